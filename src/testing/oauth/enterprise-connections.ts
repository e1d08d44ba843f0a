import type { Handler } from '../server/context.ts'
import { enveloped } from '../sessions/envelope.ts'
import { ownSignUp } from '../sign-ups/own-sign-up.ts'
import { connectionsFor } from './connections.ts'

/** `GET …/enterprise_connections`: the connections for the sign-up's email address. */
export const getEnterpriseConnections: Handler = (context) => {
  const signUp = ownSignUp(context)
  const connections = connectionsFor(context.server.state.instance, signUp.values.email_address)
  const json = connections.map(({ id, name, provider }) => ({ id, name, provider, logo_public_url: null }))
  return enveloped(context, json, context.client)
}
