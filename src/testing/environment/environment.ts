import type { Handler } from '../server/context.ts'
import { keySet } from '../sessions/tokens.ts'
import { presentEnvironment } from './present-environment.ts'

/** `GET /environment`, and `PATCH`, which development clients send. */
export const getEnvironment: Handler = ({ server }) => presentEnvironment(server.state)

/** `GET /.well-known/jwks.json`: the public keys of session tokens. */
export const getKeySet: Handler = () => keySet()
