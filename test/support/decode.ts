import { type ClientData, clientShape, partsOf } from '../../src/shapes/client.ts'
import { environmentShape } from '../../src/shapes/environment.ts'
import type { Decoded, Kind } from '../../src/shapes/kinds.ts'
import { read } from '../../src/shapes/read.ts'
import { type SignUpAttempt, signUpShape } from '../../src/shapes/sign-up.ts'

const decode = <Described extends Kind<unknown>>(kind: Described, json: unknown): Decoded<Described> => {
  const decoded = read(kind, json)
  if (decoded === undefined) throw new Error('This test data cannot be read.')
  // What a kind reads is what its description says.
  return decoded as Decoded<Described>
}

/** The sign-up of the wire as state; `null` stands for the one that was not started. */
export const decodeSignUp = (json: unknown): SignUpAttempt =>
  json === null ? signUpShape.empty : decode(signUpShape, json)

export const decodeClient = (json: unknown): ClientData => partsOf(decode(clientShape, json)).client

export const decodeEnvironment = (json: unknown): Decoded<typeof environmentShape> => decode(environmentShape, json)
