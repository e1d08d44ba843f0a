import { atom, computed, type ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import type { State } from '../state/state.ts'
import type { SignInNextStep } from './next-step.ts'
import type { SignInPart } from './on-demand.ts'

const START: SignInNextStep = { type: 'start', identifiers: [], strategies: [] }

/** What to show next, once the code of the sign-in has loaded. An expired code is no longer asked for. */
export const createNextStep = (
  $state: ReadableAtom<State>,
  load: () => Promise<SignInPart>,
): ReadableAtom<SignInNextStep> => {
  const $part = atom<SignInPart | null>(null)
  return clockedStore(
    computed([$state, $part], (state, part) => ({ state, part })),
    {
      initial: START,
      onUse: () => {
        if (!$part.get()) load().then($part.set, () => {})
      },
      read: ({ state, part }, now) => part?.nextStepAt(state, now) ?? START,
      changesInMs: ({ state, part }, now) => part?.nextStepChangeMs(state, now) ?? null,
    },
  )
}
