import type { FrontendApiRequest } from '../api/transport.ts'
import { lostWriteMessage } from '../error-texts.ts'
import { isNetworkError, type LostWriteOutcome, NetworkError } from '../errors.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { sessionOfCompletion } from '../sign-up/completed-session.ts'
import { isCreation, isOfSignUp } from '../sign-up/requests.ts'
import { completed, received } from '../state/state.ts'
import type { LostWrite, Outcome, Turn } from './call.ts'
import { lookAgain, storeSight } from './look-again.ts'

/** Reads the outcome of a request whose response was lost, and stores what it reads. */
const findOut = async (turn: Turn, { request, before, judge }: LostWrite): Promise<Outcome> => {
  const isNew = isCreation(request)
  const id = isOfSignUp(request, before) ? before.signUp.id : undefined
  const sight = await lookAgain(turn, id)
  if (!sight) return 'unknown'
  // A sign-up that was discarded is not the requested one.
  const signUp = sight.signUp?.id === turn.memory.discardedId ? null : sight.signUp
  const after = received(turn.state(), { ...sight, signUp })
  const isSeen = isNew ? after.signUp.id !== before.signUp.id : id === undefined || signUp?.id === id
  const session = isSeen ? undefined : sessionOfCompletion(before, after, request)
  if (session) {
    turn.update(received, { ...sight, signUp: null })
    turn.update(completed, session, isNew)
    return 'done'
  }
  const outcome = isSeen || isNew ? judge(before, after, request) : 'unknown'
  storeSight(turn, { ...sight, signUp }, isNew && outcome === 'done' ? after.signUp.id : id)
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
  shape: ShapeName,
  request: FrontendApiRequest,
  { key, judge }: Pick<LostWrite, 'key' | 'judge'>,
): Promise<void> => {
  const before = turn.state()
  try {
    return await turn.send(shape, request)
  } catch (error) {
    if (!isNetworkError(error) || request.method === 'GET') throw error
    const lost = { key, judge, request, before }
    const outcome = error.code === 'offline' ? 'not_applied' : await findOut(turn, lost)
    if (outcome === 'done') return
    // Only a failed connection has certainly ended: a request that timed out may still arrive.
    if (outcome === 'unknown' || error.code !== 'network_error') turn.memory.lost = lost
    throw withOutcome(error, outcome)
  }
}

/** Whether the same call was made before and was applied after all. Checks the write that was left uncertain. */
export const wasDoneBefore = async (turn: Turn, key: string): Promise<boolean> => {
  const { lost } = turn.memory
  turn.memory.lost = null
  if (!lost || (!isCreation(lost.request) && lost.before.signUp.id !== turn.state().signUp.id)) return false
  return (await findOut(turn, lost)) === 'done' && lost.key === key
}
