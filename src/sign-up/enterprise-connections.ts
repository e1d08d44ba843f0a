import { signUpId } from '../calls/check-arguments.ts'
import type { Call } from '../calls/run.ts'
import type { EnterpriseConnection } from '../shapes/enterprise-connection.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the enterprise connections that this sign-up may use. */
export const getEnterpriseConnections = async (call: Call): Promise<EnterpriseConnection[]> => {
  const id = await call.inTurn(signUpId)
  const { response } = await call.read('enterprise_connections', {
    method: 'GET',
    path: paths.enterpriseConnections(id),
  })
  return response ?? []
}
