import type { FrontendApiRequest } from '../api/transport.ts'
import { sliceOf } from '../state/slices.ts'
import type { Kept, State } from '../state/state.ts'
import type { Write } from './call.ts'
import { isCreation, type Resource } from './resource.ts'

/** A write whose response was lost, and which may still be applied. */
export interface LostWrite extends Pick<Write, 'key' | 'judge'> {
  readonly request: FrontendApiRequest
  readonly before: State
  /** `undefined` for a write of no resource. */
  readonly resource: Resource | undefined
}

/** What a turn keeps for later turns. */
export interface Memory {
  /** To be checked before anything else is sent. */
  lost: LostWrite | null
  /** The ids of the values that were discarded last, by resource: the server may still have them. */
  readonly discardedIds: Map<string, string>
}

export const idOf = (state: State, resource: Kept | undefined): string | undefined =>
  resource && sliceOf(state, resource).value.id

export const isNewOf = ({ resource, request }: LostWrite): boolean =>
  resource !== undefined && isCreation(resource, request)

/** A discarded value is not looked for any more, and is not the value of a later request. */
export const forget = (memory: Memory, { name }: Kept, id: string | undefined): void => {
  if (!memory.lost?.resource || memory.lost.resource.name === name) memory.lost = null
  if (id !== undefined) memory.discardedIds.set(name, id)
}
