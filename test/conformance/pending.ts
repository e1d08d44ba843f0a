/**
 * The recordings that wait for something that is not there yet, by what they wait for: a path from the client, or a code
 * of our own errors. When it is there, its recordings leave this list and are replayed.
 */
export const PENDING: Readonly<Record<string, readonly string[]>> = {
  'signUp.authenticateWithBase': ['web3-base'],
  'signUp.authenticateWithCoinbaseWallet': ['web3-coinbase-4001-retry'],
  'signUp.authenticateWithMetamask': [
    'web3-create-fails',
    'web3-metamask',
    'web3-metamask-4001',
    'web3-metamask-connect-rejected',
    'web3-metamask-injected-only',
    'web3-metamask-params',
  ],
  'signUp.authenticateWithWeb3': ['web3-generic-4001-coinbase', 'web3-generic-no-generator', 'web3-no-message'],
  'signUp.submitProtectCheck': ['protect-check-classic'],
  'signUp.future.submitProtectCheck': ['protect-check-future'],
  'signUp.future.web3': [
    'future-web3-attempt-fails',
    'future-web3-coinbase-4001-retry',
    'future-web3-metamask',
    'future-web3-params',
    'future-web3-unsupported',
  ],
  'FLOW_ERROR_CODES.captcha_failed': ['captcha-token-classic', 'captcha-token-future', 'captcha-unavailable'],
}

export const pendingNames: ReadonlySet<string> = new Set(Object.values(PENDING).flat())
