// Rarely used ways to sign up: one chunk, so that bundlers need not cut the rest into small pieces.

import type { Call } from '../calls/call.ts'
import { type EnterpriseConnection, enterpriseConnectionsShape } from '../shapes/enterprise-connection.ts'
import { paths } from '../shapes/paths.ts'
import { signUpId } from './requests.ts'

export { completePopup } from '../attempts/complete-popup.ts'
export { advance } from './advance.ts'
export { waitForEmailLinkVerification } from './email-link-wait.ts'
export { authenticateWithPopup, authenticateWithRedirect, signUpWithOAuth, sso } from './sso.ts'
export { authenticateWithWeb3, web3, web3With } from './web3.ts'

/** Reads the enterprise connections that this sign-up may use. */
export const getEnterpriseConnections = async (call: Call): Promise<EnterpriseConnection[]> => {
  const id = await call.inTurn(signUpId)
  const { response } = await call.read(enterpriseConnectionsShape, {
    method: 'GET',
    path: paths.enterpriseConnections(id),
  })
  return response ?? []
}
