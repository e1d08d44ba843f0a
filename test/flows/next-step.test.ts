import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient, type NextStep } from '../../src/index.ts'
import { clientJSON, sessionJSON, signUpJSON, verificationJSON } from '../support/json.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const MINUTE_MS = 60_000

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

/** A client over a server that responds with what `server` holds; the settings are apart. */
const connect = (first: Record<string, unknown>, environment: unknown = {}) => {
  const server = {
    signUp: signUpJSON(first),
    client: clientJSON() as Record<string, unknown>,
    requests: [] as string[],
  }
  const client = createClient({
    transport: async ({ method, path }) => {
      server.requests.push(`${method} ${path}`)
      const bodies: Readonly<Record<string, unknown>> = {
        '/environment': environment,
        '/client': { response: server.client, client: null },
      }
      const body = bodies[path] ?? { response: server.signUp, client: server.client }
      return { status: 200, headers: new Headers(), body }
    },
  })
  return { server, client, signUp: client.signUp }
}

const emailCode = (expireAt: number, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  verifications: { email_address: verificationJSON({ expire_at: expireAt, ...overrides }) },
})

test('a code that expires is no longer sent, though nothing is called', async () => {
  const { signUp } = connect(emailCode(NOW + 10 * MINUTE_MS))
  const shown: boolean[] = []
  signUp.$nextStep.subscribe((step) => {
    if (step.type === 'verify') shown.push(step.sent)
  })
  await signUp.create()
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS - 1)
  expect(shown).toEqual([true])
  await vi.advanceTimersByTimeAsync(1)
  expect(shown).toEqual([true, false])
})

test('without a subscriber there is no timer, and what is read is as of now', async () => {
  const { signUp } = connect(emailCode(NOW + 10 * MINUTE_MS))
  await signUp.create()
  expect(signUp.$nextStep.get()).toMatchObject({ sent: true })
  // A store stays mounted for a moment after it was read.
  await vi.advanceTimersByTimeAsync(2_000)
  expect(vi.getTimerCount()).toBe(0)
  vi.setSystemTime(NOW + 10 * MINUTE_MS)
  expect(signUp.$nextStep.get()).toMatchObject({ sent: false })
})

test('when the last subscriber leaves, the timer goes', async () => {
  const { signUp } = connect(emailCode(NOW + 10 * MINUTE_MS))
  const leave = signUp.$nextStep.subscribe(() => {})
  await signUp.create()
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  leave()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(vi.getTimerCount()).toBe(0)
})

test.each([
  ['an hour ahead', -60 * MINUTE_MS],
  ['a day ahead', -24 * 60 * MINUTE_MS],
  ['months ahead', -300 * 24 * 60 * MINUTE_MS],
])(
  'a browser whose clock is %s still shows that a code was sent, for as long as one is accepted',
  async (_, skewMs) => {
    const { signUp } = connect(emailCode(NOW + skewMs + 10 * MINUTE_MS))
    await signUp.create()
    expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: true })
    vi.setSystemTime(NOW + 10 * MINUTE_MS)
    expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: false })
  },
)

const attribute = (members: Record<string, unknown>) => ({ enabled: true, required: true, ...members })

const settings = {
  user_settings: {
    attributes: {
      email_address: attribute({ verifications: ['email_link', 'email_code'] }),
      phone_number: attribute({ verifications: ['phone_code'] }),
      web3_wallet: attribute({ verifications: [], first_factors: ['web3_metamask_signature', 'web3_base_signature'] }),
    },
    social: {
      oauth_google: { enabled: true, authenticatable: true, strategy: 'oauth_google', name: 'Google' },
      oauth_old: { enabled: true, authenticatable: true, not_selectable: true, strategy: 'oauth_old', name: 'Old' },
      oauth_link: { enabled: true, authenticatable: false, strategy: 'oauth_link', name: 'Link only' },
      oauth_off: { enabled: false, authenticatable: true, strategy: 'oauth_off', name: 'Off' },
      oauth_bare: { enabled: true, deprecated: true, strategy: 'oauth_bare' },
    },
  },
}

test.each([
  ['email_address', ['email_link', 'email_code']],
  ['phone_number', ['phone_code']],
  ['web3_wallet', ['web3_metamask_signature', 'web3_base_signature']],
  ['oauth_google', ['oauth_google']],
  ['enterprise_sso', ['enterprise_sso']],
])('how %s is verified comes from the settings while its verification was never started', async (field, strategies) => {
  const { client, signUp } = connect({ unverified_fields: [field], verifications: {} }, settings)
  await client.load()
  await signUp.create()
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', field, strategies, sent: false, attempts: null })
})

test('a verification that was started says itself how it goes on', async () => {
  const { client, signUp } = connect(emailCode(NOW + MINUTE_MS, { supported_strategies: ['email_code'] }), settings)
  await client.load()
  await signUp.create()
  expect(signUp.$nextStep.get()).toMatchObject({ strategies: ['email_code'], sent: true })
})

test('the providers are those that can be signed up with', async () => {
  const { client, signUp } = connect({ optional_fields: ['oauth_github', 'first_name'] }, settings)
  await client.load()
  expect(client.$environment.get()?.social).toEqual([
    expect.objectContaining({ strategy: 'oauth_google', name: 'Google', deprecated: false, authenticatable: true }),
    expect.objectContaining({ strategy: 'oauth_bare', name: 'oauth_bare', deprecated: true, notSelectable: false }),
  ])
  await signUp.create()
  expect(signUp.supportedExternalAccounts).toEqual(['oauth_github', 'oauth_google', 'oauth_bare'])
  expect(signUp.$supportedExternalAccounts.get()).toBe(signUp.supportedExternalAccounts)
})

const PROVIDER = 'https://provider.test/authorize'

const atProvider = (overrides: Record<string, unknown> = {}, url = PROVIDER): Record<string, unknown> => ({
  ...overrides,
  verifications: {
    external_account: verificationJSON({ strategy: 'oauth_google', external_verification_redirect_url: url }),
  },
})

test.each([
  ['a password', { has_password: true, missing_fields: ['username'] }, 'collect'],
  ['an address', { email_address: 'grace@example.test', missing_fields: [] }, 'verify'],
])('a user who came back from a provider without it and gives %s goes on there', async (_, given, type) => {
  const { server, signUp } = connect(atProvider({ missing_fields: ['username'] }))
  await signUp.create()
  expect(signUp.$nextStep.get()).toEqual({ type: 'continue_external', url: PROVIDER })
  await signUp.reload()
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'continue_external' })
  server.signUp = signUpJSON(atProvider(given))
  await signUp.update({ firstName: 'Ada' })
  expect(signUp.$nextStep.get()).toMatchObject({ type })
  await signUp.reload()
  expect(signUp.$nextStep.get()).toMatchObject({ type })
  server.signUp = signUpJSON(atProvider(given, `${PROVIDER}?again`))
  await signUp.update({ strategy: 'oauth_google' })
  expect(signUp.$nextStep.get()).toEqual({ type: 'continue_external', url: `${PROVIDER}?again` })
})

test('a round trip that was open when the page was loaded is what to go on with', async () => {
  const { server, client } = connect({})
  server.client = clientJSON({ sign_up: signUpJSON(atProvider()) })
  await client.load()
  expect(client.signUp.$nextStep.get()).toMatchObject({ type: 'continue_external' })
})

const withUser = clientJSON({
  sessions: [sessionJSON({ user: { id: 'user_1', email_addresses: [{ id: 'idn_1', email_address: 'a@b.test' }] } })],
})

test.each<[string, Record<string, unknown>, NextStep['type']]>([
  ['nothing', { status: 'abandoned' }, 'restart'],
  ['a code', emailCode(NOW + MINUTE_MS, { verified_at_client: 'client_1' }), 'verify'],
  ['a provider', atProvider(), 'continue_external'],
  ['a challenge', { protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/' } }, 'protect_check'],
  ['a session', { status: 'complete', created_session_id: 'sess_1', unverified_fields: [] }, 'finalize'],
])('every store holds plain data: with %s to go on with it can be cloned', async (_, overrides, type) => {
  const { client, server, signUp } = connect(overrides, settings)
  server.client = withUser
  await client.load()
  await signUp.create()
  expect(signUp.$nextStep.get().type).toBe(type)
  const owners: object[] = [client, signUp, Object.getPrototypeOf(signUp)]
  const names = owners.flatMap(Object.getOwnPropertyNames).filter((name) => name.startsWith('$'))
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) {
    const store = Reflect.get(name in signUp ? signUp : client, name) as { get(): unknown }
    const value = store.get()
    expect(structuredClone(value), name).toEqual(value)
    expect(JSON.stringify(value) ?? '', name).not.toContain('function')
  }
})

test('what a face adds to the data of a verification is there, and keeps its identity while nothing changed', async () => {
  const { signUp } = connect(atProvider({ email_address: 'a@b.test' }))
  await signUp.create()
  const { externalAccount, emailAddress } = signUp.verifications
  expect(externalAccount.externalVerificationRedirectURL).toEqual(new URL(PROVIDER))
  expect(emailAddress.verifiedFromTheSameClient()).toBe(false)
  await signUp.reload()
  expect(signUp.verifications.externalAccount).toBe(externalAccount)
  expect(signUp.future.verifications.externalAccount).toBe(externalAccount)
})

const unprepared = { unverified_fields: ['email_address'], verifications: {} }

test('a screen that uses $nextStep without load() finds the strategies when the call ends', async () => {
  const { server, signUp } = connect(unprepared, settings)
  signUp.$nextStep.subscribe(() => {})
  await signUp.create()
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', strategies: ['email_link', 'email_code'] })
  await signUp.update({ firstName: 'Ada' })
  expect(server.requests.filter((request) => request.endsWith('/environment'))).toHaveLength(1)
})

test('what is first read after the call fills in as soon as the settings are there', async () => {
  const { server, signUp } = connect(unprepared, settings)
  await signUp.create()
  expect(server.requests).toEqual(['POST /client/sign_ups'])
  expect(signUp.$nextStep.get()).toMatchObject({ strategies: [] })
  await vi.advanceTimersByTimeAsync(0)
  expect(signUp.$nextStep.get()).toMatchObject({ strategies: ['email_link', 'email_code'] })
})

test.each([
  ['fail', () => Promise.reject(new TypeError('Load failed'))],
  ['never come', () => new Promise<never>(() => {})],
])('settings that %s do not keep a call that is done from ending', async (_, environment) => {
  const client = createClient({
    transport: async ({ path }) => {
      if (path === '/environment') return environment()
      return { status: 200, headers: new Headers(), body: { response: signUpJSON(unprepared), client: clientJSON() } }
    },
  })
  client.signUp.$nextStep.subscribe(() => {})
  const ended = client.signUp.future.create()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await ended).toEqual({ error: null })
  expect(client.signUp.$nextStep.get()).toMatchObject({ type: 'verify', strategies: [] })
})

test('settings that never come delay one call, and not each', async () => {
  const client = createClient({
    transport: async ({ path }) => {
      if (path === '/environment') return new Promise<never>(() => {})
      return { status: 200, headers: new Headers(), body: { response: signUpJSON(unprepared), client: clientJSON() } }
    },
  })
  client.signUp.$nextStep.subscribe(() => {})
  const first = client.signUp.future.create()
  await vi.advanceTimersByTimeAsync(3_000)
  await first
  let isOver = false
  client.signUp.future.update({ firstName: 'Ada' }).then(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(1)
  expect(isOver).toBe(true)
})

test('the strategies are found beside a round trip that the user left, too', async () => {
  const { server, signUp } = connect(atProvider(unprepared), settings)
  signUp.$nextStep.subscribe(() => {})
  server.signUp = signUpJSON({ ...atProvider(), missing_fields: [], unverified_fields: ['email_address'] })
  await signUp.create()
  await signUp.update({ emailAddress: 'ada@example.test' })
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', strategies: ['email_link', 'email_code'] })
})
