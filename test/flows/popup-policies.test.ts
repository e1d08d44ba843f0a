import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { errorJSON, signUpJSON } from '../support/json.ts'
import { connectionFailed } from '../support/server.ts'
import { PROVIDER_URL, responseWith, type SSOSetup, ssoSetup, underWay, withAccount } from '../support/sso.ts'
import { type FakePopup, fakePage, fakePopup, separatedPopup } from '../support/windows.ts'

const HERE = 'https://app.example.test'
const PARAMS = { strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' } as const
const COMPLETE = signUpJSON({ status: 'complete', created_session_id: 'sess_1', unverified_fields: [] })

let hasFocus: boolean

beforeEach(() => {
  hasFocus = true
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('location', new URL(`${HERE}/sign-up`))
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => hasFocus })
  vi.stubGlobal('document', document)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Lets time pass, and what is sent meanwhile come back. */
const pass = async (milliseconds: number): Promise<void> => {
  for (let passed = 0; passed < milliseconds; passed += 250) {
    await vi.advanceTimersByTimeAsync(250)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

interface Waiting extends SSOSetup {
  readonly popup: FakePopup
  /** What the call ended with: `undefined` while it is waiting. */
  outcome(): unknown
  reads(): number
}

/** A sign-up whose popup is at the provider; `read` is what the server returns when it is asked about it. */
const waiting = async (
  popup: FakePopup,
  read: () => Response = () => responseWith(underWay),
  params: object = {},
): Promise<Waiting> => {
  fakePage()
  const made = ssoSetup(({ method }) => (method === 'GET' ? read() : responseWith(underWay)))
  onTestFinished(made.client.destroy)
  let outcome: unknown
  const call = made.future.sso({ ...PARAMS, popup, ...params })
  void call.then(({ error }) => {
    outcome = error === null ? 'done' : error.kind === 'flow' ? error.code : error.kind
  })
  await vi.waitFor(() => expect(popup.visited).toEqual([PROVIDER_URL]), { interval: 1 })
  const reads = () => made.seen.filter(({ method }) => method === 'GET').length
  return { ...made, popup, outcome: () => outcome, reads }
}

test('a popup that reads as closed is looked for at the server, which says that the sign-up is done', async () => {
  const closed = await waiting(fakePopup(), () => responseWith(COMPLETE))
  closed.popup.closed = true
  await pass(1_000)
  expect(closed.outcome()).toBe('done')
  expect(closed.signUp.status).toBe('complete')
  expect(closed.reads()).toBe(1)
})

test.each([
  ['verified, with something left to do', () => responseWith(withAccount({ status: 'verified' }))],
  ['transferable', () => responseWith(withAccount({ status: 'transferable' }))],
  ['failed', () => responseWith(withAccount({ status: 'failed' }))],
  ['expired', () => responseWith(withAccount({ status: 'expired' }))],
])('an external account that is %s ends the wait for a separated popup', async (_, read) => {
  const separated = await waiting(separatedPopup(), read)
  await pass(1_000)
  expect(separated.outcome()).toBe('done')
})

test('a user who stays in a separated popup is waited for, however long it takes', async () => {
  let read = () => responseWith(underWay)
  const separated = await waiting(separatedPopup(), () => read())
  hasFocus = false
  await pass(120_000)
  expect(separated.outcome()).toBeUndefined()
  expect(separated.reads()).toBeGreaterThan(20)
  read = () => responseWith(COMPLETE)
  await pass(1_500)
  expect(separated.outcome()).toBe('done')
})

test('a user who comes back from a separated popup, and stays, has closed it', async () => {
  const separated = await waiting(separatedPopup())
  hasFocus = false
  await pass(5_000)
  hasFocus = true
  await pass(8_000)
  // A glance at the page is not the end.
  hasFocus = false
  await pass(5_000)
  hasFocus = true
  await pass(9_000)
  expect(separated.outcome()).toBeUndefined()
  await pass(2_000)
  expect(separated.outcome()).toBe('popup_closed')
  expect(separated.signUp.$errors.get().global).toMatchObject([{ code: 'popup_closed' }])
})

test('where the page never loses the focus, a separated popup is waited for longer', async () => {
  const separated = await waiting(separatedPopup())
  await pass(25_000)
  expect(separated.outcome()).toBeUndefined()
  await pass(6_000)
  expect(separated.outcome()).toBe('popup_closed')
})

test('a popup that arrived, and then reads as closed while the user is not on the page, may have been separated later', async () => {
  const popup = fakePopup()
  const arrived = await waiting(popup)
  hasFocus = false
  popup.closed = true
  await pass(60_000)
  expect(arrived.outcome()).toBeUndefined()
  hasFocus = true
  await pass(1_500)
  expect(arrived.outcome()).toBe('popup_closed')
})

test('a popup that can be reached for a moment while it is separated did not arrive', async () => {
  const popup = fakePopup()
  const location = {
    get href(): string {
      if (popup.visited.length > 0) throw new DOMException('Blocked a frame', 'SecurityError')
      return 'about:blank'
    },
    set href(url: string) {
      popup.visited.push(url)
    },
  }
  const separated = await waiting(Object.assign(popup, { location }))
  await vi.advanceTimersByTimeAsync(200)
  popup.closed = true
  await pass(5_000)
  expect(separated.outcome()).toBeUndefined()
})

test('popupTimeout ends the wait for a separated popup', async () => {
  const separated = await waiting(separatedPopup(), undefined, { popupTimeout: 5_000 })
  await pass(5_500)
  expect(separated.outcome()).toBe('popup_timeout')
})

test('a server that cannot be reached for a while does not end the wait; one that rejects does', async () => {
  let read: () => Response = connectionFailed
  const separated = await waiting(separatedPopup(), () => read())
  hasFocus = false
  await pass(20_000)
  expect(separated.outcome()).toBeUndefined()
  read = () => Response.json(errorJSON('resource_not_found'), { status: 404 })
  await pass(10_000)
  expect(separated.outcome()).toBe('api')
})

test('a newer round trip takes the place of the one before it, and each popup is closed', async () => {
  const first = await waiting(separatedPopup())
  const second = fakePopup()
  const call = first.future.sso({ ...PARAMS, popup: second })
  await vi.waitFor(() => expect(second.visited).toEqual([PROVIDER_URL]), { interval: 1 })
  await pass(1_000)
  expect(first.outcome()).toBe('discarded')
  expect(second.closed).toBe(false)
  second.closed = true
  await pass(2_000)
  expect(await call).toMatchObject({ error: { code: 'popup_closed' } })
})

test('a window that is given to a newer call is not closed by the one before it', async () => {
  const popup = fakePopup()
  const first = await waiting(popup)
  // What `window.open('about:blank', name)` does to a window that has the name.
  popup.visited.push('about:blank')
  const call = first.future.sso({ ...PARAMS, popup, locale: 'de-DE' })
  await vi.waitFor(() => expect(popup.visited.at(-1)).toBe(PROVIDER_URL), { interval: 1 })
  await pass(1_000)
  expect(first.outcome()).toBe('discarded')
  expect(popup.closed).toBe(false)
  popup.closed = true
  await pass(2_000)
  expect(await call).toMatchObject({ error: { code: 'popup_closed' } })
})

test.each([
  ['no strategy', { strategy: undefined as never }],
  ['an address that cannot be used', { redirectUrl: 'javascript:alert(1)' }],
  ['a time-out of 0', { popupTimeout: 0 }],
])('the popup is closed when the call has %s', async (_, params) => {
  fakePage()
  const popup = fakePopup()
  const { future, seen } = ssoSetup()
  expect(await future.sso({ ...PARAMS, popup, ...params })).toMatchObject({ error: { kind: 'flow' } })
  expect(popup.closed).toBe(true)
  expect(seen).toEqual([])
})

test('completePopup() without an opener is heard by the page that waits for a separated popup', async () => {
  let read = () => responseWith(underWay)
  const separated = await waiting(separatedPopup(), () => read(), { popupCallbackUrl: '/popup' })
  hasFocus = false
  await pass(2_000)
  read = () => responseWith(COMPLETE)
  const { page } = fakePage()
  const { client } = ssoSetup()
  expect(await client.completePopup()).toBe(true)
  expect(page.close).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(separated.outcome()).toBe('done'), { interval: 1 })
})

test('a separated popup that announces itself half a minute late at most is asked to close, too', async () => {
  const separated = await waiting(separatedPopup(), () => responseWith(COMPLETE), { popupCallbackUrl: '/popup' })
  await pass(5_000)
  expect(separated.outcome()).toBe('done')
  const { page } = fakePage()
  expect(await ssoSetup().client.completePopup()).toBe(true)
  await pass(30_000)
  const completing = ssoSetup().client.completePopup()
  await pass(1_500)
  expect(await completing).toBe(false)
  expect(page.close).toHaveBeenCalledOnce()
})

test.each([
  ['nothing waits', async () => {}],
  ['a page waits for a popup that it can reach', () => waiting(fakePopup())],
])('completePopup() without an opener returns false when %s', async (_, begin) => {
  await begin()
  const { page } = fakePage()
  const { client, seen } = ssoSetup()
  const completing = client.completePopup()
  await pass(1_500)
  expect(await completing).toBe(false)
  expect(page.close).not.toHaveBeenCalled()
  expect(seen).toEqual([])
})

test('completePopup() without an opener returns false where there are no channels between tabs', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  fakePage()
  const completing = ssoSetup().client.completePopup()
  await pass(1_500)
  expect(await completing).toBe(false)
})
