import type { FrontendApiRequest } from '../api/transport.ts'
import { normalized, wasStarted } from '../attempts/compare.ts'
import { knowsSessions } from '../attempts/new-session.ts'
import type { Judge, Outcome } from '../calls/call.ts'
import { isPassed } from '../challenges/proof.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { signInOf } from './members.ts'
import { verificationOf, type Which } from './requests.ts'

/** Decides from the sign-ins of two states. */
type JudgeSignIn = (before: SignInAttempt, after: SignInAttempt, request: FrontendApiRequest) => Outcome

const ofSignIns =
  (judge: JudgeSignIn): Judge =>
  (before, after, request) =>
    judge(signInOf(before), signInOf(after), request)

/** What may complete a sign-in in the request that starts it: the server then no longer returns it. */
const COMPLETING = ['password', 'ticket', 'token', 'transfer'] as const

/** A new sign-in: there is another one, of the same identifier. */
export const judgeCreation: Judge = (before, after, { body = {} }) => {
  const signIn = signInOf(after)
  if (signIn.id === undefined || signIn.id === signInOf(before).id) {
    return COMPLETING.some((name) => body[name]) && !knowsSessions(before) ? 'unknown' : 'not_applied'
  }
  const { identifier, password } = body
  if (identifier && normalized(identifier) !== normalized(signIn.identifier)) return 'unknown'
  return password && signIn.firstFactorVerification.status !== 'verified' ? 'unknown' : 'done'
}

/** A started verification: a newer code, link or message than before. */
export const judgePreparation = (which: Which): Judge =>
  ofSignIns((before, after, { body }) => {
    const isStarted = wasStarted(verificationOf(before, which), verificationOf(after, which), body?.strategy)
    return isStarted ? 'done' : 'not_applied'
  })

/** A proof: accepted. */
export const judgeAttempt = (which: Which): Judge =>
  ofSignIns((before, after) => {
    const isVerified = verificationOf(after, which).status === 'verified' || after.status === 'complete'
    return isVerified && verificationOf(before, which).status !== 'verified' ? 'done' : 'not_applied'
  })

/** A new password: it is no longer needed. */
export const judgeNewPassword: Judge = ofSignIns((_, after) =>
  after.status === 'needs_new_password' ? 'not_applied' : 'done',
)

/** The proof of a challenge: the challenge is gone, or replaced by another. */
export const judgeProof: Judge = ofSignIns((before, after) => (isPassed(before, after) ? 'done' : 'not_applied'))
