import { clientOf } from './client.ts'
import { enterpriseConnectionShape } from './enterprise-connection.ts'
import { environmentShape } from './environment.ts'
import { list } from './kinds.ts'
import { receivedSessionShape, sessionShape, tokenShape } from './session.ts'

/** What a response may contain, by name, beside a sign-up. */
export const REST = {
  client: clientOf(receivedSessionShape),
  session: sessionShape,
  environment: environmentShape,
  token: tokenShape,
  enterprise_connections: list(enterpriseConnectionShape),
}
