import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SeenRequest } from '../support/server.ts'
import { PROVIDER_URL, responseWith, ssoSetup, underWay } from '../support/sso.ts'
import { fakePage, fakePopup } from '../support/windows.ts'

const PORTAL = 'https://accounts.example.test'
const PARAMS = { strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' } as const

const waits = (_: SeenRequest): Response => responseWith(underWay)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('location', new URL('https://app.example.test/sign-up'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([0, -1, Number.NaN, '60000' as never])(
  '%s is no time for a popup, and nothing is sent',
  async (popupTimeout) => {
    fakePage()
    const { future, seen } = ssoSetup(waits)
    expect((await future.sso({ ...PARAMS, popup: fakePopup(), popupTimeout })).error).toMatchObject({
      code: 'invalid_parameter',
    })
    expect(seen).toEqual([])
  },
)

test.each([2 ** 31, Number.POSITIVE_INFINITY])('a popup may take %d ms', async (popupTimeout) => {
  fakePage()
  const popup = fakePopup()
  const settled = vi.fn()
  const { future } = ssoSetup(waits)
  const signingUp = future.sso({ ...PARAMS, popup, popupTimeout }).then(settled)
  await vi.waitFor(() => expect(popup.visited).toEqual([PROVIDER_URL]), { interval: 1 })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(settled).not.toHaveBeenCalled()
  popup.close()
  await vi.advanceTimersByTimeAsync(2_000)
  await signingUp
  expect(settled).toHaveBeenCalledOnce()
})

test.each([
  ['of the extension itself', 'chrome-extension://abc/sso-callback', undefined],
  ['of the web', 'https://app.example.test/sso-callback', undefined],
  ['of another extension', 'chrome-extension://xyz/sso-callback', 'popup_failed'],
  ['of a script', 'javascript:alert(1)', 'popup_failed'],
])('in an extension, a popup may report an address %s or not', async (_, address, code) => {
  vi.stubGlobal('location', new URL('chrome-extension://abc/popup.html'))
  const { say } = fakePage()
  const popup = fakePopup()
  const { signUp, navigations } = ssoSetup(waits)
  const signingUp = signUp
    .authenticateWithPopup({ ...PARAMS, redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome', popup })
    .then(
      () => undefined,
      (error) => error.code,
    )
  await vi.waitFor(() => expect(popup.visited).toEqual([PROVIDER_URL]), { interval: 1 })
  say(PORTAL, { return_url: address }, popup)
  expect(await signingUp).toBe(code)
  expect(navigations).toEqual(code ? [] : [address])
})
