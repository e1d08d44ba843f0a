import type { FrontendApiErrorItem } from '../errors.ts'
import type { Session } from '../shapes/session.ts'
import type { SignInAttempt, SignInStatus } from '../shapes/sign-in.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { nextSignInStep } from '../sign-in/next-step.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import { type NextStep, nextSignUpStep } from '../sign-up/next-step.ts'

/** What the user started. */
export type RedirectIntent = 'sign-up' | 'sign-in'

/** The result of a round trip, and so what is next. */
export type RedirectDecision =
  /** There is a session to use: of the sign-up, of the sign-in, or an existing one. */
  | { readonly type: 'activate'; readonly sessionId: string; readonly of: RedirectIntent | 'session' }
  /** The same, but the session has a task left before it is active. */
  | { readonly type: 'session_task'; readonly sessionId: string; readonly task: string }
  /** The sign-up needs more: fields, a verification, a challenge, or a new start. */
  | { readonly type: 'continue_sign_up'; readonly nextStep: NextStep }
  /** The account has a user: `signIn.create({ transfer: true })`. */
  | { readonly type: 'transfer_to_sign_in' }
  /** The account has no user yet: `signUp.create({ transfer: true })`. */
  | { readonly type: 'transfer_to_sign_up' }
  /** The sign-in needs more: a factor, a new password or a challenge. */
  | { readonly type: 'continue_sign_in'; readonly status: SignInStatus; readonly nextStep: SignInNextStep }
  /** The provider or the server rejected the account. */
  | { readonly type: 'failed'; readonly of: RedirectIntent; readonly error: FrontendApiErrorItem }
  /** There is no sign-up or sign-in in progress, and no user is signed in. */
  | { readonly type: 'nothing' }

export interface RedirectInput {
  readonly intent: RedirectIntent
  readonly signUp: SignUpAttempt
  readonly signIn: SignInAttempt | null
  /** All sessions of this client. */
  readonly sessions: readonly Session[]
  /** The active session, or the one to start with. */
  readonly session: Session | null
}

type Row = (input: RedirectInput) => RedirectDecision | null

const use = (sessions: readonly Session[], sessionId: string, of: RedirectIntent | 'session'): RedirectDecision => {
  const task = sessions.find(({ id }) => id === sessionId)?.currentTask?.key
  return task ? { type: 'session_task', sessionId, task } : { type: 'activate', sessionId, of }
}

/** The result when the round trip was for the sign-up: complete, blocked, or with an external account. */
const signUpReturned: Row = ({ signUp, sessions }) => {
  const step = nextSignUpStep(signUp)
  if (step.type === 'finalize') return use(sessions, step.sessionId, 'sign-up')
  // An abandoned sign-up is left over from before, and has no information about this round trip.
  if (signUp.status !== 'missing_requirements') return null
  if (step.type === 'protect_check') return { type: 'continue_sign_up', nextStep: step }
  if (step.type === 'transfer_to_sign_in') return { type: 'transfer_to_sign_in' }
  if (step.type === 'existing_session') return use(sessions, step.sessionId, 'session')
  const { error, status } = signUp.verifications.externalAccount
  if (error) return { type: 'failed', of: 'sign-up', error }
  return status === null ? null : { type: 'continue_sign_up', nextStep: step }
}

/** The result when the round trip was for the sign-in. */
const signInReturned: Row = ({ signIn, sessions }) => {
  if (!signIn) return null
  if (signIn.status === 'complete' && signIn.createdSessionId) return use(sessions, signIn.createdSessionId, 'sign-in')
  const step = nextSignInStep(signIn)
  if (step.type === 'protect_check') return { type: 'continue_sign_in', status: 'needs_protect_check', nextStep: step }
  if (step.type === 'transfer_to_sign_up') return { type: 'transfer_to_sign_up' }
  if (step.type === 'existing_session') return use(sessions, step.sessionId, 'session')
  const { error } = signIn.firstFactorVerification
  return error && step.type !== 'restart' ? { type: 'failed', of: 'sign-in', error } : null
}

const signUpOpen: Row = ({ signUp }) =>
  signUp.id === undefined ? null : { type: 'continue_sign_up', nextStep: nextSignUpStep(signUp) }

/** The steps of a sign-in that has not begun, or that has ended. */
const NOT_OPEN: readonly SignInNextStep['type'][] = ['start', 'identify', 'finalize', 'restart']

const signInOpen: Row = ({ signIn }) => {
  if (!signIn?.status) return null
  const step = nextSignInStep(signIn)
  return NOT_OPEN.includes(step.type) ? null : { type: 'continue_sign_in', status: signIn.status, nextStep: step }
}

const signedIn: Row = ({ session, sessions }) => (session ? use(sessions, session.id, 'session') : null)

const ROWS: Readonly<Record<RedirectIntent, readonly Row[]>> = {
  'sign-up': [signUpReturned, signInReturned, signUpOpen, signInOpen, signedIn],
  'sign-in': [signInReturned, signInOpen, signUpReturned, signUpOpen, signedIn],
}

/**
 * Decides what follows when the user comes back from a provider. Total: every state has a decision.
 * The first row that matches wins; with the intent `sign-in`, rows 7 to 11 and 13 come before the others.
 *
 * | # | state | decision |
 * | --- | --- | --- |
 * | 1 | the sign-up is complete | `activate` its session |
 * | 2 | the sign-up needs a challenge first | `continue_sign_up` |
 * | 3 | its account already has a user | `transfer_to_sign_in` |
 * | 4 | its identity is signed in here | `activate` that session |
 * | 5 | its external account has another error | `failed` |
 * | 6 | it has an external account, verified or not, and lacks something | `continue_sign_up` |
 * | 7 | the sign-in is complete | `activate` its session |
 * | 8 | the sign-in needs a challenge first | `continue_sign_in` |
 * | 9 | its account has no user yet | `transfer_to_sign_up` |
 * | 10 | its identity is signed in here | `activate` that session |
 * | 11 | its first factor has another error | `failed` |
 * | 12 | a sign-up without an external account is open | `continue_sign_up` |
 * | 13 | a sign-in is open | `continue_sign_in` |
 * | 14 | a user is signed in | `activate` that session |
 * | 15 | any other | `nothing` |
 *
 * Each `activate` is `session_task` when the session has a task left.
 */
export const redirectDecision = (input: RedirectInput): RedirectDecision => {
  for (const row of ROWS[input.intent]) {
    const decision = row(input)
    if (decision) return decision
  }
  return { type: 'nothing' }
}
