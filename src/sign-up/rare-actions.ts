// Rarely used ways to sign up: one chunk, so that bundlers need not cut the rest into small pieces.

export { completePopup } from '../attempts/complete-popup.ts'
export { advance } from './advance.ts'
export { waitForEmailLinkVerification } from './email-link-wait.ts'
export { getEnterpriseConnections } from './enterprise-connections.ts'
export { authenticateWithPopup, authenticateWithRedirect, signUpWithOAuth, sso } from './sso.ts'
export { authenticateWithWeb3, web3, web3With } from './web3.ts'
