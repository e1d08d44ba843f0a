import { type FrontendApiError, isFrontendApiError } from '../errors.ts'
import { verificationNameOf } from '../model/strategy.ts'
import type { FrontendApiRequest } from '../transport/transport.ts'
import { sessionOfCompletion } from './completed-session.ts'
import { lookAgain, storeSight } from './look-again.ts'
import { isCreation, isOfSignUp } from './requests.ts'
import type { Turn } from './scoped-flow.ts'
import type { State } from './state.ts'

interface Denial {
  readonly error: FrontendApiError
  readonly request: FrontendApiRequest
  /** Before the request was sent: the error may have brought a client along. */
  readonly before: State
}

/** What an error says against the state that we believed in, made state. */
type Lesson = (turn: Turn, denial: Denial) => void | Promise<void>

/** The error says only that the state is another one: the server says which. */
const lookAtSignUp: Lesson = async (turn, { request }) => {
  if (!isOfSignUp(request, turn.state())) return
  const { id } = turn.state().signUp
  const sight = await lookAgain(turn, id)
  if (sight) storeSight(turn, sight, id)
}

/** A ticket that is used up may have been used by this very browser, by a request whose response never came. */
const lookAtClient: Lesson = async (turn, { request, before }) => {
  if (!isCreation(request)) return
  const sight = await lookAgain(turn, undefined)
  if (!sight) return
  storeSight(turn, sight, undefined)
  const session = sight.signUp ? undefined : sessionOfCompletion(before, turn.state(), request)
  if (session) turn.apply('completed', session, true)
}

const countAttempt: Lesson = (turn, denial) => {
  const name = verificationNameOf(denial.request.body?.strategy)
  if (!name) return lookAtSignUp(turn, denial)
  const attempts = ({ signUp }: State): number | null => signUp.verifications[name].attempts
  if (attempts(turn.state()) === attempts(denial.before)) turn.apply('codeRejected', name)
}

const endVerification =
  (status: 'expired' | 'failed'): Lesson =>
  (turn, denial) => {
    const name = verificationNameOf(denial.request.body?.strategy)
    if (!name) return lookAtSignUp(turn, denial)
    if (status === 'failed') countAttempt(turn, denial)
    turn.apply('verificationEnded', name, status, denial.error.errors[0] ?? null)
  }

/** The codes that deny what we believed, and what follows from each. All others leave the state as it is. */
const LESSONS: ReadonlyMap<string, Lesson> = new Map([
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

/** Learns from an error response, before the call ends with it. What cannot be learned changes nothing. */
export const learnFrom = async (
  turn: Turn,
  error: unknown,
  request: FrontendApiRequest,
  before: State,
): Promise<void> => {
  if (!isFrontendApiError(error)) return
  await LESSONS.get(error.errors[0]?.code ?? '')?.(turn, { error, request, before })
}
