/**
 * The recordings that wait for something that is not there yet, by what they wait for: a path from the client, or a code
 * of our own errors. When it is there, its recordings leave this list and are replayed.
 */
export const PENDING: Readonly<Record<string, readonly string[]>> = {
  'signUp.submitProtectCheck': ['protect-check-classic'],
  'signUp.future.submitProtectCheck': ['protect-check-future'],
  'FLOW_ERROR_CODES.captcha_failed': ['captcha-token-classic', 'captcha-token-future', 'captcha-unavailable'],
}

export const pendingNames: ReadonlySet<string> = new Set(Object.values(PENDING).flat())
