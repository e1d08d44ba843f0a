import { Window } from 'happy-dom'
import { JSDOM } from 'jsdom'
import { afterEach, expect, test, vi } from 'vitest'
import { signUpByEachWay } from '../support/runtime.ts'

interface Realm {
  readonly AbortController: unknown
  readonly AbortSignal: unknown
}

const REALMS: Readonly<Record<string, () => Realm>> = {
  jsdom: () => new JSDOM('').window,
  'happy-dom': () => new Window() as unknown as Realm,
}

const NativeSignal = AbortSignal

/** As the `Request` of browsers, Node 22 and later: it takes its own signals only. */
class StrictRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    if (init?.signal && !(init.signal instanceof NativeSignal)) throw new TypeError('Expected an AbortSignal.')
    super(input, init)
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each(Object.entries(REALMS))(
  '%s: its signals are no signals of fetch, and a sign-up runs all the same',
  async (_, open) => {
    const { AbortController, AbortSignal } = open()
    vi.resetModules()
    vi.stubGlobal('AbortController', AbortController)
    vi.stubGlobal('AbortSignal', AbortSignal)
    vi.stubGlobal('Request', StrictRequest)
    const { signal } = new globalThis.AbortController()
    expect(() => new Request('https://app.example.test', { signal })).toThrow(TypeError)
    await signUpByEachWay(['memory', 'ky', 'fetch'])
  },
)

test.each(Object.entries(REALMS))(
  '%s: a signal of another realm ends a call, and its reason is kept',
  async (_, open) => {
    const { createClient } = await import('../../src/index.ts')
    const { AbortController } = open() as { readonly AbortController: typeof globalThis.AbortController }
    const controller = new AbortController()
    const fetched = vi.fn<(request: Request) => Promise<Response>>(() => new Promise(() => {}))
    const client = createClient({ frontendApi: 'https://clerk.example.com', fetch: fetched })
    const creating = client.signUp.create({ emailAddress: 'ada@example.test' }, { signal: controller.signal })
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
    controller.abort(new Error('enough'))
    await expect(creating).rejects.toMatchObject({ code: 'aborted', cause: { message: 'enough' } })
    // The request got a signal of its own realm, which was aborted with it.
    expect(fetched.mock.calls[0]?.[0].signal.aborted).toBe(true)
  },
)
