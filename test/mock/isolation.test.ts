import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { browserOf } from './setup.ts'

const PASSWORD = 'correct horse 42'

/** A server, and a whole sign-up in steps that another user decides the moments of. */
const scriptOf = (emailAddress: string) => {
  const api = createMockFrontendApi({ seed: 7 })
  const client = createClient({ transport: api.transport(), locale: 'en-GB', timezone: 'UTC' })
  const { signUp } = client
  const responses: unknown[] = []
  const steps = [
    () => signUp.create({ emailAddress }),
    () => signUp.update({ password: PASSWORD }),
    () => signUp.prepareEmailAddressVerification(),
    () => signUp.attemptEmailAddressVerification({ code: '000000' }).catch((error: Error) => error.message),
    () => signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(emailAddress) }),
    () => signUp.finalize(),
    () => client.getToken(),
  ]
  return {
    left: () => steps.length,
    next: async () => {
      const step = steps.shift()
      if (!step) return
      const response = await step()
      responses.push(typeof response === 'string' ? response : signUp.toJSON())
    },
    outcome: () => ({ responses, snapshot: api.snapshot(), requests: [...api.requests] }),
  }
}

test('two servers whose requests alternate at random each respond as they would alone', async () => {
  const alone = scriptOf('ada@example.test')
  while (alone.left()) await alone.next()
  const expected = alone.outcome()
  expect(expected.snapshot.state.users).toHaveLength(1)

  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 14 }), async (turns) => {
      const [one, other] = [scriptOf('ada@example.test'), scriptOf('ada@example.test')]
      for (const isFirst of turns) await (isFirst ? one : other).next()
      const finish = async (script: typeof one) => {
        while (script.left()) await script.next()
      }
      // Whatever is left of both runs at once.
      await Promise.all([finish(one), finish(other)])
      expect(one.outcome()).toEqual(expected)
      expect(other.outcome()).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

const PEOPLE = ['ada', 'grace', 'edith', 'mary'].map((name) => `${name}@example.test`)

/** Signs a user up; `turn` resolves when the next request may be sent. */
const signUpInTurns = async (api: MockFrontendApi, emailAddress: string, turn: () => Promise<unknown>) => {
  const browser = browserOf(api)
  await turn()
  const { id } = await browser.create({ emailAddress, password: PASSWORD })
  await turn()
  await browser.prepare(id, { strategy: 'email_code' })
  await turn()
  return browser.attempt(id, { strategy: 'email_code', code: api.outbox.lastCode(emailAddress) })
}

test('requests of several browsers at once, in whatever order, give each its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const api = createMockFrontendApi()
      const turn = () => scheduler.schedule(Promise.resolve())
      const responses = await scheduler.waitFor(Promise.all(PEOPLE.map((to) => signUpInTurns(api, to, turn))))
      expect(responses.map(({ client }) => client.sessions[0]?.user?.id)).toEqual(
        PEOPLE.map((to) => api.users.find(({ emailAddress }) => emailAddress === to)?.id),
      )
      expect([api.users.length, api.sessions.length, api.outbox.length]).toEqual([4, 4, 4])
      const ids = responses.flatMap(({ response, client }) => [response.id, client.id, response.created_session_id])
      expect(new Set(ids).size).toBe(3 * PEOPLE.length)
    }),
    { numRuns: 50 },
  )
})

test('requests that are sent at once in the same order have the same responses', async () => {
  const outcome = async () => {
    const api = createMockFrontendApi()
    const responses = await Promise.all(PEOPLE.map((to) => signUpInTurns(api, to, () => Promise.resolve())))
    return { responses, snapshot: api.snapshot() }
  }
  expect(await outcome()).toEqual(await outcome())
})

test('of several people who prove the same address at once, one gets it', async () => {
  const api = createMockFrontendApi()
  const attempts: (() => Promise<unknown>)[] = []
  for (const browser of [1, 2, 3].map(() => browserOf(api))) {
    const { id } = await browser.create({ emailAddress: 'ada@example.test', password: PASSWORD })
    await browser.prepare(id, { strategy: 'email_code' })
    const code = api.outbox.lastCode('ada@example.test')
    attempts.push(() => browser.attempt(id, { strategy: 'email_code', code }))
  }
  const outcomes = await Promise.allSettled(attempts.map((attempt) => attempt()))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(api.users).toHaveLength(1)
})

const CLIENTS = 10_000

/** How long the requests of an attempt that stays incomplete take: of many, the quickest, which nothing else disturbed. */
const quickest = async (api: MockFrontendApi, name: string): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < 200; round += 1) {
    const browser = browserOf(api)
    const emailAddress = `${name}-${round}@example.test`
    const startedAt = performance.now()
    const { id } = await browser.create({ emailAddress, password: PASSWORD })
    await browser.prepare(id, { strategy: 'email_code' })
    await browser.client()
    api.outbox.lastCode(emailAddress)
    times.push(performance.now() - startedAt)
  }
  return Math.min(...times)
}

test('ten thousand clients have an attempt each, and get responses as fast as the first', async () => {
  const api = createMockFrontendApi()
  await quickest(api, 'warm')
  const alone = await quickest(api, 'first')
  const ids = new Set<string>()
  for (let number = 0; number < CLIENTS; number += 1) {
    api.users.add({ emailAddress: `user-${number}@example.test` })
    const { id } = await browserOf(api).create({ emailAddress: `client-${number}@example.test` })
    ids.add(id)
  }
  expect(ids.size).toBe(CLIENTS)
  expect(api.users).toHaveLength(CLIENTS)
  // Looking through one kind of records made it four times as long.
  expect(await quickest(api, 'last')).toBeLessThan(2 * alone)
  expect(() => api.users.add({ emailAddress: 'USER-5000@example.test' })).toThrow('there is a user')
})

test('the log keeps the last ten thousand requests', async () => {
  const api = createMockFrontendApi()
  const { transport } = browserOf(api)
  for (let number = 0; number <= 10_000; number += 1)
    await transport({ method: 'GET', path: '/nowhere', search: { number: String(number) } })
  expect(api.requests).toHaveLength(10_000)
  expect([api.requests[0], api.requests.at(-1)]).toMatchObject([{ search: { number: '1' } }, { status: 404 }])
})

test('who comes after a removed user is found, and so are all the others', () => {
  const { users } = createMockFrontendApi()
  const [ada] = ['ada', 'grace', 'edith'].map((name) => users.add({ emailAddress: `${name}@example.test` }))
  users.remove(String(ada?.id))
  users.add({ emailAddress: 'mary@example.test' })
  for (const name of ['grace', 'edith', 'mary'])
    expect(() => users.add({ emailAddress: `${name}@example.test` })).toThrow('there is a user')
  expect(users.add({ emailAddress: 'ada@example.test' }).id).not.toBe(ada?.id)
})
