import { setupServer } from 'msw/node'
import { expect, onTestFinished, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { frontendApiHandlers } from '../../src/testing/msw/index.ts'

/** Signs two people up, one after the other, in the page that the test's environment simulates. */
export const signUpInSimulatedPage = async (): Promise<void> => {
  const complained = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
  const api = createMockFrontendApi()
  const server = setupServer(...frontendApiHandlers(api))
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => {
    server.close()
    vi.restoreAllMocks()
  })
  expect(typeof document).toBe('object')

  for (const options of [{ publishableKey: api.publishableKey }, { frontendApi: api.origin }]) {
    const emailAddress = `user-${api.users.length}@example.test`
    const client = createClient(options)
    await client.signUp.create({ emailAddress, password: 'correct horse 42' })
    await client.signUp.prepareEmailAddressVerification()
    await client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(emailAddress) })
    await client.signUp.finalize()
    await client.reload()
    expect(client.$user.get()?.emailAddresses).toMatchObject([{ emailAddress }])
    // Both are in one browser: the next user begins when this one is gone.
    await fetch(`${api.origin}/v1/client/sessions`, { method: 'DELETE', credentials: 'include' })
  }
  expect(api.users).toHaveLength(2)
  expect(complained.flatMap(({ mock }) => mock.calls)).toEqual([])
}
