import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signUpByEachWay } from '../support/runtime.ts'

/** Members that Safari 15.4, Chrome 97 or Firefox 104 lack, by what holds them. */
const NEWER: readonly (readonly [object, readonly PropertyKey[]])[] = [
  [globalThis, ['structuredClone', 'navigation', 'scheduler', 'EventSource', 'Iterator', 'WebSocketStream']],
  [URL, ['canParse', 'parse']],
  [AbortSignal, ['any', 'timeout', 'abort']],
  [AbortSignal.prototype, ['reason', 'throwIfAborted']],
  [Object, ['groupBy']],
  [Map, ['groupBy']],
  [Promise, ['withResolvers', 'try']],
  [Array, ['fromAsync']],
  [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with', 'group', 'groupToMap']],
  // `toWellFormed` stays: Node's own fetch needs it.
  [String.prototype, ['isWellFormed']],
  [
    Set.prototype,
    ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ],
  [
    Object.getPrototypeOf(Object.getPrototypeOf([].values())),
    ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
  ],
  [URLSearchParams.prototype, ['size']],
  [Response, ['json']],
  [Response.prototype, ['bytes']],
  [Request.prototype, ['bytes', 'duplex']],
  [Headers.prototype, ['getSetCookie']],
  [Uint8Array, ['fromBase64', 'fromHex']],
  [Uint8Array.prototype, ['toBase64', 'toHex', 'toSorted', 'toReversed', 'with']],
  [ReadableStream, ['from']],
  [Intl, ['supportedValuesOf', 'Segmenter', 'DurationFormat']],
  [Math, ['sumPrecise', 'f16round']],
  [RegExp, ['escape']],
]

const removed: (readonly [object, PropertyKey, PropertyDescriptor])[] = []

beforeAll(() => {
  vi.resetModules()
  for (const [owner, names] of NEWER) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, name)
      if (!descriptor?.configurable) continue
      removed.push([owner, name, descriptor])
      Reflect.deleteProperty(owner, name)
    }
  }
})

afterAll(() => {
  for (const [owner, name, descriptor] of removed) Object.defineProperty(owner, name, descriptor)
})

test('both entries complete a sign-up on the oldest browsers, over every transport', async () => {
  expect(removed.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['canParse', 'any', 'reason', 'throwIfAborted']),
  )
  await signUpByEachWay(['memory', 'ky', 'fetch'])
})

test.each(['kyTransport', 'fetchTransport'] as const)(
  '%s: there too, a call that is ended while it waits is not repeated',
  async (name) => {
    const transports = { ...(await import('../../src/core.ts')), ...(await import('../../src/index.ts')) }
    const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    const onEvent = vi.fn()
    vi.useFakeTimers()
    const transport = transports[name]({
      frontendApi: 'https://clerk.example.com',
      fetch,
      retry: { delay: () => 1_000 },
      onEvent,
    })
    const controller = new AbortController()
    const ended = expect(
      transport({ method: 'GET', path: '/client', signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    await vi.advanceTimersByTimeAsync(500)
    controller.abort()
    await ended
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect(fetch).toHaveBeenCalledOnce()
    expect(onEvent).not.toHaveBeenCalled()
  },
)
