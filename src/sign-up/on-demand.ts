import { chunk } from '../runtime/chunk.ts'
import { closingPopup } from './close-popup.ts'

type Ways = typeof import('./rare-actions.ts')

const load = chunk(() => import('./rare-actions.ts'))

/** An action that is loaded on first use. A script tag bundles it; other bundlers make a chunk of it. */
const later =
  <Args extends unknown[], Result>(pick: (ways: Ways) => (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> =>
    pick(await load())(...args)

// None of these must keep its order before a later call that is made without an `await`.
export const web3 = later((ways) => ways.web3)
export const authenticateWithWeb3 = later((ways) => ways.authenticateWithWeb3)
export const web3With = (strategy: Parameters<Ways['web3With']>[0]) => later((ways) => ways.web3With(strategy))
export const sso = closingPopup(later((ways) => ways.sso))
export const authenticateWithRedirect = later((ways) => ways.authenticateWithRedirect)
export const authenticateWithPopup = closingPopup(later((ways) => ways.authenticateWithPopup))
export const signUpWithOAuth = later((ways) => ways.signUpWithOAuth)
export const getEnterpriseConnections = later((ways) => ways.getEnterpriseConnections)
export const handleRedirectCallback = later((ways) => ways.handleRedirectCallback)
export const completePopup = later((ways) => ways.completePopup)
export const waitForEmailLinkVerification = later((ways) => ways.waitForEmailLinkVerification)
export const handleEmailLinkVerification = later((ways) => ways.handleEmailLinkVerification)
