import type { ScopedFlow } from '../flow/flow.ts'
import type { EnterpriseConnection } from '../model/enterprise-connection.ts'
import { paths } from '../wire/paths.ts'
import { signUpId } from './parameters.ts'

/** Reads the enterprise connections that this sign-up may use. */
export const getEnterpriseConnections = async (flow: ScopedFlow): Promise<EnterpriseConnection[]> => {
  const id = await flow.inTurn(signUpId)
  const { response } = await flow.read('enterprise_connections', {
    method: 'GET',
    path: paths.enterpriseConnections(id),
  })
  return response ?? []
}
