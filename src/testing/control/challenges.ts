import type { MockCaptcha, MockProtect } from '../contract.ts'
import { proofOf } from '../protect.ts'
import { nextId } from '../state/ids.ts'
import { type MockState, put } from '../state/state.ts'

const SDK_URL = 'https://protect.mock.test/sdk.js'

/** Stands in for the provider of captchas. */
export const createCaptcha = (state: MockState): MockCaptcha => ({
  issue: () => put(state.captchaTokens, { id: nextId(state, 'captcha'), isUsed: false }).id,
  require: () => {
    state.isCaptchaRequired = true
  },
})

/** Stands in for what the server suspects, and for the script of the challenge. */
export const createProtect = (state: MockState): MockProtect => ({
  require: ({ sdkUrl = SDK_URL, times = 1, expiresInMs = null, uiHints = null } = {}) => {
    state.protectDemand = { sdkUrl, times, expiresInMs, uiHints }
  },
  proofFor: proofOf,
})
