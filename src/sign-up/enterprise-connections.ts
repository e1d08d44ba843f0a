import type { Call } from '../calls/call.ts'
import { type EnterpriseConnection, enterpriseConnectionsShape } from '../shapes/enterprise-connection.ts'
import { paths } from '../shapes/paths.ts'
import { signUpId } from './requests.ts'

/** Reads the enterprise connections that this sign-up may use. */
export const getEnterpriseConnections = async (call: Call): Promise<EnterpriseConnection[]> => {
  const id = await call.inTurn(signUpId)
  const { response } = await call.read(enterpriseConnectionsShape, {
    method: 'GET',
    path: paths.enterpriseConnections(id),
  })
  return response ?? []
}
