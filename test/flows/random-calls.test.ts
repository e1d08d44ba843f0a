import * as fc from 'fast-check'
import { test } from 'vitest'
import { randomCommands } from './random/commands.ts'
import type { Model } from './random/model.ts'
import { randomSettings } from './random/settings.ts'
import { createWorld, type World } from './random/world.ts'

/** Another seed explores other sequences: `SEED=7 RUNS=1000 npx vitest run --project node test/flows/random-calls.test.ts`. */
const { SEED = '20260115', RUNS = '60' } = process.env

test('whatever is called in whatever order, client, server and requirement engine agree', async () => {
  const sequences = fc.commands<Model, World, false>([...randomCommands], { maxCommands: 30, size: '+1' })
  const property = fc.asyncProperty(randomSettings, sequences, async (settings, commands) => {
    const world = createWorld(settings)
    await fc.asyncModelRun(() => ({ model: world.model, real: world }), commands)
    world.watch.end()
    world.client.destroy()
  })
  await fc.assert(property, { seed: Number(SEED), numRuns: Number(RUNS) })
})
