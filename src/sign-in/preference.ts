import type { Environment } from '../shapes/environment.ts'
import type { SignInFirstFactor, SignInSecondFactor } from '../shapes/factors.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'

/** By what a user can be found, and by what without an identifier. */
export interface WaysToStart {
  readonly identifiers: string[]
  readonly strategies: string[]
}

const IDENTIFIERS = ['email_address', 'phone_number', 'username']

/** The ways to start that the instance enables. */
export const waysToStart = (environment: Environment | null): WaysToStart => {
  const isFirst = (name: string): boolean => environment?.attributes[name]?.usedForFirstFactor ?? false
  return {
    identifiers: IDENTIFIERS.filter(isFirst),
    strategies: [
      ...(environment?.social.map(({ strategy }) => strategy) ?? []),
      ...(isFirst('passkey') ? ['passkey'] : []),
    ],
  }
}

const PASSWORD_FIRST = ['passkey', 'password', 'email_link', 'email_code', 'phone_code']
const CODE_FIRST = ['email_link', 'email_code', 'phone_code', 'passkey', 'password']

const rankIn = (order: readonly string[], strategy: string): number => {
  const index = order.indexOf(strategy)
  return index < 0 ? order.length : index
}

const sortedBy = <Factor>(factors: readonly Factor[], rank: (factor: Factor) => number): Factor[] =>
  [...factors].sort((one, other) => rank(one) - rank(other))

/** What decides about the order of first factors. */
interface Preference {
  readonly environment: Environment | null
  readonly hasPasskeys: boolean
}

/**
 * The first factors, the one to offer first at the start. Among equals the one of the identifier that was typed; a
 * passkey comes last in a browser without passkeys.
 */
export const firstFactorsByPreference = (
  { supportedFirstFactors, identifier }: SignInAttempt,
  { environment, hasPasskeys }: Preference,
): SignInFirstFactor[] => {
  const order = environment?.preferredSignInStrategy === 'otp' ? CODE_FIRST : PASSWORD_FIRST
  const rank = (factor: SignInFirstFactor): number => {
    if (factor.strategy === 'passkey' && !hasPasskeys) return order.length + 1
    const isTyped = 'safeIdentifier' in factor && factor.safeIdentifier === identifier
    return rankIn(order, factor.strategy) - (isTyped ? 0.5 : 0)
  }
  return sortedBy(supportedFirstFactors, rank)
}

/** The second factors, the one to offer first at the start. For a new device in the order of the server. */
export const secondFactorsByPreference = (
  { supportedSecondFactors }: SignInAttempt,
  reason: 'mfa' | 'client_trust',
): SignInSecondFactor[] => {
  if (reason === 'client_trust') return [...supportedSecondFactors]
  return sortedBy(supportedSecondFactors, (factor) => {
    if (factor.strategy === 'totp') return 0
    if (factor.strategy === 'phone_code') return factor.default ? 1 : 2
    return factor.strategy === 'backup_code' ? 4 : 3
  })
}
