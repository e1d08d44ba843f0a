import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { openPage } from '../support/page.ts'
import { connectionFailed } from '../support/server.ts'
import { SESSION_ID, signUpServer } from '../support/sign-up-server.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const link = (status: string, session = ''): string =>
  `https://app.example.test/verify?next=1&__clerk_status=${status}${session && `&__clerk_created_session=${session}`}#top`

const CLEAN = 'https://app.example.test/verify?next=1#top'

const opened = (href: string) => {
  const page = openPage(href)
  const server = signUpServer()
  const client = server.connect()
  return { page, server, client, verifications: client.signUp.future.verifications }
}

const verified = { status: 'verified', attempts: 1 }
const complete = { status: 'complete', created_session_id: SESSION_ID, unverified_fields: [] }

test('a link that completed the sign-up makes its session the active one', async () => {
  const { page, server, client } = opened(link('verified', SESSION_ID))
  server.verification(verified)
  server.become(complete)
  server.signIn()
  const navigate = vi.fn()
  expect(await client.handleEmailLinkVerification({ navigate })).toEqual({ type: 'activated', sessionId: SESSION_ID })
  expect(client.$session.get()?.id).toBe(SESSION_ID)
  expect(navigate).toHaveBeenCalledWith(
    expect.objectContaining({ session: expect.objectContaining({ id: SESSION_ID }) }),
  )
  expect(client.signUp.$nextStep.get()).toEqual({ type: 'start' })
  expect(page.href).toBe(CLEAN)
})

test('a link that verified the address and nothing more says what is next', async () => {
  const { page, server, client } = opened(link('verified'))
  server.verification(verified)
  server.become({ missing_fields: ['username'], unverified_fields: [] })
  expect(await client.handleEmailLinkVerification()).toMatchObject({
    type: 'continue',
    nextStep: { type: 'collect', missing: ['username'] },
  })
  expect(page.href).toBe(CLEAN)
})

test.each<[string, string, object]>([
  ['beside another sign-up, whose address is not verified', link('verified'), {}],
  ['beside another sign-up, whose address is verified too', link('verified', 'sess_other'), verified],
])('a link that was opened %s was verified for elsewhere', async (_, href, verification) => {
  const { page, server, client } = opened(href)
  server.verification({ ...verification })
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'verified_elsewhere' })
  expect(client.$session.get()).toBeNull()
  expect(page.href).toBe(CLEAN)
})

test.each(['expired', 'failed', 'client_mismatch'])(
  'a link that came to %s says so, without a request',
  async (type) => {
    const { page, server, client } = opened(link(type))
    expect(await client.handleEmailLinkVerification()).toEqual({ type })
    expect(server.seen).toEqual([])
    expect(page.href).toBe(CLEAN)
  },
)

test.each(['expired', 'failed', 'client_mismatch'])(
  'a link that came to %s is an error for a page that asks for one',
  async (status) => {
    const { page, server, client } = opened(link(status))
    await expect(client.handleEmailLinkVerification({ rejectUnverified: true })).rejects.toMatchObject({
      kind: 'flow',
      code: `email_link_${status}`,
    })
    expect(server.seen).toEqual([])
    expect(page.href).toBe(CLEAN)
  },
)

test('a page that asks for an error gets none for a link that verified the address', async () => {
  const { server, client } = opened(link('verified'))
  server.verification(verified)
  server.become({ missing_fields: ['username'], unverified_fields: [] })
  expect(await client.handleEmailLinkVerification({ rejectUnverified: true })).toMatchObject({ type: 'continue' })
})

test('a second call while one is in progress gets the same result: the first took the link out of the address', async () => {
  const { client } = opened(link('expired'))
  const calls = [{ rejectUnverified: true }, { rejectUnverified: true }].map((params) =>
    client.handleEmailLinkVerification(params).catch(({ code }) => code),
  )
  expect(await Promise.all(calls)).toEqual(['email_link_expired', 'email_link_expired'])
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'no_link' })
})

test('a second call goes on when the first one was ended by its caller', async () => {
  const { server, client } = opened(link('verified', SESSION_ID))
  server.signIn()
  const controller = new AbortController()
  server.next.push(() => {
    controller.abort()
    return connectionFailed()
  })
  const first = client.handleEmailLinkVerification({}, controller)
  const second = client.handleEmailLinkVerification()
  await expect(first).rejects.toMatchObject({ code: 'aborted' })
  expect(await second).toMatchObject({ type: 'activated' })
})

test.each([
  'https://app.example.test/verify',
  'https://app.example.test/verify?__clerk_status=sign_up&__clerk_ticket=tkt_1',
])('a page that no link opened stays as it is: %s', async (href) => {
  const { page, server, client, verifications } = opened(href)
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'no_link' })
  expect(verifications.emailLinkVerification).toBeNull()
  expect(server.seen).toEqual([])
  expect(page.href).toBe(href)
})

test('without a page there is no link', async () => {
  const { signUp, ...client } = signUpServer().connect()
  expect(await client.handleEmailLinkVerification()).toEqual({ type: 'no_link' })
  expect(signUp.future.verifications.emailLinkVerification).toBeNull()
})

test('a client that cannot be read is an error, and the call can be repeated', async () => {
  const { page, server, client } = opened(link('verified', SESSION_ID))
  server.signIn()
  server.next.push(connectionFailed)
  await expect(client.handleEmailLinkVerification()).rejects.toMatchObject({ kind: 'network' })
  expect(page.href).toBe(link('verified', SESSION_ID))
  expect(await client.handleEmailLinkVerification()).toMatchObject({ type: 'activated' })
})

test('where to go next is checked before anything is sent', async () => {
  const { server, client } = opened(link('verified', SESSION_ID))
  await expect(client.handleEmailLinkVerification({ redirectUrl: 'javascript:alert(1)' })).rejects.toMatchObject({
    code: 'unsafe_url',
  })
  expect(server.seen).toEqual([])
})

test('it goes where its parameters say: one address for the end, one for what is missing', async () => {
  for (const isComplete of [true, false]) {
    openPage(link('verified', isComplete ? SESSION_ID : ''))
    const server = signUpServer()
    server.verification(verified)
    if (isComplete) server.signIn()
    const visited: string[] = []
    const client = server.connect({ navigate: (url) => void visited.push(url) })
    await client.handleEmailLinkVerification({ redirectUrl: '/continue', redirectUrlComplete: 'welcome' })
    expect(visited).toEqual([`https://app.example.test/${isComplete ? 'welcome' : 'continue'}`])
  }
})

test('the wait of another tab ends as soon as the link is opened', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { server, client } = opened(link('verified'))
  const waitingTab = server.connect()
  await waitingTab.reload()
  const wait = waitingTab.signUp.future.verifications.waitForEmailLinkVerification()
  await vi.waitUntil(() => server.polls() === 1)
  server.verification(verified)
  await client.handleEmailLinkVerification()
  // No timer has run: the channel woke it.
  expect(await wait).toEqual({ error: null })
  expect(server.polls()).toBe(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('no channel stays open: not of the tab that waited, not of the page that announced', async () => {
  const open = new Set<BroadcastChannel>()
  const Channel = globalThis.BroadcastChannel
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Channel {
      constructor(name: string) {
        super(name)
        open.add(this)
      }
      override close(): void {
        open.delete(this)
        super.close()
      }
    },
  )
  const { server, client } = opened(link('verified'))
  const waitingTab = server.connect()
  await waitingTab.reload()
  const wait = waitingTab.signUp.future.verifications.waitForEmailLinkVerification()
  await vi.waitUntil(() => server.polls() === 1)
  expect(open.size).toBe(1)
  server.verification(verified)
  await client.handleEmailLinkVerification()
  await wait
  expect(open.size).toBe(0)
})

test('a browser without channels between its tabs waits all the same', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('BroadcastChannel', undefined)
  const { server, client } = opened(link('verified'))
  await client.reload()
  const wait = client.signUp.future.verifications.waitForEmailLinkVerification()
  await vi.waitUntil(() => server.polls() === 1)
  server.verification(verified)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await wait).toEqual({ error: null })
  expect(await client.handleEmailLinkVerification()).toMatchObject({ type: 'continue' })
})

test.each(['expired', 'failed', 'client_mismatch', 'verified'])('the status %s alone is enough (F55)', (status) => {
  const { verifications } = opened(link(status))
  expect(verifications.emailLinkVerification).toEqual({
    status,
    createdSessionId: '',
    verifiedFromTheSameClient: false,
  })
})

test('a link is of the same browser when its session is, and what is known of it keeps its identity', async () => {
  const { server, client, verifications } = opened(link('verified', SESSION_ID))
  const before = verifications.emailLinkVerification
  expect(before).toMatchObject({ createdSessionId: SESSION_ID, verifiedFromTheSameClient: false })
  expect(verifications.emailLinkVerification).toBe(before)
  server.signIn()
  await client.reload()
  expect(verifications.emailLinkVerification).toMatchObject({ verifiedFromTheSameClient: true })
})
