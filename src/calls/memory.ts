import { sliceOf } from '../state/slices.ts'
import type { Kept, State } from '../state/state.ts'
import type { LostWrite } from './lost-write.ts'

/** What a turn keeps for later turns. */
export interface Memory {
  /** To be checked before anything else is sent. */
  lost: LostWrite | null
  /** The ids of the values that were discarded last, by resource: the server may still have them. */
  readonly discardedIds: Map<string, string>
}

export const idOf = (state: State, resource: Kept | undefined): string | undefined =>
  resource && sliceOf(state, resource).value.id

/** A discarded value is not looked for any more, and is not the value of a later request. */
export const forget = (memory: Memory, { name }: Kept, id: string | undefined): void => {
  if (!memory.lost?.resource || memory.lost.resource.name === name) memory.lost = null
  if (id !== undefined) memory.discardedIds.set(name, id)
}
