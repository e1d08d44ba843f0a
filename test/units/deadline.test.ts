import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchTransport } from '../../src/core.ts'
import { type Fetch, kyTransport } from '../../src/index.ts'

const TRANSPORTS = [
  ['ky', kyTransport],
  ['fetch', fetchTransport],
] as const

const frontendApi = 'https://clerk.example.test'
const write = { method: 'POST', path: '/client' } as const

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A server that never responds, and the signals that it was asked with. */
const silentServer = () => {
  const signals: AbortSignal[] = []
  const fetch: Fetch = ({ signal }) => {
    signals.push(signal)
    return new Promise(() => {})
  }
  return { fetch, signals }
}

const outcomes: readonly (readonly [string, Fetch])[] = [
  ['responding', async () => Response.json({})],
  ['rejected', async () => Response.json({ errors: [] }, { status: 422 })],
  ['lost', () => Promise.reject(new TypeError('Failed to fetch'))],
]

for (const [name, create] of TRANSPORTS) {
  test.each(outcomes)(`${name}: a request that was %s leaves no timer and no listener`, async (_, fetch) => {
    const { signal } = new AbortController()
    await create({ frontendApi, fetch })({ ...write, signal }).catch(() => {})
    expect(vi.getTimerCount()).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test(`${name}: a time-out ends the fetch too, and leaves no timer`, async () => {
    const { fetch, signals } = silentServer()
    const outcome = expect(create({ frontendApi, fetch, timeout: 1_000 })(write)).rejects.toMatchObject({
      kind: 'network',
      code: 'timeout',
      retryable: true,
      message: expect.stringContaining('1000 ms'),
    })
    await vi.advanceTimersByTimeAsync(999)
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    await outcome
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    expect(vi.getTimerCount()).toBe(0)
  })

  test(`${name}: the caller ends the fetch too`, async () => {
    const { fetch, signals } = silentServer()
    const controller = new AbortController()
    const outcome = expect(create({ frontendApi, fetch })({ ...write, signal: controller.signal })).rejects.toBe(
      'enough',
    )
    await vi.advanceTimersByTimeAsync(1)
    controller.abort('enough')
    await outcome
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  test(`${name}: a response may take 15 seconds, and no longer`, async () => {
    const settled = vi.fn()
    const outcome = create({ frontendApi, fetch: silentServer().fetch })(write).catch(settled)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await outcome
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'timeout' }))
  })

  test.each([2 ** 31, 3e9, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])(
    `${name}: a time-out of %d ms does not fire at once`,
    async (timeout) => {
      const settled = vi.fn()
      const controller = new AbortController()
      const outcome = create({ frontendApi, fetch: silentServer().fetch, timeout })({
        ...write,
        signal: controller.signal,
      }).catch(settled)
      await vi.advanceTimersByTimeAsync(2 ** 31 - 1)
      expect(settled).not.toHaveBeenCalled()
      if (timeout === 3e9) await vi.advanceTimersByTimeAsync(3e9 - 2 ** 31 + 1)
      else controller.abort()
      await outcome
      expect(settled).toHaveBeenCalledOnce()
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  test.each([Number.NaN, -1, '5', undefined])(
    `${name}: a pause of %j before a repetition is an error`,
    async (pause) => {
      const fetch: Fetch = () => Promise.reject(new TypeError('Failed to fetch'))
      const transport = create({ frontendApi, fetch, retry: { delay: () => pause as number } })
      await expect(transport({ method: 'GET', path: '/client' })).rejects.toMatchObject({ code: 'invalid_option' })
    },
  )
}
