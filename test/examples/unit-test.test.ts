// The example's own tests, as its readers run them.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { serveFrontendApi } from '../../src/testing/node/index.ts'

/** Its tests join those of the block, each time that they are imported. */
const testsOfExample = async (): Promise<void> => {
  vi.resetModules()
  await import('../../examples/unit-test/sign-up-form.test.ts')
}

describe('against the mock', testsOfExample)

describe('against an instance, by its key', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const served = await serveFrontendApi(api)
  beforeAll(() => {
    vi.stubEnv('PUBLISHABLE_KEY', served.publishableKey)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await served.close()
  })

  await testsOfExample()

  test('it has the user who signed up, by an address that no message goes to', () => {
    expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual([expect.stringContaining('+clerk_test@')])
    expect(api.outbox).toHaveLength(0)
  })
})
