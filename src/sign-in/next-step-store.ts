import type { ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import type { SignInSource } from './face.ts'
import type { SignInNextStep } from './steps.ts'

const START: SignInNextStep = { type: 'start', identifiers: [], strategies: [] }

/** What to show next, once the code of the sign-in has loaded. An expired code is no longer asked for. */
export const createNextStep = (source: SignInSource): ReadableAtom<SignInNextStep> =>
  clockedStore(source.store.$state, {
    initial: START,
    // Again, if it failed before.
    onUse: source.load,
    read: (state, now) => source.part()?.nextStepAt(state, now) ?? START,
    changesInMs: (state, now) => source.part()?.nextStepChangeMs(state, now) ?? null,
  })
