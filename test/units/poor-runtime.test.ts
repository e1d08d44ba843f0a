import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FrontendApiRequest } from '../../src/index.ts'
import { clientJSON, signUpJSON } from '../support/json.ts'
import { signUpByEachWay } from '../support/runtime.ts'

/** As `abort-controller@3`, which React Native brings: an event target with `aborted` alone. */
class PoorSignal extends EventTarget {
  aborted = false
}

class PoorController {
  readonly signal = new PoorSignal()
  abort(): void {
    if (this.signal.aborted) return
    this.signal.aborted = true
    this.signal.dispatchEvent(new Event('abort'))
  }
}

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('AbortSignal', PoorSignal)
  vi.stubGlobal('AbortController', PoorController)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a whole sign-up runs over a transport of its own', async () => {
  for (const name of ['FormData', 'fetch', 'Request', 'Response', 'BroadcastChannel', 'reportError']) {
    vi.stubGlobal(name, undefined)
  }
  await signUpByEachWay(['memory'])
})

test('what ended a call is known, and its transport sees it', async () => {
  const { createClient } = await import('../../src/core.ts')
  const seen: FrontendApiRequest[] = []
  const client = createClient({
    transport: async (request) => {
      seen.push(request)
      if (seen.length > 1) return new Promise(() => {})
      return { status: 200, headers: new Headers(), body: { response: signUpJSON(), client: clientJSON() } }
    },
  })
  await client.signUp.create({ emailAddress: 'ada@example.test' })
  const controller = new AbortController()
  const sending = client.signUp.future.verifications.sendEmailCode({ signal: controller.signal })
  await vi.waitFor(() => expect(seen).toHaveLength(2))
  controller.abort()
  expect((await sending).error).toMatchObject({ code: 'aborted', cause: { name: 'AbortError' } })
  expect(seen[1]?.signal?.aborted).toBe(true)

  const updating = client.signUp.future.update({ firstName: 'Ada' })
  await vi.waitFor(() => expect(seen).toHaveLength(3))
  await client.signUp.reset()
  expect((await updating).error).toMatchObject({ code: 'discarded' })
})

test('a wait for an email link ends with its signal', async () => {
  const { createClient } = await import('../../src/core.ts')
  const { createMockFrontendApi, presets } = await import('../../src/testing/index.ts')
  const api = createMockFrontendApi(presets.emailLink())
  const { signUp } = createClient({ transport: api.transport() })
  await signUp.create({ emailAddress: 'ada@example.test' })
  const { startEmailLinkFlow, cancelEmailLinkFlow } = signUp.createEmailLinkFlow()
  const waiting = startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
  await vi.waitFor(() => expect(api.outbox).toHaveLength(1))
  cancelEmailLinkFlow()
  await expect(waiting).rejects.toMatchObject({ code: 'aborted' })
})
