import { afterEach, expect, test, vi } from 'vitest'
import { createClient, FLOW_ERROR_CODES } from '../../src/index.ts'
import { memberAt } from './call.ts'
import { differences } from './differences.ts'
import { entries } from './entries.ts'
import { expectationsOf } from './observation.ts'
import { PENDING, pendingNames } from './pending.ts'
import { recordings } from './recording.ts'
import { comparable, replay } from './replay.ts'

const names = recordings.map(({ name }) => name)

afterEach(() => vi.useRealTimers())

test('there are 149 recordings of sign-ups, and 262 of sign-ins', () => {
  expect(new Set(names).size).toBe(149 + 262)
})

test('every difference and every pending recording is one that exists, and is listed once', () => {
  const listed = [...differences.map(({ fixture }) => fixture), ...Object.values(PENDING).flat()]
  expect(listed.filter((name) => !names.includes(name))).toEqual([])
  expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([])
})

test.each(Object.keys(PENDING))('%s is not there yet: else its recordings are to be replayed', (capability) => {
  const { signUp } = createClient({ publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==' })
  const { owner, member } = memberAt({ signUp, FLOW_ERROR_CODES }, capability)
  expect(member).toBeUndefined()
  expect((capability.split('.').at(-1) ?? '') in owner).toBe(false)
})

for (const recording of recordings.filter(({ name }) => pendingNames.has(name))) {
  test(`${recording.name} is pending with reason: replayed, it fails`, async () => {
    const expected = expectationsOf(recording)
    const { observations } = await replay(recording, expected, entries.fetch)
    const observed = observations.map((one, index) => comparable(one, recording.steps[index - 1]))
    expect(observed).not.toEqual(expected.map((one, index) => comparable(one, recording.steps[index - 1])))
  })
}
