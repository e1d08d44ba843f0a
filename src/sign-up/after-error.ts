import { lookAgain, storeSight } from '../calls/look-again.ts'
import { type ErrorResponse, isAbout, isCreation, type Turn } from '../calls/resource.ts'
import { verificationNameOf } from '../shapes/strategies.ts'
import type { State } from '../state/state.ts'
import { sessionOfCompletion } from './completed-session.ts'
import { codeRejected, completed, signUpOf, verificationEnded } from './transitions.ts'

/** Applies what an error response says about the state. */
type Change = (turn: Turn, response: ErrorResponse) => void | Promise<void>

/** The error says only that the state is a different one: read it from the server. */
const lookAtSignUp: Change = async (turn, { request, resource }) => {
  const { id } = signUpOf(turn.state())
  if (!isAbout(resource, id, request)) return
  const sight = await lookAgain(turn, resource, id)
  if (sight) storeSight(turn, sight, id)
}

/** A used ticket may have been used by this same browser, in a request whose response was lost. */
const lookAtClient: Change = async (turn, { request, before, resource }) => {
  if (!isCreation(resource, request)) return
  const sight = await lookAgain(turn, resource, undefined)
  if (!sight) return
  storeSight(turn, sight, undefined)
  const session = sight.value ? undefined : sessionOfCompletion(before, turn.state(), request)
  if (session) turn.update(completed, session, true)
}

const countAttempt: Change = (turn, response) => {
  const name = verificationNameOf(response.request.body?.strategy)
  if (!name) return lookAtSignUp(turn, response)
  const attempts = (state: State): number | null => signUpOf(state).verifications[name].attempts
  if (attempts(turn.state()) === attempts(response.before)) turn.update(codeRejected, name)
}

const endVerification =
  (status: 'expired' | 'failed'): Change =>
  (turn, response) => {
    const name = verificationNameOf(response.request.body?.strategy)
    if (!name) return lookAtSignUp(turn, response)
    if (status === 'failed') countAttempt(turn, response)
    turn.update(verificationEnded, name, status, response.error.errors[0] ?? null)
  }

/** The error codes that contradict our state, and what follows from each. All others leave the state as it is. */
const CHANGES: ReadonlyMap<string, Change> = new Map([
  ['form_code_incorrect', countAttempt],
  ['verification_expired', endVerification('expired')],
  ['verification_failed', endVerification('failed')],
  ['verification_missing', lookAtSignUp],
  ['verification_already_verified', lookAtSignUp],
  ['client_state_invalid', lookAtSignUp],
  ['resource_not_found', lookAtSignUp],
  ['ticket_invalid_code', lookAtClient],
  ['ticket_expired_code', lookAtClient],
])

/** Updates the state from an error response, before the call rejects with it. A failed read changes nothing. */
export const afterError: Change = (turn, response) =>
  CHANGES.get(response.error.errors[0]?.code ?? '')?.(turn, response)
