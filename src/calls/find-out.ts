import { sessionOfCompletion } from '../sign-up/completed-session.ts'
import { isCreation, isOfSignUp } from '../sign-up/requests.ts'
import { transitions } from '../state/state.ts'
import type { LostWrite, Outcome, Turn } from './call.ts'
import { lookAgain, storeSight } from './look-again.ts'

/** Reads the outcome of a request whose response was lost, and stores what it reads. */
export const findOut = async (turn: Turn, { request, before, judge }: LostWrite): Promise<Outcome> => {
  const isNew = isCreation(request)
  const id = isOfSignUp(request, before) ? before.signUp.id : undefined
  const sight = await lookAgain(turn, id)
  if (!sight) return 'unknown'
  // A sign-up that was discarded is not the requested one.
  const signUp = sight.signUp?.id === turn.memory.discardedId ? null : sight.signUp
  const after = transitions.received(turn.state(), { ...sight, signUp })
  const isSeen = isNew ? after.signUp.id !== before.signUp.id : id === undefined || signUp?.id === id
  const session = isSeen ? undefined : sessionOfCompletion(before, after, request)
  if (session) {
    turn.apply('received', { ...sight, signUp: null })
    turn.apply('completed', session, isNew)
    return 'done'
  }
  const outcome = isSeen || isNew ? await judge(before, after, request) : 'unknown'
  storeSight(turn, { ...sight, signUp }, isNew && outcome === 'done' ? after.signUp.id : id)
  return outcome
}
