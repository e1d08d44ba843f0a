import { computed, type ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import type { SignInSource } from './methods.ts'
import type { SignInNextStep } from './next-step.ts'

const START: SignInNextStep = { type: 'start', identifiers: [], strategies: [] }

/** What to show next, once the code of the sign-in has loaded. An expired code is no longer asked for. */
export const createNextStep = ({ store, $part, load }: SignInSource): ReadableAtom<SignInNextStep> =>
  clockedStore(
    computed([store.$state, $part], (state, part) => ({ state, part })),
    {
      initial: START,
      // Again, if it failed before.
      onUse: () => load().catch(() => {}),
      read: ({ state, part }, now) => part?.nextStepAt(state, now) ?? START,
      changesInMs: ({ state, part }, now) => part?.nextStepChangeMs(state, now) ?? null,
    },
  )
