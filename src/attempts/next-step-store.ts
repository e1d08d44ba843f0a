import type { ReadableAtom } from 'nanostores'
import type { Lazy } from '../runtime/later.ts'
import { clockedStore } from '../state/clocked.ts'
import type { Source } from '../state/members.ts'
import type { State } from '../state/state.ts'

/** Works out the next step of a state. Loads later: a state in which anything has happened has loaded it. */
export interface NextSteps<Step> {
  /** The next step of a state, at a time of this browser's clock. */
  nextStepAt(state: State, now: number): Step
  /** Milliseconds until it is another one without a change of the state; `null` when it will not be. */
  nextStepChangeMs(state: State, now: number): number | null
}

/** What to show next, at the current time: an expired code no longer counts as sent. */
export const createNextStep = <Step>(
  { store, part }: Source & Pick<Lazy<NextSteps<Step>>, 'part'>,
  start: Step,
  onUse: () => Promise<unknown> | undefined,
): ReadableAtom<Step> =>
  clockedStore(store.$state, {
    initial: start,
    onUse,
    read: (state, now) => part()?.nextStepAt(state, now) ?? start,
    changesInMs: (state, now) => part()?.nextStepChangeMs(state, now) ?? null,
  })
