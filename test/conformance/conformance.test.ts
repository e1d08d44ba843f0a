import '../support/on-demand.ts'
import { afterAll, expect, test } from 'vitest'
import { differences } from './differences.ts'
import { entries } from './entries.ts'
import { expectationsOf } from './observation.ts'
import { pendingNames } from './pending.ts'
import { merge } from './plain.ts'
import { recordings } from './recording.ts'
import { comparable, replay } from './replay.ts'

const replayed = recordings.filter(({ name }) => !pendingNames.has(name))
const held = new Map<string, number>()

afterAll(() => {
  const passed = [...held].filter(([, count]) => count === Object.keys(entries).length).map(([name]) => name)
  const differ = passed.filter((name) => differences.some(({ fixture }) => fixture === name)).length
  console.info(
    `conformance: ${passed.length - differ} pass, ${differ} differ on purpose, ${pendingNames.size} pending, ` +
      `${replayed.length - passed.length} fail`,
  )
})

for (const [entry, connect] of Object.entries(entries)) {
  for (const recording of replayed) {
    test(`[${entry}] ${recording.name}: ${recording.title}`, async () => {
      const difference = differences.find(({ fixture }) => fixture === recording.name)
      const recorded = expectationsOf(recording)
      const expected = recorded.map((one, index) => merge(one, difference?.ours[index] ?? {}))

      const { observations, errors } = await replay(recording, expected, connect)

      for (const [index, one] of expected.entries()) {
        const step = recording.steps[index - 1]
        const observed = comparable(observations[index], step)
        expect(observed, `step ${index}`).toEqual(comparable(one, step))
        if (difference?.ours[index])
          expect(observed, 'no difference any more').not.toEqual(comparable(recorded[index], step))
      }
      expect(difference?.check?.(errors.flat()) ?? true).toBe(true)
      held.set(recording.name, (held.get(recording.name) ?? 0) + 1)
    })
  }
}
