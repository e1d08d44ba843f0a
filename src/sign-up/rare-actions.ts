// Rarely used ways to sign up: one chunk, so that bundlers need not cut the rest into small pieces.

export { authenticateWithPopup, authenticateWithRedirect, signUpWithOAuth } from './authenticate.ts'
export { completePopup } from './complete-popup.ts'
export { handleEmailLinkVerification } from './email-link-page.ts'
export { waitForEmailLinkVerification } from './email-link-wait.ts'
export { getEnterpriseConnections } from './enterprise-connections.ts'
export { sso } from './sso.ts'
export { authenticateWithWeb3, web3, web3With } from './web3.ts'
