import * as core from '../../src/core.ts'
import { createClient } from '../../src/index.ts'
import type { Connect } from './replay.ts'

/** The ways to make a client over HTTP, each with its own transport. */
export const entries: Readonly<Record<'ky' | 'fetch', Connect>> = {
  ky: createClient,
  fetch: (surroundings) => core.createClient({ ...surroundings, transport: core.fetchTransport(surroundings) }),
}
