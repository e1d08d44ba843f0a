import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { clientJSON, jwt, sessionJSON, signUpJSON } from '../support/json.ts'
import { scriptedServer } from '../support/server.ts'
import { EMAIL } from '../support/setup.ts'

const NOW_S = 1_800_000_000

afterEach(() => {
  vi.useRealTimers()
})

/** A client at a server that responds with these bodies, one after the other. */
const connect = (...bodies: readonly unknown[]) => {
  const server = scriptedServer((_request, index) => Response.json(bodies[index] ?? expect.unreachable()))
  return { ...createClient({ frontendApi: 'https://clerk.example.test', fetch: server.fetch }), seen: server.seen }
}

test('after a reset and a new start, what the server changes is shown again', async () => {
  const browser = createMockFrontendApi().browser()
  const client = createClient({ transport: browser.transport })
  await client.signUp.create({ emailAddress: EMAIL })
  await client.signUp.reset()
  await client.signUp.create({ emailAddress: 'grace@example.test' })
  const otherTab = createClient({ transport: browser.transport })
  await otherTab.load()
  await otherTab.signUp.update({ unsafeMetadata: { step: 2 } })
  await client.reload()
  expect(client.signUp.unsafeMetadata).toEqual({ step: 2 })
})

test.each([
  ['a complete attempt is not replaced by another', 'complete', 'sua_2', 'Ada'],
  ['a complete attempt is brought up to date', 'complete', 'sua_1', 'Grace'],
  ['an attempt in progress is replaced by another', 'missing_requirements', 'sua_2', 'Grace'],
])('a session’s response that carries an attempt: %s', async (_, status, id, firstName) => {
  const { signUp, setActive } = connect(
    { response: signUpJSON({ status, first_name: 'Ada' }), client: clientJSON({ sessions: [sessionJSON()] }) },
    {
      response: sessionJSON(),
      client: clientJSON({
        sessions: [sessionJSON({ last_active_token: { jwt: jwt(NOW_S) } })],
        sign_up: signUpJSON({ id, status, first_name: 'Grace' }),
      }),
    },
  )
  await signUp.create()
  await setActive({ session: 'sess_1' })
  expect(signUp.firstName).toBe(firstName)
})

test.each([
  ['an older one is left', NOW_S - 1, 'first'],
  ['one that is as old is left', NOW_S, 'first'],
  ['a newer one is taken', NOW_S + 1, 'second'],
])('a response that carries a token: %s', async (_, issuedAt, kept) => {
  vi.useFakeTimers({ toFake: ['Date'], now: (NOW_S + 10) * 1_000 })
  const carrying = (name: string, iat: number) => ({
    response: signUpJSON(),
    client: clientJSON({ sessions: [sessionJSON({ last_active_token: { jwt: jwt(iat, { name }) } })] }),
  })
  const { signUp, getToken, seen } = connect(carrying('first', NOW_S), carrying('second', issuedAt))
  await signUp.create()
  await signUp.update({ firstName: 'Ada' })
  const token = await getToken({ sessionId: 'sess_1' })
  expect(JSON.parse(atob(token?.split('.')[1] ?? ''))).toMatchObject({ name: kept })
  expect(seen).toHaveLength(2)
})

test('a client that stands in `meta` is stored as one beside the response is', async () => {
  const { signUp, $sessions } = connect({
    response: signUpJSON(),
    client: null,
    meta: { client: clientJSON({ sessions: [sessionJSON({ id: 'sess_meta' })] }) },
  })
  await signUp.create()
  expect($sessions.get().map(({ id }) => id)).toEqual(['sess_meta'])
})

test('a client in `meta` without sessions is left out, and the call succeeds', async () => {
  const { signUp } = connect({ response: signUpJSON(), meta: { client: { id: 'client_1' } } })
  await signUp.create()
  expect(signUp.id).toBe('sua_1')
})
