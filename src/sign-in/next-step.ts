import { sessionOf } from '../shapes/existing-account.ts'
import type { EnterpriseSSOFactor, SignInFirstFactor } from '../shapes/factors.ts'
import { hasNoUser, type SignInAttempt } from '../shapes/sign-in.ts'
import { isRedirectStrategy, strategyOf } from '../shapes/strategies.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { firstFactorsByPreference, secondFactorsByPreference, waysToStart } from './preference.ts'
import type { Sent, SentCode, SignInNextStep, SignInNextStepContext } from './steps.ts'

type Context = Required<SignInNextStepContext>

/** Whether a code or link can still be used, as far as the clock says. */
const isLive = ({ expireAt }: VerificationData, now: number): boolean => expireAt === null || expireAt.getTime() > now

interface Addressed {
  readonly strategy: string
  readonly safeIdentifier?: string
}

const sentBy = ({ strategy, expireAt }: VerificationData, factors: readonly Addressed[], { sentTo }: Context): Sent => {
  const addresses = factors.flatMap((factor) => (factor.strategy === strategy ? (factor.safeIdentifier ?? []) : []))
  const known = addresses.find((address) => address === sentTo)
  return {
    strategy: strategy ?? '',
    safeIdentifier: known ?? (addresses.length === 1 ? addresses[0] : null) ?? null,
    expireAt,
  }
}

const codeBy = (verification: VerificationData, factors: readonly Addressed[], context: Context): SentCode => ({
  ...sentBy(verification, factors, context),
  channel: verification.channel ?? null,
  attempts: verification.attempts,
})

const others = <Factor extends { readonly strategy: string }>(factors: Factor[], strategy: string | null): Factor[] =>
  factors.filter((factor) => factor.strategy !== strategy)

/** What was sent or requested by a verification that is open; `null` for one that is not. */
const openedBy = ({ status, strategy, error }: VerificationData) =>
  status === 'unverified' && strategy !== null && error === null ? strategyOf(strategy)?.sends : undefined

const secondStep = (signIn: SignInAttempt, context: Context): SignInNextStep => {
  const reason = signIn.status === 'needs_client_trust' ? 'client_trust' : 'mfa'
  const verification = signIn.secondFactorVerification
  const { strategy, error } = verification
  const factors = secondFactorsByPreference(signIn, reason)
  const rest = { alternatives: others(factors, strategy), reason } as const
  if (isLive(verification, context.now)) {
    const sent = openedBy(verification)
    if (sent === 'code') return { type: 'enter_second_code', ...codeBy(verification, factors, context), ...rest }
    if (sent === 'link') return { type: 'open_second_link', ...sentBy(verification, factors, context), ...rest }
    if (strategy === 'passkey' && verification.status === 'unverified') return { type: 'use_second_passkey', ...rest }
  }
  return { type: 'choose_second_factor', factors, preferred: factors[0] ?? null, reason, error }
}

const isEnterprise = (factor: SignInFirstFactor): factor is EnterpriseSSOFactor => factor.strategy === 'enterprise_sso'

const isReset = ({ strategy }: SignInFirstFactor): boolean => strategy.startsWith('reset_password_')

/** The step of a first factor that has begun; `null` when another has to be chosen. */
const openStep = (signIn: SignInAttempt, factors: SignInFirstFactor[], context: Context): SignInNextStep | null => {
  const verification = signIn.firstFactorVerification
  const { strategy, status, externalVerificationRedirectURL: url } = verification
  const rest = { alternatives: others(factors, strategy) }
  if (status !== 'unverified' || strategy === null || !isLive(verification, context.now)) return null
  const sent = openedBy(verification)
  if (sent === 'redirect') return url ? { type: 'continue_external', url, ...rest } : null
  const addressed = signIn.supportedFirstFactors
  if (sent === 'code') return { type: 'enter_code', ...codeBy(verification, addressed, context), ...rest }
  if (sent === 'link') return { type: 'open_link', ...sentBy(verification, addressed, context), ...rest }
  if (sent === 'message') return { type: 'sign_with_wallet', strategy, ...rest }
  return strategy === 'passkey' ? { type: 'use_passkey', ...rest } : null
}

const firstStep = (signIn: SignInAttempt, context: Context): SignInNextStep => {
  const { supportedFirstFactors: supported, ssoBypassFirstFactors: bypass } = signIn
  const factors = firstFactorsByPreference(signIn, context).filter((factor) => !isReset(factor))
  const open = openStep(signIn, factors, context)
  if (open) return open
  const connections = supported.filter(isEnterprise)
  const [connection, ...more] = connections
  if (connection && connections.length === supported.length) {
    return more.length === 0
      ? { type: 'continue_enterprise', connection, bypass }
      : { type: 'choose_enterprise_connection', connections, bypass }
  }
  const preferred = factors.find(({ strategy }) => !isRedirectStrategy(strategy)) ?? factors[0] ?? null
  const { error } = signIn.firstFactorVerification
  return { type: 'choose_first_factor', factors, preferred, resets: supported.filter(isReset), error }
}

/**
 * Returns what to show next. The first that applies: an invitation that belongs to a sign-up, nothing started,
 * abandoned, complete, a challenge, no such user, an identity that is signed in already, a new password, the second
 * factor, a first factor that has begun, the choice of one, an identifier.
 */
export const nextSignInStep = (
  signIn: SignInAttempt,
  {
    environment = null,
    now = Date.now(),
    sentTo = null,
    signUpTicket = null,
    hasPasskeys = false,
  }: SignInNextStepContext = {},
): SignInNextStep => {
  const context = { environment, now, sentTo, signUpTicket, hasPasskeys }
  if (signUpTicket !== null) return { type: 'transfer_to_sign_up', ticket: signUpTicket }
  if (signIn.id === undefined) return { type: 'start', ...waysToStart(environment) }
  const { status, createdSessionId, protectCheck, firstFactorVerification } = signIn
  if (status === 'complete' && createdSessionId !== null) return { type: 'finalize', sessionId: createdSessionId }
  // Not among the documented values, but sent.
  if (status === 'complete' || (status as string | null) === 'abandoned') return { type: 'restart' }
  if (protectCheck || status === 'needs_protect_check') return { type: 'protect_check', protectCheck }
  if (hasNoUser(signIn)) return { type: 'transfer_to_sign_up' }
  const session = sessionOf(firstFactorVerification)
  if (session) return { type: 'existing_session', sessionId: session.sessionId }
  if (status === 'needs_new_password') {
    return { type: 'new_password', reset: Boolean(firstFactorVerification.strategy?.startsWith('reset_password_')) }
  }
  if (status === 'needs_second_factor' || status === 'needs_client_trust') return secondStep(signIn, context)
  if (status === 'needs_identifier' && openedBy(firstFactorVerification) === undefined) {
    return { type: 'identify', ...waysToStart(environment) }
  }
  return firstStep(signIn, context)
}

/**
 * Milliseconds until {@link nextSignInStep} returns something else without a change of the state; `null` when it will
 * not.
 */
export const nextSignInStepChangeMs = (signIn: SignInAttempt, now: number): number | null => {
  const left = [signIn.firstFactorVerification, signIn.secondFactorVerification].flatMap((verification) => {
    const { expireAt, status } = verification
    return status === 'unverified' && expireAt && isLive(verification, now) ? [expireAt.getTime() - now] : []
  })
  return left.length === 0 ? null : Math.min(...left)
}
