import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

const BEGIN = `
  import { createClient } from 'headless-signup'
  import { createMockFrontendApi, presets } from 'headless-signup/testing'
  const EMAIL = 'ada@example.test'
  const begin = (options) => {
    const api = createMockFrontendApi(options)
    const client = createClient({ transport: api.transport() })
    const arrived = async (method) => {
      while (api.requests.at(-1)?.method !== method) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return { api, client, arrived, create: () => client.signUp.create({ emailAddress: EMAIL }) }
  }
`

/** What a process ends with when nothing is left to wait for: how long that took after its last line, in milliseconds. */
const END = `
  const endedAt = performance.now()
  process.on('exit', () => console.log(JSON.stringify(performance.now() - endedAt)))
`

test.each([
  [
    'whole sign-ups',
    `for (const connect of [(api) => ({ transport: api.transport() }), ({ origin: frontendApi, browser }) =>
        ({ frontendApi, fetch: browser().fetch })]) {
      const api = createMockFrontendApi()
      const client = createClient(connect(api))
      const { signUp } = client
      await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification()
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
      await signUp.finalize()
      await client.getToken()
      if (api.users.length !== 1) throw new Error('no user signed up')
    }`,
  ],
  [
    'a held response that is never let go',
    `const { api, arrived, create } = begin()
     api.fail.hold({ method: 'POST' })
     void create()
     await arrived('POST')`,
  ],
  [
    'a slow response that its client does not wait for any more',
    `const { api, arrived, client, create } = begin()
     api.fail.when({ method: 'POST' }, { delayMs: 600_000 })
     const creating = create().catch(() => {})
     await arrived('POST')
     client.destroy()
     await creating`,
  ],
  [
    'a slow response of a mock that is reset',
    `const { api, arrived, create } = begin()
     api.fail.when({ method: 'POST' }, { delayMs: 600_000 })
     const creating = create().catch(() => {})
     await arrived('POST')
     api.reset()
     await creating`,
  ],
  [
    'a client that waits for an email link, and is destroyed',
    `const { arrived, client, create } = begin(presets.emailLink())
     await create()
     client.signUp.$cooldown.subscribe(() => {})
     await client.signUp.future.verifications.sendEmailLink({ verificationUrl: 'https://app.example.test/verify' })
     const waiting = client.signUp.future.verifications.waitForEmailLinkVerification()
     await arrived('GET')
     client.destroy()
     await waiting`,
  ],
])('a process ends by itself after %s', async (_, script) => {
  expect(await installed.evaluate(BEGIN + script + END)).toBeLessThan(1_000)
})
