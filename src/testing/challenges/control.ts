import { ANYTHING, type Members, requireKnownMembers } from '../environment/members.ts'
import { nextId } from '../state/ids.ts'
import { type MockState, put } from '../state/state.ts'
import type { MockCaptcha, MockProtect, MockProtectInput } from '../types.ts'
import { proofOf } from './protect.ts'

const CHALLENGE = {
  sdkUrl: ANYTHING,
  times: ANYTHING,
  expiresInMs: ANYTHING,
  uiHints: ANYTHING,
} satisfies Record<keyof MockProtectInput, Members>

const SDK_URL = 'https://protect.mock.test/sdk.js'

/** Acts as the captcha provider. */
export const createCaptcha = (state: MockState): MockCaptcha => ({
  issue: () => put(state.captchaTokens, { id: nextId(state, 'captcha'), isUsed: false }).id,
  require: () => {
    state.isCaptchaRequired = true
  },
})

/** Acts as the server that requires a challenge, and as the challenge's script. */
export const createProtect = (state: MockState, strict: boolean): MockProtect => ({
  require: (challenge = {}) => {
    if (strict) requireKnownMembers(challenge, CHALLENGE, 'protect.require()')
    const { sdkUrl = SDK_URL, times = 1, expiresInMs = null, uiHints = null } = challenge
    state.protectDemand = { sdkUrl, times, expiresInMs, uiHints }
  },
  proofFor: proofOf,
})
