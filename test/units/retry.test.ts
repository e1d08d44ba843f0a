import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { toRetryPolicy } from '../../src/api/retry-policy.ts'
import { fetchTransport } from '../../src/core.ts'
import { kyTransport } from '../../src/index.ts'
import { connectionFailed, scriptedServer } from '../support/server.ts'

const TRANSPORTS = [
  ['ky', kyTransport],
  ['fetch', fetchTransport],
] as const

const frontendApi = 'https://clerk.example.test'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test.each([
  [1, 100],
  [2, 700],
  [3, 1_400],
  [4, 2_800],
  [5, 5_000],
  [6, 5_000],
  [50, 5_000],
])('repetition %i waits at least %i ms, and less than twice as long', (attempt, least) => {
  const { delay } = toRetryPolicy()
  const random = vi.spyOn(Math, 'random').mockReturnValue(0)
  expect(delay(attempt)).toBe(least)
  random.mockReturnValue(0.5)
  expect(delay(attempt)).toBe(least * 1.5)
  random.mockReturnValue(1 - Number.EPSILON)
  expect(delay(attempt)).toBeLessThan(least * 2)
  expect(delay(attempt)).toBeLessThanOrEqual(10_000)
})

test.each(TRANSPORTS)('%s: each repetition of a GET waits for its own time', async (_, create) => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const server = scriptedServer(connectionFailed)
  const transport = create({ frontendApi, fetch: server.fetch })
  const outcome = expect(transport({ method: 'GET', path: '/client' })).rejects.toMatchObject({ code: 'network_error' })
  const counts: number[] = []
  for (const wait of [99, 1, 699, 1, 1_399, 1]) {
    await vi.advanceTimersByTimeAsync(wait)
    counts.push(server.seen.length)
  }
  await outcome
  expect(counts).toEqual([1, 2, 2, 3, 3, 4])
  expect(vi.getTimerCount()).toBe(0)
})

test.each(TRANSPORTS)('%s: a call that is ended while it waits to be repeated is not repeated', async (_, create) => {
  vi.useFakeTimers()
  const server = scriptedServer(connectionFailed)
  const transport = create({ frontendApi, fetch: server.fetch, retry: { delay: () => 1_000 } })
  const controller = new AbortController()
  const outcome = expect(transport({ method: 'GET', path: '/client', signal: controller.signal })).rejects.toBe(
    'enough',
  )
  await vi.advanceTimersByTimeAsync(500)
  controller.abort('enough')
  await outcome
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.seen).toHaveLength(1)
})
