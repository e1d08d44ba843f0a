import type { FrontendApiRequest } from '../api/transport.ts'
import { digits, normalized, wasStarted } from '../attempts/compare.ts'
import type { Judge, Outcome } from '../calls/call.ts'
import { isPassed } from '../challenges/proof.ts'
import { type SignUpAttempt, USER_FIELDS } from '../shapes/sign-up.ts'
import { verificationNameOf } from '../shapes/strategies.ts'
import type { SignUpVerificationData } from '../shapes/verification.ts'
import { share } from '../state/share.ts'
import { signUpOf } from './members.ts'
import { isNewSignUp } from './requests.ts'

/** Decides from the sign-ups of two states. */
type JudgeSignUp = (before: SignUpAttempt, after: SignUpAttempt, request: FrontendApiRequest) => Outcome

const ofSignUps =
  (judge: JudgeSignUp): Judge =>
  (before, after, request) =>
    judge(signUpOf(before), signUpOf(after), request)

type Body = Readonly<Record<string, unknown>>

const verificationOf = (signUp: SignUpAttempt, strategy: unknown): SignUpVerificationData | null => {
  const name = verificationNameOf(strategy)
  return name && signUp.verifications[name]
}

const isVerified = (signUp: SignUpAttempt, strategy: unknown): boolean =>
  signUp.status === 'complete' ||
  // An identity token verifies an external account, whatever the strategy's name.
  (verificationOf(signUp, strategy) ?? signUp.verifications.externalAccount).status === 'verified'

/** Whether a verification with this strategy was started between the two states. */
const isStarted = (before: SignUpAttempt, after: SignUpAttempt, strategy: unknown): boolean =>
  wasStarted(verificationOf(before, strategy), verificationOf(after, strategy), strategy)

const isSame = (sent: unknown, kept: unknown): boolean => normalized(sent) === normalized(kept)

type Trace = (sent: unknown, after: SignUpAttempt, before: SignUpAttempt, body: Body) => boolean

/** How the state shows that a parameter was applied. A parameter not listed here does not show. */
const TRACES: Readonly<Record<string, Trace>> = {
  ...Object.fromEntries(
    USER_FIELDS.map((name): [string, Trace] => [name, (sent, signUp) => isSame(sent, signUp[name])]),
  ),
  phoneNumber: (sent, signUp) => digits(sent) === digits(signUp.phoneNumber),
  emailAddressOrPhoneNumber: (sent, signUp) =>
    isSame(sent, signUp.emailAddress) || digits(sent) === digits(signUp.phoneNumber),
  web3Wallet: (sent, signUp) => isSame(sent, signUp.web3wallet),
  password: (_, signUp) => signUp.hasPassword,
  legalAccepted: (sent, signUp) => !sent || signUp.legalAcceptedAt !== null,
  unsafeMetadata: (sent, { unsafeMetadata }) =>
    Object.entries(sent ?? {}).every(([key, value]) => share(unsafeMetadata[key], value) === unsafeMetadata[key]),
  code: (_, after, __, { strategy }) => isVerified(after, strategy),
  strategy: (strategy, after, before, { code }) =>
    code !== undefined || verificationNameOf(strategy) === null || after.status === 'complete'
      ? true
      : isStarted(before, after, strategy),
  proofToken: (_, after, before) => isPassed(before, after),
}

/** Not evidence: the server may rename or omit them. */
const UNDECISIVE: readonly string[] = ['locale', 'timezone', 'redirectUrl', 'actionCompleteRedirectUrl', 'channel']

const sentIn = (body: Body = {}): [name: string, sent: unknown][] =>
  Object.entries(body).filter(([name, sent]) => sent !== undefined && !UNDECISIVE.includes(name))

/** A new sign-up or an update: the state has what was sent. */
export const judgeChange: Judge = ofSignUps((before, after, request) => {
  const { body = {} } = request
  const isNew = isNewSignUp(request)
  if (isNew && (after.id === undefined || after.id === before.id)) return 'not_applied'
  const sent = sentIn(body)
  const traces = sent.flatMap(([name, value]) => {
    const trace = TRACES[name]
    return trace
      ? [{ name, wasThere: trace(value, before, before, body), isThere: trace(value, after, before, body) }]
      : []
  })
  const isMissing = traces.some(({ isThere }) => !isThere)
  // A new sign-up with other values may be that of another tab.
  if (isNew) return isMissing ? 'unknown' : 'done'
  if (isMissing) return 'not_applied'
  // An update is applied as a whole: one visible change is enough. A password that replaces another does not show.
  const isChanged = traces.some(({ wasThere }) => !wasThere)
  const isVisible = traces.length === sent.length && !traces.some(({ name }) => name === 'password')
  return isChanged || isVisible ? 'done' : 'unknown'
})

/** A started verification: a newer code, link or message than before. */
export const judgePreparation: Judge = ofSignUps((before, after, { body }) =>
  isStarted(before, after, body?.strategy) ? 'done' : 'not_applied',
)

/** A code or a signature: accepted. If the attempts rose, it was wrong. */
export const judgeAttempt: Judge = ofSignUps((before, after, { body }) =>
  !isVerified(before, body?.strategy) && isVerified(after, body?.strategy) ? 'done' : 'not_applied',
)

/** The proof of a challenge: the challenge is gone, or replaced by another. */
export const judgeProof: Judge = ofSignUps((before, after) => (isPassed(before, after) ? 'done' : 'not_applied'))
