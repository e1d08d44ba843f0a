import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as core from '../../../src/core.ts'
import { createClient } from '../../../src/index.ts'
import { play, playLoad } from './player.ts'
import { recordedSignUps } from './recorded-sign-up.ts'

const entries = {
  default: createClient,
  core: (options: core.HttpTransportOptions) =>
    core.createClient({ ...options, transport: core.fetchTransport(options) }),
}

afterEach(() => {
  vi.useRealTimers()
})

describe.each(recordedSignUps)('$name: $title', (recorded) => {
  beforeEach(() => {
    vi.useFakeTimers({ now: recorded.now, toFake: ['Date'] })
  })

  test.each(Object.entries(entries))('the %s entry signs the user in', async (_, connect) => {
    expect(await play(recorded, connect)).toHaveLength(recorded.steps.length)
  })

  test('both entries show the same after each call', async () => {
    expect(await play(recorded, entries.default)).toEqual(await play(recorded, entries.core))
  })
})

/** Of `environment.json`. */
const ENVIRONMENT = {
  applicationName: 'Meadow',
  singleSessionMode: true,
  attributes: {
    email_address: { enabled: true, required: true, verifyAtSignUp: true, verifications: ['email_code', 'email_link'] },
    phone_number: { enabled: true, required: false, verifyAtSignUp: true, verifications: ['phone_code'] },
    username: { enabled: true, required: false, verifyAtSignUp: false, verifications: [] },
    web3_wallet: { enabled: false },
  },
  // Notion's accounts can be connected, but not signed up with.
  social: [
    { strategy: 'oauth_github', name: 'GitHub', authenticatable: true, notSelectable: false, deprecated: false },
    { strategy: 'oauth_google', name: 'Google', authenticatable: true, notSelectable: false, deprecated: false },
  ],
  enterpriseSSO: false,
  signUp: { mode: 'public', progressive: true, captchaEnabled: false, legalConsentEnabled: true },
  captcha: { publicKey: null, invisiblePublicKey: null, oauthBypass: [] },
  passwordSettings: { minLength: 8, maxLength: null, requireNumbers: true, allowedSpecialCharacters: '!+-_' },
  usernameSettings: { minLength: 4, maxLength: 64 },
  urls: { signIn: 'https://app.meadow.example/sign-in', terms: 'https://meadow.example/terms' },
}

test.each(Object.entries(entries))('the %s entry reads the settings of the service', async (_, connect) => {
  for (const recorded of recordedSignUps)
    expect(await playLoad(recorded, connect), recorded.name).toMatchObject({
      client: { $status: 'ready', $environment: ENVIRONMENT },
    })
})

test('the recorded sign-ups are these', () => {
  expect(recordedSignUps.map(({ name }) => name.replace('.json', ''))).toEqual([
    'completed-elsewhere',
    'corrected-address',
    'email-and-phone-code',
    'email-code',
    'oauth',
    'opened-afterwards',
    'password-changes',
    'two-requests',
  ])
})
