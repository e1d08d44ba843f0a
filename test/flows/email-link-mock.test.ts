import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { openPage } from '../support/page.ts'
import { EMAIL } from '../support/setup.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A user who waits for the link that was sent. */
const waiting = async (options: MockFrontendApiOptions = presets.emailLink()) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  openPage('https://app.example.test/sign-up')
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  const { signUp } = createClient({ transport: browser.transport })
  const { sendEmailLink, waitForEmailLinkVerification } = signUp.future.verifications
  await signUp.create({ emailAddress: EMAIL })
  await sendEmailLink({ verificationUrl: '/verify' })
  const wait = waitForEmailLinkVerification()
  await vi.waitUntil(() => api.requests.at(-1)?.method === 'GET')
  /** Opens the link, and the page that it leads to. */
  const open = async (where = browser) => {
    const page = openPage((await api.links.open(api.outbox.last(EMAIL).url, { browser: where })).href)
    return { page, client: createClient({ transport: where.transport }) }
  }
  return { api, browser, signUp, wait, open }
}

test('a link that is opened in the same browser signs up there, and the tab that waits knows at once', async () => {
  const { api, signUp, wait, open } = await waiting()
  const { page, client } = await open()
  const outcome = await client.handleEmailLinkVerification()
  expect(await wait).toEqual({ error: null })
  expect(signUp.status).toBe('complete')
  expect(signUp.verifications.emailAddress.verifiedFromTheSameClient()).toBe(true)
  expect(outcome).toEqual({ type: 'activated', sessionId: signUp.createdSessionId })
  expect(client.$session.get()?.id).toBe(signUp.createdSessionId)
  expect(page.href).toBe('https://app.example.test/verify')
  await signUp.finalize()
  expect(api.users).toHaveLength(1)
})

test('a link that is opened on another device completes the sign-up where it was started', async () => {
  const { api, signUp, wait, open } = await waiting()
  const { client } = await open(api.browser())
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'verified_elsewhere' })
  expect(client.$session.get()).toBeNull()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await wait).toEqual({ error: null })
  expect(signUp.$nextStep.get()).toEqual({ type: 'finalize', sessionId: signUp.createdSessionId })
})

test('a link that counts in one browser only says so in another, and still counts in the first', async () => {
  const attack_protection = { email_link: { require_same_client: true } }
  const { api, wait, open } = await waiting({ settings: { ...presets.emailLink().settings, attack_protection } })
  const { client } = await open(api.browser())
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'client_mismatch' })
  const second = await open()
  expect(await second.client.handleEmailLinkVerification()).toMatchObject({ type: 'activated' })
  expect(await wait).toEqual({ error: null })
})

test('an expired link ends the wait, and says so on its page', async () => {
  const { api, signUp, wait, open } = await waiting()
  api.clock.advance(600_000)
  const { client } = await open()
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'expired' })
  expect(await wait).toEqual({ error: null })
  expect(signUp.verifications.emailAddress.status).toBe('expired')
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: false })
})

test('a link may leave something to ask for', async () => {
  const options = presets.emailLink()
  const attributes = { ...options.settings?.attributes, first_name: { enabled: true, required: true } }
  const { signUp, wait, open } = await waiting({ settings: { attributes } })
  const { client } = await open()
  expect(await client.handleEmailLinkVerification()).toMatchObject({
    type: 'continue',
    nextStep: { type: 'collect', missing: ['first_name'] },
  })
  expect(await wait).toEqual({ error: null })
  expect(signUp.missingFields).toEqual(['first_name'])
})
