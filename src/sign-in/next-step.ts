import type { FrontendApiErrorItem } from '../errors.ts'
import type { Environment } from '../shapes/environment.ts'
import type { EnterpriseSSOFactor, SignInFirstFactor, SignInSecondFactor } from '../shapes/factors.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import { hasNoUser, type SignInAttempt } from '../shapes/sign-in.ts'
import { isRedirectStrategy, type PhoneCodeChannel, strategyOf } from '../shapes/strategies.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { existingSessionOf } from './existing-session.ts'
import { firstFactorsByPreference, secondFactorsByPreference, waysToStart } from './preference.ts'

/** A code or a link that was sent and may still be used. */
interface Sent {
  readonly strategy: string
  /** Where it was sent to, as the user may see it; `null` when that is unknown. */
  readonly safeIdentifier: string | null
  /** By the server's clock. */
  readonly expireAt: Date | null
}

interface SentCode extends Sent {
  /** How a phone code was sent. */
  readonly channel: PhoneCodeChannel | null
  /** Attempts made so far. */
  readonly attempts: number | null
}

/** Other ways, the preferred one first. */
interface OtherFirst {
  readonly alternatives: SignInFirstFactor[]
}

interface OtherSecond {
  readonly alternatives: SignInSecondFactor[]
  readonly reason: SecondFactorReason
}

/** Why there is a second factor: the user wants one, or has not used this device before. */
export type SecondFactorReason = 'mfa' | 'client_trust'

/** What a screen of a sign-in should show now. Plain data; see {@link nextSignInStep} for the order. */
export type SignInNextStep =
  /**
   * No sign-in yet: ask for one of `identifiers`, and offer `strategies`, which need no identifier. Both are empty
   * until the instance's settings are known.
   */
  | { readonly type: 'start'; readonly identifiers: string[]; readonly strategies: string[] }
  /** A sign-in without a user: ask for an identifier. */
  | { readonly type: 'identify'; readonly identifiers: string[]; readonly strategies: string[] }
  /** Choose a way to prove who signs in. `factors` has `preferred` first; `error` is why the last way has ended. */
  | {
      readonly type: 'choose_first_factor'
      readonly factors: SignInFirstFactor[]
      readonly preferred: SignInFirstFactor | null
      /** The ways to reset the password: for a link "forgot password". */
      readonly resets: SignInFirstFactor[]
      readonly error: FrontendApiErrorItem | null
    }
  /** A code was sent: ask for it. */
  | ({ readonly type: 'enter_code' } & SentCode & OtherFirst)
  /** A link was sent: wait for it. */
  | ({ readonly type: 'open_link' } & Sent & OtherFirst)
  /** A passkey was requested: ask the user again. */
  | ({ readonly type: 'use_passkey' } & OtherFirst)
  /** A text to sign was requested: ask the wallet again. */
  | ({ readonly type: 'sign_with_wallet'; readonly strategy: string } & OtherFirst)
  /** A round trip at a provider is open: continue at `url`, or choose another way. */
  | ({ readonly type: 'continue_external'; readonly url: string } & OtherFirst)
  /** The user has to go through the provider of a company: call `sso()`. `bypass` has the ways around it. */
  | {
      readonly type: 'continue_enterprise'
      readonly connection: EnterpriseSSOFactor
      readonly bypass: SignInFirstFactor[]
    }
  /** The same with several: pass the `enterpriseConnectionId` of one to `sso()`. */
  | {
      readonly type: 'choose_enterprise_connection'
      readonly connections: EnterpriseSSOFactor[]
      readonly bypass: SignInFirstFactor[]
    }
  /** Choose a further proof. `factors` has `preferred` first. */
  | {
      readonly type: 'choose_second_factor'
      readonly factors: SignInSecondFactor[]
      readonly preferred: SignInSecondFactor | null
      readonly reason: SecondFactorReason
      readonly error: FrontendApiErrorItem | null
    }
  /** A code was sent as the second factor: ask for it. */
  | ({ readonly type: 'enter_second_code' } & SentCode & OtherSecond)
  /** A link was sent as the second factor: wait for it. */
  | ({ readonly type: 'open_second_link' } & Sent & OtherSecond)
  /** A passkey was requested as the second factor: ask the user again. */
  | ({ readonly type: 'use_second_passkey' } & OtherSecond)
  /** Ask for a new password: after a reset, or because the instance no longer accepts the old one. */
  | { readonly type: 'new_password'; readonly reset: boolean }
  /** The server requires a challenge first. */
  | { readonly type: 'protect_check'; readonly protectCheck: ProtectCheck | null }
  /** No such user: offer to sign up, by `signUp.create({ transfer: true })`, or with the invitation's `ticket`. */
  | { readonly type: 'transfer_to_sign_up'; readonly ticket?: string }
  /** The identity is already signed in on this client: activate that session. */
  | { readonly type: 'existing_session'; readonly sessionId: string }
  /** Complete: call `finalize()`. */
  | { readonly type: 'finalize'; readonly sessionId: string }
  /** Abandoned by the server, or finished without a session: start over. */
  | { readonly type: 'restart' }

/** What the next step of a sign-in depends on besides the sign-in. */
export interface SignInNextStepContext {
  /** The instance's settings. */
  readonly environment?: Environment | null
  /** The current time by the server's clock: epoch milliseconds. Default: by this browser's clock. */
  readonly now?: number
  /** Where the last code or link was sent to, as the user may see it. */
  readonly sentTo?: string | null
  /** An invitation's ticket whose email address has no user yet. */
  readonly signUpTicket?: string | null
  /** Whether this browser has passkeys: they are then preferred. */
  readonly hasPasskeys?: boolean
}

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
  const session = existingSessionOf(signIn, null)
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
