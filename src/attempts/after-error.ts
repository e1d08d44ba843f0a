import type { FrontendApiRequest } from '../api/transport.ts'
import { lookAgain, storeSight } from '../calls/look-again.ts'
import { type ErrorResponse, isAbout, isCreation, type Turn } from '../calls/resource.ts'
import type { FrontendApiErrorItem } from '../errors.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { share } from '../state/share.ts'
import { sliceOf, withSlice } from '../state/slices.ts'
import { type State, transition } from '../state/state.ts'
import type { Attempt, KeptAttempt } from './kept.ts'

/** Applies what an error response says about the state. */
export type AfterError = (turn: Turn, response: ErrorResponse) => void | Promise<void>

/** Where an attempt has its verifications. */
export interface Verified<Value extends Attempt = Attempt> {
  readonly attempt: KeptAttempt<Value>
  /** The verification that a request is about, or `null`. */
  nameOf(request: FrontendApiRequest): string | null
  verificationOf(value: Value, name: string): VerificationData
  withVerification(value: Value, name: string, verification: VerificationData): Value
}

const withVerification = (
  state: State,
  { attempt, verificationOf, withVerification }: Verified,
  name: string,
  changed: (verification: VerificationData) => Partial<VerificationData>,
): State => {
  const { value } = sliceOf(state, attempt)
  const verification = verificationOf(value, name)
  // An error does not undo a verification that has ended.
  if (verification.status !== 'unverified') return state
  const next = withVerification(value, name, { ...verification, ...changed(verification) })
  return withSlice(state, attempt, { value: share(value, next) })
}

/** A code was wrong, and the error says no more than that. */
const codeRejected = transition('codeRejected', (state, verified: Verified, name: string) =>
  withVerification(state, verified, name, ({ attempts }) => ({ attempts: (attempts ?? 0) + 1 })),
)

/** A verification has ended, as the error says: another code or link is needed. */
export const verificationEnded = transition(
  'verificationEnded',
  (
    state,
    verified: Verified,
    name: string,
    status: 'expired' | 'failed' | 'transferable',
    error: FrontendApiErrorItem | null,
  ) => withVerification(state, verified, name, () => ({ status, error })),
)

/** The error says only that the state is a different one: read it from the server. */
export const lookAtAttempt: AfterError = async (turn, { request, resource }) => {
  const { id } = sliceOf(turn.state(), resource).value
  if (!isAbout(resource, id, request)) return
  const sight = await lookAgain(turn, resource, id)
  if (sight) storeSight(turn, sight, id)
}

/** A used ticket may have been used by this same browser, in a request whose response was lost. */
const lookAtClient: AfterError = async (turn, { request, before, resource }) => {
  if (!isCreation(resource, request)) return
  const sight = await lookAgain(turn, resource, undefined)
  if (!sight) return
  storeSight(turn, sight, undefined)
  const session = sight.value ? undefined : await resource.sessionOfCompletion?.(before, turn.state(), request)
  if (session) await resource.complete?.(turn, session, true)
}

/** The error codes that contradict our state, and what follows from each. All others leave the state as it is. */
const changesOf = (verified: Verified): readonly (readonly [code: string, AfterError])[] => {
  const countAttempt: AfterError = (turn, response) => {
    const name = verified.nameOf(response.request)
    if (!name) return lookAtAttempt(turn, response)
    const attempts = (state: State): number | null =>
      verified.verificationOf(sliceOf(state, verified.attempt).value, name).attempts
    if (attempts(turn.state()) === attempts(response.before)) turn.update(codeRejected, verified, name)
  }
  const end =
    (status: 'expired' | 'failed'): AfterError =>
    (turn, response) => {
      const name = verified.nameOf(response.request)
      if (!name) return lookAtAttempt(turn, response)
      if (status === 'failed') countAttempt(turn, response)
      turn.update(verificationEnded, verified, name, status, response.error.errors[0] ?? null)
    }
  return [
    ['form_code_incorrect', countAttempt],
    ['verification_expired', end('expired')],
    ['verification_failed', end('failed')],
    ['verification_missing', lookAtAttempt],
    ['verification_already_verified', lookAtAttempt],
    ['client_state_invalid', lookAtAttempt],
    ['resource_not_found', lookAtAttempt],
    ['ticket_invalid_code', lookAtClient],
    ['ticket_expired_code', lookAtClient],
  ]
}

/**
 * Updates the state from an error response, before the call rejects with it. A failed read changes nothing.
 *
 * @param more What else follows from a code.
 */
export const afterErrorOf = (verified: Verified, more: ReturnType<typeof changesOf> = []): AfterError => {
  const changes = new Map([...changesOf(verified), ...more])
  return (turn, response) => changes.get(response.error.errors[0]?.code ?? '')?.(turn, response)
}
