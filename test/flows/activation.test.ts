import { afterEach, expect, test, vi } from 'vitest'
import { type Client, createClient } from '../../src/index.ts'
import { clientJSON, jwt, sessionJSON, signUpJSON } from '../support/json.ts'
import { connectionFailed, type SeenRequest, scriptedServer } from '../support/server.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2027, 0, 15)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

interface Instance {
  readonly publishableKey?: string
  readonly cookieExpiresAt?: number
  readonly navigate?: (url: string) => void
  /** The response to a request for a token. */
  readonly token?: () => Response
}

const lastPart = ({ url }: SeenRequest): string => url.pathname.split('/').at(-1) ?? ''

/** A sign-up that is complete, at a server that sends tokens only when it is asked for them. */
const completed = async ({
  cookieExpiresAt,
  token = () => Response.json({ jwt: jwt(0) }),
  ...options
}: Instance = {}) => {
  const client = clientJSON({ sessions: [sessionJSON()], cookie_expires_at: cookieExpiresAt ?? null })
  const signUp = signUpJSON({ status: 'complete', created_session_id: 'sess_1' })
  const server = scriptedServer((request) => {
    if (lastPart(request) === 'tokens') return token()
    return Response.json({ response: lastPart(request) === 'touch' ? sessionJSON() : signUp, client })
  })
  const made: Client = createClient({ frontendApi: 'https://clerk.example.test', fetch: server.fetch, ...options })
  await made.signUp.create()
  return { client: made, signUp: made.signUp, sent: () => server.seen.slice(1).map(lastPart), seen: server.seen }
}

test('a tab in the background takes no session from the one in use, and its own becomes active', async () => {
  vi.stubGlobal('document', { cookie: '', visibilityState: 'visible', hasFocus: () => false })
  const { client, signUp, sent } = await completed()
  await signUp.finalize()
  expect(sent()).toEqual(['tokens'])
  expect(client.$session.get()?.id).toBe('sess_1')
})

test.each([
  ['focused', 'visible', true],
  ['visible', 'visible', false],
  ['hidden', 'hidden', false],
])('a token is asked for as a tab that is %s', async (tabState, visibilityState, isFocused) => {
  vi.stubGlobal('document', { cookie: '', visibilityState, hasFocus: () => isFocused })
  const { client, seen } = await completed()
  await client.getToken({ sessionId: 'sess_1' })
  expect(new URLSearchParams(seen.at(-1)?.body).get('tab_state')).toBe(tabState)
})

test('a tab that is in use updates the server first', async () => {
  vi.stubGlobal('document', { cookie: '', visibilityState: 'visible', hasFocus: () => true })
  const { signUp, sent } = await completed()
  await signUp.finalize()
  expect(sent()).toEqual(['touch', 'tokens'])
})

test('a token that is lost on the way does not keep the session from being active (F52)', async () => {
  const navigate = vi.fn()
  const { client, signUp, sent } = await completed({ token: connectionFailed })
  await signUp.finalize({ navigate })
  expect(sent()).toEqual(['touch', 'tokens'])
  expect(navigate).toHaveBeenCalledOnce()
  expect(client.$session.get()?.id).toBe('sess_1')
})

test('a token that is rejected is an error: nothing is navigated, and the session is active', async () => {
  const navigate = vi.fn()
  const { client, signUp } = await completed({ token: () => Response.json({ errors: [] }, { status: 422 }) })
  await expect(signUp.finalize({ navigate })).rejects.toMatchObject({ kind: 'api', status: 422 })
  expect(navigate).not.toHaveBeenCalled()
  expect(client.$session.get()?.id).toBe('sess_1')
})

test('beside a `navigate` a `redirectUrl` is left alone', async () => {
  const leave = vi.fn()
  const { client } = await completed({ navigate: leave })
  const navigate = vi.fn()
  await client.setActive({ session: 'sess_1', navigate, redirectUrl: '/welcome' })
  expect(navigate).toHaveBeenCalledOnce()
  expect(leave).not.toHaveBeenCalled()
})

const LIVE = `pk_live_${btoa('clerk.example.test$')}`
const TEST = `pk_test_${btoa('clerk.example.test$')}`
const TARGET = 'https://app.example.test/welcome?a=1'
const TOUCH = `https://clerk.example.test/v1/client/touch?redirect_url=${encodeURIComponent(TARGET)}`

test.each([
  ['a production cookie that lasts is left alone', LIVE, 9 * DAY_MS, TARGET],
  ['a production cookie that lasts a moment more than 8 days is left alone', LIVE, 8 * DAY_MS + 1, TARGET],
  ['a production cookie that lasts 8 days is renewed on the way', LIVE, 8 * DAY_MS, TOUCH],
  ['a production cookie that lasts a day is renewed on the way', LIVE, DAY_MS, TOUCH],
  ['a production cookie that has expired is renewed on the way', LIVE, -DAY_MS, TOUCH],
  ['a production server that sends no expiry is not visited', LIVE, undefined, TARGET],
  ['a development server is not visited', TEST, DAY_MS, TARGET],
])('navigate: %s', async (_, publishableKey, left, expected) => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const { signUp } = await completed({
    publishableKey,
    ...(left === undefined ? {} : { cookieExpiresAt: NOW + left }),
  })
  const seen: string[] = []
  await signUp.finalize({ navigate: ({ decorateUrl }) => seen.push(decorateUrl(TARGET)) })
  expect(seen).toEqual([expected])
})

test('navigate: a path becomes an address of this page when the cookie is renewed on the way', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  vi.stubGlobal('location', new URL('https://app.example.test/sign-up'))
  const { signUp } = await completed({ publishableKey: LIVE, cookieExpiresAt: NOW + DAY_MS })
  const seen: string[] = []
  await signUp.finalize({ navigate: ({ decorateUrl }) => seen.push(decorateUrl('/welcome?a=1')) })
  expect(seen).toEqual([TOUCH])
})
