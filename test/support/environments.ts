import { expect } from 'vitest'
import { type ClientOptions, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'

const EMAIL = 'ada@example.test'

const WAYS: Readonly<Record<string, (api: MockFrontendApi) => ClientOptions>> = {
  'in memory': (api) => ({ transport: api.transport() }),
  'through fetch': (api) => ({ frontendApi: api.origin, fetch: api.browser().fetch }),
}

/** Takes a user through a whole sign-up, by each way to the mock that needs nothing beside it, wherever the test runs. */
export const signUpHere = async (): Promise<void> => {
  for (const [way, connect] of Object.entries(WAYS)) {
    const api = createMockFrontendApi()
    const client = createClient(connect(api))
    const { signUp } = client
    await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
    await signUp.prepareEmailAddressVerification()
    await expect(signUp.attemptEmailAddressVerification({ code: '000000' }), way).rejects.toMatchObject({ kind: 'api' })
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await signUp.finalize()
    expect(client.$user.get()?.id, way).toBe(api.users[0]?.id)
    expect((await client.getToken())?.split('.'), way).toHaveLength(3)
    api.restore(JSON.parse(JSON.stringify(api.snapshot())))
    await client.reload()
    expect(client.$user.get()?.emailAddresses, way).toMatchObject([{ emailAddress: EMAIL }])
  }
}
