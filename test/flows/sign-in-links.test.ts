import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient, type SignIn } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { openPage } from '../support/page.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, MANY, rejection, withAda } from '../support/sign-in.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A user who waits for the link that was sent. */
const waiting = async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  openPage('https://app.example.test/sign-in')
  const api = createMockFrontendApi(MANY)
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const browser = api.browser()
  const waiter = createClient({ transport: browser.transport })
  const { signIn } = waiter
  await signIn.emailLink.sendLink({ emailAddress: EMAIL, verificationUrl: '/verify' })
  const wait = signIn.future.emailLink.waitForVerification()
  await vi.waitUntil(() => api.requests.at(-1)?.method === 'GET')
  const open = async (where = browser) => {
    openPage((await api.links.open(api.outbox.last(EMAIL).url, { browser: where })).href)
    return createClient({ transport: where.transport })
  }
  return { waiter, signIn, wait, open }
}

test('a link opened in the same browser signs in there, and the tab that waits knows, with its session (S38)', async () => {
  const { waiter, signIn, wait, open } = await waiting()
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'open_link', safeIdentifier: EMAIL })
  expect(signIn.$fetchStatus.get()).toBe('idle')
  const client = await open()
  const outcome = await client.handleEmailLinkVerification()
  expect(await wait).toEqual({ error: null })
  expect(signIn.status).toBe('complete')
  // Reads only: nothing but the waiting tab's own read says so.
  expect(waiter.$sessions.get().map(({ id }) => id)).toEqual([signIn.createdSessionId])
  expect(outcome).toEqual({ type: 'activated', sessionId: signIn.createdSessionId })
  await signIn.finalize()
})

test('a sign-in whose session has ended has nothing left to finalize, also on a page that is loaded again', async () => {
  const { signIn, wait, open, waiter } = await waiting()
  const client = await open()
  await client.handleEmailLinkVerification()
  await wait
  expect(signIn.$nextStep.get().type).toBe('finalize')
  await client.signOut()
  await waiter.reload()
  expect([signIn.status, signIn.$nextStep.get().type]).toEqual([null, 'start'])
  const again = await open()
  again.signIn.$nextStep.subscribe(() => {})
  await again.load()
  expect(again.signIn.$nextStep.get().type).toBe('start')
})

test('a wait ends with its signal, and without a link at once', async () => {
  const { signIn } = withAda()
  await signIn.create({ identifier: EMAIL })
  const { error } = await signIn.future.emailLink.waitForVerification()
  expect(codeOf(error)).toBe('email_link_not_sent')
  await signIn.emailLink.sendLink({ verificationUrl: 'https://app.example.test/verify' })
  const controller = new AbortController()
  const wait = rejection(signIn.emailLink.waitForVerification({ signal: controller.signal }))
  controller.abort()
  expect(await wait).toBe('aborted')
})

test('the flow of a link sends it to the id that is given, and can be cancelled', async () => {
  const { signIn, api } = withAda()
  await signIn.create({ identifier: EMAIL })
  const factor = signIn.supportedFirstFactors.find(({ strategy }) => strategy === 'email_link')
  const { emailAddressId } = factor as { emailAddressId: string }
  const flow = signIn.createEmailLinkFlow()
  const started = rejection(flow.startEmailLinkFlow({ emailAddressId, redirectUrl: 'https://app.example.test/verify' }))
  await vi.waitUntil(() => api.outbox.length === 1)
  flow.cancelEmailLinkFlow()
  expect(await started).toBe('aborted')
})

test('a ticket signs in, and one that belongs to a sign-up sends nothing (S29)', async () => {
  const { signIn, api, ada, sent } = withAda()
  expect(await rejection(signIn.ticket())).toBe('ticket_missing')
  const ticket = api.tickets.issue({ userId: ada.id })
  openPage(`https://app.example.test/?__clerk_ticket=${ticket}&__clerk_status=sign_in`)
  await signIn.ticket()
  expect([signIn.status, globalThis.location.search]).toEqual(['complete', ''])
  const other = withAda()
  openPage('https://app.example.test/?__clerk_ticket=abc&__clerk_status=sign_up')
  await other.signIn.ticket()
  expect(other.signIn.$nextStep.get()).toEqual({ type: 'transfer_to_sign_up', ticket: 'abc' })
  expect([sent().length, other.sent()]).toEqual([1, []])
})

test.each([
  ['ticket()', (signIn: SignIn) => signIn.ticket()],
  ['create()', (signIn: SignIn, ticket: string) => signIn.create({ strategy: 'ticket', ticket })],
])('a ticket of the address that was used by %s is not used again after a sign-out (S29)', async (_how, use) => {
  const { signIn, client, api, ada, sent } = withAda()
  const ticket = api.tickets.issue({ userId: ada.id })
  openPage(`https://app.example.test/?team=7&__clerk_ticket=${ticket}&__clerk_status=sign_in`)
  await use(signIn, ticket)
  await signIn.finalize()
  await client.signOut()
  expect(globalThis.location.search).toBe('?team=7')
  const before = sent().length
  expect(await rejection(createClient({ transport: api.transport() }).signIn.ticket())).toBe('ticket_missing')
  expect(sent()).toHaveLength(before)
})

test('sso() starts a new sign-in after an identification, and goes to the provider (S1)', async () => {
  const navigate = vi.fn()
  openPage('https://app.example.test/sign-in')
  const options = { ...MANY, settings: { ...MANY.settings, social: { oauth_google: { enabled: true } } } }
  const { signIn, future, sent } = withAda({}, options, { navigate })
  await signIn.create({ identifier: EMAIL })
  const params = { strategy: 'oauth_google', redirectUrl: '/home', redirectCallbackUrl: '/callback' } as const
  expect(await future.sso(params)).toEqual({ error: null })
  expect(sent()).toEqual(['POST /client/sign_ins', 'POST /client/sign_ins'])
  expect(navigate).toHaveBeenCalledWith(signIn.$state.get().firstFactorVerification.externalVerificationRedirectURL)
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'continue_external' })
})

test('an enterprise connection is requested for the user in progress, and for another one anew (S14)', async () => {
  const navigate = vi.fn()
  openPage('https://app.example.test/sign-in')
  const options = {
    ...MANY,
    settings: { ...MANY.settings, enterprise_sso: { enabled: true } },
    enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'] }],
  }
  const { signIn, api, sent } = withAda({}, options, { navigate })
  api.users.add({ emailAddress: 'bob@corp.test' })
  await signIn.create({ identifier: 'bob@corp.test' })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'continue_enterprise' })
  const params = { strategy: 'enterprise_sso', redirectUrl: '/home', redirectCallbackUrl: '/callback' } as const
  await signIn.sso(params)
  expect(sent()).toEqual(['POST /client/sign_ins', expect.stringMatching(/prepare_first_factor$/)])
  expect(navigate).toHaveBeenCalledTimes(1)
  await signIn.sso({ ...params, identifier: 'eve@corp.test' })
  expect(sent().slice(2)).toEqual(['POST /client/sign_ins', expect.stringMatching(/prepare_first_factor$/)])
  expect(api.requests.at(2)?.body).toMatchObject({ identifier: 'eve@corp.test' })
})
