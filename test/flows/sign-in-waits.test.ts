import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { clientJSON, sessionJSON, verificationJSON } from '../support/json.ts'
import { openPage } from '../support/page.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { MANY } from '../support/sign-in.ts'
import { responseWith, ssoSetup } from '../support/sso.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const LINK = { strategy: 'email_link', email_address_id: 'idn_1', safe_identifier: EMAIL }

/** A sign-in by a link, whose verification has this status. */
const byLink = (status: string, overrides: object = {}) => ({
  id: 'sia_1',
  status: 'needs_first_factor',
  identifier: EMAIL,
  supported_first_factors: [LINK],
  first_factor_verification: verificationJSON({ strategy: 'email_link', status, expire_at: Date.now() + 600_000 }),
  ...overrides,
})

const openedBy = (status: string): string => `https://app.example.test/verify?__clerk_status=${status}`

test('on a new device a link is the second factor, and the wait is for that one (S7)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  openPage('https://app.example.test/sign-in')
  const api = createMockFrontendApi({ ...MANY, signIns: { deviceTrust: true } })
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const { transport } = api.browser()
  const { signIn } = createClient({ transport })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await signIn.emailLink.sendLink({ verificationUrl: '/verify' })
  expect(api.requests.at(-1)?.path).toMatch(/prepare_second_factor$/)
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'open_second_link', safeIdentifier: EMAIL })
  const done = vi.fn()
  const wait = signIn.emailLink.waitForVerification().then(done)
  await vi.waitUntil(() => api.requests.at(-1)?.method === 'GET')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(done).not.toHaveBeenCalled()
  await api.links.open(api.outbox.last(EMAIL).url)
  await vi.advanceTimersByTimeAsync(3_000)
  await wait
  expect(signIn.status).toBe('complete')
})

test.each(['verified', 'transferable', 'expired', 'failed', 'client_mismatch'])(
  'the wait for a link ends when the link is %s (S8)',
  async (status) => {
    openPage('https://app.example.test/sign-in')
    const { client } = ssoSetup(({ method }) => responseWith(byLink(method === 'GET' ? status : 'unverified')))
    const { future } = client.signIn
    await future.emailLink.sendLink({ emailAddress: EMAIL, verificationUrl: '/verify' })
    expect(await future.emailLink.waitForVerification({ timeout: 5_000 })).toEqual({ error: null })
    expect(future.firstFactorVerification.status).toBe(status)
  },
)

// `transferable` is shown as `verified`, a status of the official type: the address is.
test.each(['verified', 'expired', 'failed', 'client_mismatch'])(
  'the page that a link opens knows that it is %s, also without a session (S35)',
  (status) => {
    openPage(openedBy(status))
    expect(setup().client.signIn.emailLink.verification).toMatchObject({ status, createdSessionId: '' })
  },
)

const NEW_DEVICE = {
  status: 'needs_client_trust',
  supported_second_factors: [{ strategy: 'email_code', email_address_id: 'idn_1', safe_identifier: EMAIL }],
}
const SECOND = { type: 'continue_sign_in', nextStep: { type: 'choose_second_factor', reason: 'client_trust' } }

test('a link on a new device goes on with the second factor on the page that it opens (S6)', async () => {
  openPage(openedBy('verified'))
  const { client, navigations } = ssoSetup(() => responseWith(clientJSON({ sign_in: byLink('verified', NEW_DEVICE) })))
  expect(await client.handleEmailLinkVerification({ redirectUrl: '/second' })).toMatchObject(SECOND)
  expect(navigations).toEqual(['https://app.example.test/second'])
})

test('an identity token on a new device goes on with the second factor, too (S6)', async () => {
  openPage('https://app.example.test/sign-in')
  const { client, navigations } = ssoSetup(() => responseWith(byLink('verified', NEW_DEVICE)))
  const decision = await client.authenticateWithGoogleOneTap({ token: 'token', secondFactorUrl: '/second' })
  expect(decision).toMatchObject(SECOND)
  expect(navigations).toEqual(['/second'])
})

test('a session that the client does not have is an error of finalize(), and signs no user out (S28)', async () => {
  const done = byLink('verified', { status: 'complete', created_session_id: 'sess_2' })
  const signedIn = clientJSON({ sessions: [sessionJSON()], last_active_session_id: 'sess_1' })
  const { client } = ssoSetup(({ url }) => responseWith(url.pathname === '/v1/client' ? signedIn : done, signedIn))
  await client.load()
  await client.signIn.password({ identifier: EMAIL, password: PASSWORD })
  const { error } = await client.signIn.future.finalize()
  expect(error).toMatchObject({ code: 'session_not_found' })
  expect(client.$session.get()?.id).toBe('sess_1')
})
