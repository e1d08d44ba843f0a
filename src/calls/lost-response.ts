import type { FrontendApiRequest } from '../api/transport.ts'
import { lostWriteMessage } from '../error-texts.ts'
import { isNetworkError, type LostWriteOutcome, NetworkError } from '../errors.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { received } from '../state/transitions.ts'
import type { Outcome, Write } from './call.ts'
import { lookAgain, storeSight } from './look-again.ts'
import { isAbout, isCreation, type Resource, type Turn } from './resource.ts'

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

const idOf = (state: State, resource: Resource | undefined): string | undefined =>
  resource && sliceOf(state, resource).value.id

const isNewOf = ({ resource, request }: LostWrite): boolean => resource !== undefined && isCreation(resource, request)

/** Reads the outcome of a request whose response was lost, and stores what it reads. */
const findOut = async (turn: Turn, { discardedIds }: Memory, lost: LostWrite): Promise<Outcome> => {
  const { request, before, judge, resource } = lost
  const isNew = isNewOf(lost)
  const idBefore = idOf(before, resource)
  const id = resource && isAbout(resource, idBefore, request) ? idBefore : undefined
  const sight = await lookAgain(turn, resource, id)
  if (!sight) return 'unknown'
  // One that was discarded is not the requested one.
  const discardedId = resource && discardedIds.get(resource.name)
  const isDiscarded = discardedId !== undefined && sight.value?.id === discardedId
  const value = isDiscarded ? null : sight.value
  const after = received(turn.state(), { ...sight, value })
  const isSeen = isNew ? idOf(after, resource) !== idBefore : id === undefined || value?.id === id
  const session = isSeen ? undefined : resource?.sessionOfCompletion?.(before, after, request)
  if (session && resource?.completed) {
    turn.update(received, { ...sight, value: null })
    turn.update(resource.completed, session, isNew)
    return 'done'
  }
  const outcome = isSeen || isNew ? judge(before, after, request) : 'unknown'
  storeSight(turn, { ...sight, value }, isNew && outcome === 'done' ? idOf(after, resource) : id)
  return outcome
}

const withOutcome = ({ code, message, cause }: NetworkError, outcome: LostWriteOutcome): NetworkError =>
  new NetworkError(code, lostWriteMessage(message, outcome), { cause, outcome })

/** The error for a request that the server had deferred: its change was not applied. */
export const asNotApplied = (error: unknown): unknown =>
  isNetworkError(error) ? withOutcome(error, 'not_applied') : error

/**
 * Sends a write at once, and stores the result. When the response was lost, one read finds out whether the write was
 * applied: if so, this resolves. Otherwise the error has its `outcome`.
 */
export const sendOrFindOut = async (
  turn: Turn,
  memory: Memory,
  write: Pick<Write, 'shape' | 'key' | 'judge'> & Pick<LostWrite, 'request' | 'resource'>,
): Promise<void> => {
  const { shape, request } = write
  const before = turn.state()
  try {
    return await turn.send(shape, request)
  } catch (error) {
    if (!isNetworkError(error) || request.method === 'GET') throw error
    const lost = { ...write, before }
    const outcome = error.code === 'offline' ? 'not_applied' : await findOut(turn, memory, lost)
    if (outcome === 'done') return
    // Only a failed connection has certainly ended: a request that timed out may still arrive.
    if (outcome === 'unknown' || error.code !== 'network_error') memory.lost = lost
    throw withOutcome(error, outcome)
  }
}

/** Whether the same call was made before and was applied after all. Checks the write that was left uncertain. */
export const wasDoneBefore = async (turn: Turn, memory: Memory, key: string): Promise<boolean> => {
  const { lost } = memory
  memory.lost = null
  if (!lost) return false
  const isOfAnother = idOf(lost.before, lost.resource) !== idOf(turn.state(), lost.resource)
  if (isOfAnother && !isNewOf(lost)) return false
  return (await findOut(turn, memory, lost)) === 'done' && lost.key === key
}

/** A discarded value is not looked for any more, and is not the value of a later request. */
export const forget = (memory: Memory, { name }: Resource, id: string | undefined): void => {
  if (!memory.lost?.resource || memory.lost.resource.name === name) memory.lost = null
  if (id !== undefined) memory.discardedIds.set(name, id)
}
