import { connectionsFor } from '../providers/connections.ts'
import type { Handler } from './context.ts'
import { enveloped } from './envelope.ts'
import { ownSignUp } from './own-sign-up.ts'

/** `GET …/enterprise_connections`: the connections for the sign-up's email address. */
export const getEnterpriseConnections: Handler = (context) => {
  const signUp = ownSignUp(context)
  const connections = connectionsFor(context.server.state.instance, signUp.values.email_address)
  const json = connections.map(({ id, name, provider }) => ({ id, name, provider, logo_public_url: null }))
  return enveloped(context, json, context.client)
}
