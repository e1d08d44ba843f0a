import { callLater } from '../runtime/call-later.ts'
import { later } from '../runtime/later.ts'

type RareActions = typeof import('./rare-actions.ts')

const rare = callLater(later(() => import('./rare-actions.ts')))

// Each is the function of its name in the file that `rare-actions.ts` names.
// None of these must keep its order before a later call that is made without an `await`.
export const advance = rare(({ advance }) => advance)
export const web3 = rare(({ web3 }) => web3)
export const authenticateWithWeb3 = rare(({ authenticateWithWeb3 }) => authenticateWithWeb3)
export const web3With = (strategy: Parameters<RareActions['web3With']>[0]) => rare(({ web3With }) => web3With(strategy))
export const sso = rare(({ sso }) => sso)
export const authenticateWithRedirect = rare(({ authenticateWithRedirect }) => authenticateWithRedirect)
export const authenticateWithPopup = rare(({ authenticateWithPopup }) => authenticateWithPopup)
export const signUpWithOAuth = rare(({ signUpWithOAuth }) => signUpWithOAuth)
export const getEnterpriseConnections = rare(({ getEnterpriseConnections }) => getEnterpriseConnections)
export const completePopup = rare(({ completePopup }) => completePopup)
export const waitForEmailLinkVerification = rare(({ waitForEmailLinkVerification }) => waitForEmailLinkVerification)
