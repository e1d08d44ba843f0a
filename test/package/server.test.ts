import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

test('a server can sign up two people at once, each with a client of their own', async () => {
  const people = await installed.evaluate(`
    import { createClient } from 'headless-signup'
    import { createMockFrontendApi } from 'headless-signup/testing'
    const api = createMockFrontendApi()
    const signUpFor = async (emailAddress) => {
      const client = createClient({ transport: api.transport() })
      const { signUp } = client
      await signUp.create({ emailAddress, password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification()
      await signUp.attemptEmailAddressVerification({ code: api.outbox.last(emailAddress).code })
      await signUp.finalize()
      return { email: client.$user.get().emailAddresses[0].emailAddress, session: client.$session.get().id,
        sessions: client.$sessions.get().length, token: typeof (await client.getToken()) }
    }
    const people = await Promise.all([signUpFor('ada@example.test'), signUpFor('grace@example.test')])
    console.log(JSON.stringify(people))`)
  expect(people).toEqual([
    { email: 'ada@example.test', session: expect.any(String), sessions: 1, token: 'string' },
    { email: 'grace@example.test', session: expect.any(String), sessions: 1, token: 'string' },
  ])
  const [ada, grace] = people as { session: string }[]
  expect(ada?.session).not.toBe(grace?.session)
})

test('the default transport of a server is its own fetch, and without a network that is an error of the family', async () => {
  const error = await installed.evaluate(`
    import { createClient, isNetworkError } from 'headless-signup'
    const client = createClient({ frontendApi: 'http://127.0.0.1:9', retry: { limit: 0 } })
    const { error } = await client.signUp.future.create({ emailAddress: 'ada@example.test' })
    console.log(JSON.stringify({ isNetworkError: isNetworkError(error), code: error.code }))`)
  expect(error).toEqual({ isNetworkError: true, code: 'network_error' })
})
