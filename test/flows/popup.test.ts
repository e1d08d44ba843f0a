import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PopupWindow, SignUp } from '../../src/index.ts'
import { clientJSON, errorJSON, signUpJSON } from '../support/json.ts'
import type { SeenRequest } from '../support/server.ts'
import { PROVIDER_URL, responseWith, ssoSetup, underWay } from '../support/sso.ts'
import { fakePage, fakePopup } from '../support/windows.ts'

const PORTAL = 'https://accounts.example.test'
const HERE = 'https://app.example.test'
const PARAMS = { strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' } as const
const CLASSIC = { strategy: 'oauth_google', redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome' } as const

const session = { object: 'session', id: 'sess_1', status: 'active', user: null, last_active_token: null }
const complete = signUpJSON({ status: 'complete', created_session_id: 'sess_1', unverified_fields: [] })
const signedIn = clientJSON({ sessions: [session], last_active_session_id: 'sess_1' })

/** A server at which the round trip succeeds. */
const succeeds = ({ method, url: { pathname } }: SeenRequest): Response => {
  if (pathname.endsWith('/touch')) return responseWith(session, signedIn)
  if (pathname.endsWith('/tokens')) return Response.json({ jwt: 'e30.e30.c2ln' })
  if (pathname === '/v1/client') return responseWith(signedIn)
  return method === 'GET' ? responseWith(complete, signedIn) : responseWith(underWay)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('location', new URL(`${HERE}/sign-up`))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const opened = (popup: { readonly visited: string[] }): Promise<void> =>
  vi.waitFor(() => expect(popup.visited).toEqual([PROVIDER_URL]), { interval: 1 })

test('the popup goes to the provider, the account portal reports, and the sign-up is read again', async () => {
  const { listeners, say } = fakePage()
  const popup = fakePopup()
  const { future, form, navigations, signUp } = ssoSetup(succeeds)
  const signingUp = future.sso({ ...PARAMS, popup })
  await opened(popup)
  say(PORTAL, { session: 'sess_1' }, popup)
  expect(await signingUp).toEqual({ error: null })
  await vi.advanceTimersByTimeAsync(0)
  expect(popup.closed).toBe(true)
  expect(listeners()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
  const redirectUrl = new URL(form(0).redirect_url ?? '')
  expect(`${redirectUrl.origin}${redirectUrl.pathname}`).toBe(`${PORTAL}/popup-callback`)
  // A path is resolved before anything is made of it (F28).
  expect(redirectUrl.searchParams.get('return_url')).toMatch(/^https:\/\/app\.example\.test\/sso-callback\?/)
  expect(form(0).action_complete_redirect_url).toBe(`${PORTAL}/popup-callback`)
  expect(signUp.$nextStep.get()).toEqual({ type: 'finalize', sessionId: 'sess_1' })
  expect(navigations).toEqual([])
})

test('authenticateWithPopup() makes the session the active one and goes on in this page', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const { client, signUp, form, navigations } = ssoSetup(succeeds)
  const signingUp = signUp.authenticateWithPopup({ ...CLASSIC, popup })
  await opened(popup)
  say(PORTAL, { session: 'sess_1' }, popup)
  expect(await signingUp).toBeUndefined()
  expect(form(0).redirect_url).toContain('intent%3DsignUp')
  expect(client.$session.get()?.id).toBe('sess_1')
  expect(navigations).toEqual([`${HERE}/welcome`])
  expect(signUp.id).toBeUndefined()
})

test('with something left to do the page goes on at the address that the popup reports', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const { signUp, navigations, client } = ssoSetup(() => responseWith(underWay))
  const signingUp = signUp.authenticateWithPopup({ ...CLASSIC, popup })
  await opened(popup)
  say(PORTAL, { return_url: `${HERE}/sso-callback?a=1` }, popup)
  await signingUp
  expect(navigations).toEqual([`${HERE}/sso-callback?a=1`])
  expect(client.$session.get()).toBeNull()
})

test('a page of one’s own reports instead of the portal', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const { signUp, form, navigations } = ssoSetup(succeeds)
  const signingUp = signUp.authenticateWithPopup({ ...CLASSIC, popup, popupCallbackUrl: '/popup' })
  await opened(popup)
  say(PORTAL, { session: 'sess_evil' }, popup)
  say(HERE, { return_url: `${HERE}/popup` }, popup)
  await signingUp
  expect(form(0)).toMatchObject({ redirect_url: `${HERE}/popup`, action_complete_redirect_url: `${HERE}/popup` })
  expect(navigations).toEqual([`${HERE}/welcome`])
})

test('a page of one’s own knows no destination: with something left to do the callback page goes on', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const { signUp, navigations } = ssoSetup(() => responseWith(underWay))
  const signingUp = signUp.authenticateWithPopup({ ...CLASSIC, popup, popupCallbackUrl: '/popup' })
  await opened(popup)
  say(HERE, { return_url: `${HERE}/popup` }, popup)
  await signingUp
  expect(navigations).toEqual([`${HERE}/sso-callback`])
})

test('where the instance has no portal, the callback page itself reports', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const transport = async ({ method }: { method: string }) => ({
    status: 200,
    headers: new Headers(),
    body: { response: method === 'GET' ? complete : underWay, client: null },
  })
  const { future, signUp } = ssoSetup(undefined, { transport })
  const signingUp = future.sso({ ...PARAMS, popup })
  await opened(popup)
  say(HERE, { return_url: `${HERE}/sso-callback` }, popup)
  expect(await signingUp).toEqual({ error: null })
  expect(signUp.status).toBe('complete')
})

test('completePopup() reports to the page that opened this one, and closes this one', async () => {
  const { page } = fakePage()
  const { client, seen } = ssoSetup()
  const opener = { closed: false, postMessage: vi.fn() }
  page.opener = opener
  expect(await client.completePopup()).toBe(true)
  expect(opener.postMessage).toHaveBeenCalledExactlyOnceWith({ return_url: `${HERE}/sign-up` }, HERE)
  expect(page.close).toHaveBeenCalledOnce()
  expect(seen).toEqual([])
})

test.each<[string, string, (signUp: SignUp, page: PopupWindow) => Promise<unknown>]>([
  ['a popup that was blocked', 'popup_blocked', (signUp) => signUp.sso({ ...PARAMS, popup: null })],
  [
    'a popup that was blocked, classically',
    'popup_blocked',
    (signUp) => signUp.authenticateWithPopup({ ...CLASSIC, popup: null }),
  ],
  [
    'a popup that is closed',
    'popup_blocked',
    (signUp) => signUp.sso({ ...PARAMS, popup: { ...fakePopup(), closed: true } }),
  ],
  [
    'no popup',
    'invalid_parameter',
    (signUp) => signUp.authenticateWithPopup({ ...CLASSIC, popup: undefined as never }),
  ],
  ['this very window', 'invalid_parameter', (signUp, page) => signUp.sso({ ...PARAMS, popup: page })],
  ['no window', 'invalid_parameter', (signUp) => signUp.sso({ ...PARAMS, popup: 'window' as never })],
  ['a time-out of 0', 'invalid_parameter', (signUp) => signUp.sso({ ...PARAMS, popup: fakePopup(), popupTimeout: 0 })],
  [
    'a page elsewhere that would report',
    'invalid_parameter',
    (signUp) => signUp.sso({ ...PARAMS, popup: fakePopup(), popupCallbackUrl: 'https://elsewhere.example.test/' }),
  ],
])('%s is %s, and nothing is sent', async (_, code, call) => {
  const { page, listeners } = fakePage()
  const { signUp, seen } = ssoSetup()
  await expect(call(signUp, page as unknown as PopupWindow)).rejects.toMatchObject({ kind: 'flow', code })
  expect(seen).toEqual([])
  expect(listeners()).toBe(0)
})

/** A round trip that is waiting for its popup. */
const waiting = async (params: object = {}, options: object = {}) => {
  const windows = fakePage()
  const popup = fakePopup()
  const made = ssoSetup()
  const signingUp = made.future.sso({ ...PARAMS, popup, ...params }, options)
  await opened(popup)
  const ended = async (): Promise<unknown> => {
    const { error } = await signingUp
    await vi.advanceTimersByTimeAsync(0)
    expect(windows.listeners()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
    expect(popup.closed).toBe(true)
    return error
  }
  return { ...windows, ...made, popup, ended }
}

test('a popup that the user closes ends the call (F27)', async () => {
  const { popup, signUp, ended } = await waiting()
  popup.closed = true
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await ended()).toMatchObject({ code: 'popup_closed' })
  expect(signUp.$fetchStatus.get()).toBe('idle')
  expect(signUp.$errors.get().global).toMatchObject([{ code: 'popup_closed' }])
})

test('a popup that reports and closes at once has reported', async () => {
  const { popup, say, ended } = await waiting()
  popup.closed = true
  await vi.advanceTimersByTimeAsync(500)
  say(PORTAL, { session: 'sess_1' })
  expect(await ended()).toBeNull()
})

test.each([null, 'hello', {}, { session: '' }, { return_url: 'javascript:alert(1)' }, { session: 1 }])(
  'a message that says nothing is an error, and no success: %j (F27)',
  async (data) => {
    const { popup, say, ended } = await waiting()
    say(PORTAL, data, popup)
    expect(await ended()).toMatchObject({ kind: 'flow', code: 'popup_failed' })
  },
)

test('what other origins and other windows say is not for us', async () => {
  const { popup, say, ended } = await waiting()
  say('https://evil.example.test', 'unreadable', popup)
  say(PORTAL, 'unreadable', fakePopup())
  say(PORTAL, { session: 'sess_1' }, popup)
  expect(await ended()).toBeNull()
})

test('a popup that takes too long ends as popup_timeout', async () => {
  const { ended } = await waiting({ popupTimeout: 60_000 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await ended()).toMatchObject({ code: 'popup_timeout' })
})

test('aborting ends the wait, and so does reset()', async () => {
  const controller = new AbortController()
  const first = await waiting({}, { signal: controller.signal })
  controller.abort()
  expect(await first.ended()).toMatchObject({ code: 'aborted' })
  const second = await waiting()
  await second.signUp.reset()
  expect(await second.ended()).toMatchObject({ code: 'discarded' })
})

test('a request that fails closes the popup and leaves no listener (F28)', async () => {
  const { listeners } = fakePage()
  const popup = fakePopup()
  const { signUp } = ssoSetup(() => Response.json(errorJSON('form_param_value_invalid', 'strategy'), { status: 422 }))
  await expect(signUp.authenticateWithPopup({ ...CLASSIC, popup })).rejects.toMatchObject({ status: 422 })
  expect(popup.visited).toEqual([])
  expect(popup.closed).toBe(true)
  expect(listeners()).toBe(0)
})

test('the portal of a development instance gets to know which browser this is', async () => {
  const { say } = fakePage()
  const popup = fakePopup()
  const { future, form } = ssoSetup(
    (request) => (request.url.pathname === '/v1/dev_browser' ? Response.json({ id: 'dvb_1' }) : succeeds(request)),
    { publishableKey: `pk_test_${btoa('calm-owl-7.clerk.accounts.dev$')}` },
  )
  const signingUp = future.sso({ ...PARAMS, popup })
  await opened(popup)
  const redirectUrl = new URL(form(1).redirect_url ?? '')
  expect(redirectUrl.origin).toBe('https://calm-owl-7.accounts.dev')
  expect(redirectUrl.searchParams.get('__clerk_db_jwt')).toBe('dvb_1')
  say('https://calm-owl-7.accounts.dev', { session: 'sess_1' }, popup)
  expect(await signingUp).toEqual({ error: null })
})
