import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as core from '../../../src/core.ts'
import { createClient } from '../../../src/index.ts'
import { play } from './player.ts'
import { recordedSignUps } from './recorded-sign-up.ts'

const entries = {
  default: createClient,
  core: (options: core.HttpTransportOptions) =>
    core.createClient({ ...options, transport: core.fetchTransport(options) }),
}

afterEach(() => {
  vi.useRealTimers()
})

describe.each(recordedSignUps)('$name: $title', (recorded) => {
  beforeEach(() => {
    vi.useFakeTimers({ now: recorded.now, toFake: ['Date'] })
  })

  test.each(Object.entries(entries))('the %s entry signs the user in', async (_, connect) => {
    expect(await play(recorded, connect)).toHaveLength(recorded.steps.length)
  })

  test('both entries show the same after each call', async () => {
    expect(await play(recorded, entries.default)).toEqual(await play(recorded, entries.core))
  })
})

test('the recorded sign-ups are these', () => {
  expect(recordedSignUps.map(({ name }) => name.replace('.json', ''))).toEqual([
    'completed-elsewhere',
    'corrected-address',
    'email-and-phone-code',
    'email-code',
    'oauth',
    'password-changes',
    'two-requests',
  ])
})
