import type { FrontendApiRequest } from '../api/transport.ts'
import { normalized } from '../attempts/text.ts'
import { wasStarted } from '../attempts/was-started.ts'
import type { Judge, Outcome } from '../calls/call.ts'
import { isPassed } from '../challenges/proof.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { signInOf } from './kept.ts'
import { verificationOf, type Which } from './requests.ts'

/** Decides from the sign-ins of two states. */
type JudgeSignIn = (before: SignInAttempt, after: SignInAttempt, request: FrontendApiRequest) => Outcome

const ofSignIns =
  (judge: JudgeSignIn): Judge =>
  (before, after, request) =>
    judge(signInOf(before), signInOf(after), request)

/** A new sign-in: there is another one, of the same identifier. */
export const judgeCreation: Judge = ofSignIns((before, after, { body = {} }) => {
  if (after.id === undefined || after.id === before.id) return 'not_applied'
  const { identifier, password } = body
  if (identifier && normalized(identifier) !== normalized(after.identifier)) return 'unknown'
  return password && after.firstFactorVerification.status !== 'verified' ? 'unknown' : 'done'
})

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
