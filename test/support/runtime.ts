import { expect } from 'vitest'

type Entry = typeof import('../../src/index.ts')
type SmallEntry = typeof import('../../src/core.ts')
type Testing = typeof import('../../src/testing/index.ts')

const EMAIL = 'ada@example.test'

const loadAll = async (): Promise<readonly [Entry, SmallEntry, Testing]> => [
  await import('../../src/index.ts'),
  await import('../../src/core.ts'),
  await import('../../src/testing/index.ts'),
]

/** Takes a user through a whole sign-up by each way to the mock, with what is loaded only now. */
export const signUpByEachWay = async (ways: readonly ('memory' | 'ky' | 'fetch')[]): Promise<void> => {
  const [{ createClient, kyTransport }, { createClient: createSmallClient, fetchTransport }, testing] = await loadAll()
  for (const way of ways) {
    for (const create of [createClient, createSmallClient]) {
      const api = testing.createMockFrontendApi()
      const { fetch } = api.browser()
      const options = { frontendApi: api.origin, fetch }
      const transports = {
        memory: () => api.transport(),
        ky: () => kyTransport(options),
        fetch: () => fetchTransport(options),
      }
      const client = create({ transport: transports[way]() })
      const { signUp } = client
      await client.load()
      await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
      const { error } = await signUp.future.verifications.sendEmailCode()
      expect(error, way).toBeNull()
      await expect(signUp.attemptEmailAddressVerification({ code: '000000' }), way).rejects.toMatchObject({
        kind: 'api',
      })
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
      expect(signUp.status, way).toBe('complete')
      await signUp.finalize()
      expect((await client.getToken())?.split('.'), way).toHaveLength(3)
      api.restore(api.snapshot())
      await client.reload()
      expect(client.$user.get()?.emailAddresses, way).toMatchObject([{ emailAddress: EMAIL }])

      const controller = new AbortController()
      const reloading = client.reload({ signal: controller.signal })
      controller.abort()
      await expect(reloading, way).rejects.toMatchObject({ code: 'aborted' })
      await expect(client.reload({ signal: controller.signal }), way).rejects.toMatchObject({ code: 'aborted' })

      const creating = signUp.future.create({ emailAddress: 'grace@example.test' })
      await signUp.reset()
      expect((await creating).error, way).toMatchObject({ code: 'discarded' })
      client.destroy()
      await expect(client.reload(), way).rejects.toMatchObject({ code: 'destroyed' })
    }
  }
}
