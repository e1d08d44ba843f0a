import type { RoundTripRecord, VerificationRecord } from '../state/records.ts'
import { aged } from '../verifications.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'

const OBJECTS: readonly (readonly [strategy: RegExp, object: string])[] = [
  [/^email_link$/, 'verification_email_link'],
  [/^ticket$/, 'verification_ticket'],
  [/^enterprise_sso$/, 'verification_saml'],
  [/^web3_/, 'verification_web3'],
  [/^from_/, 'verification_from_oauth'],
  [/^oauth_/, 'verification_oauth'],
]

/** The service names a verification after the family of its strategy. */
const objectOf = (strategy: string): string =>
  OBJECTS.find(([family]) => family.test(strategy))?.[1] ?? 'verification_otp'

/** A link carries no code that could be attempted, so that the service counts nothing. */
const LINK = 'email_link'

type Proof = Pick<VerificationRecord, 'status' | 'strategy' | 'attempts' | 'expireAt' | 'verifiedAtClient' | 'channel'>

/** What every verification has. The service leaves out what has nothing to say. */
export const presentProof = ({ status, strategy, attempts, expireAt, verifiedAtClient, channel }: Proof) => ({
  object: objectOf(strategy),
  status,
  strategy,
  ...(channel === null ? {} : { channel }),
  attempts: strategy === LINK ? null : attempts,
  expire_at: expireAt,
  ...(strategy === LINK && verifiedAtClient !== null ? { verified_at_client: verifiedAtClient } : {}),
})

/** The verification of a sign-up's field: `null` until one was prepared. */
export const presentVerification = (verification: VerificationRecord | undefined, now: number) => {
  if (!verification) return null
  const current = aged(verification, now)
  const { status, strategy, error, code } = current
  return {
    ...presentProof(current),
    ...(error === null ? {} : { error }),
    ...(isWalletStrategy(strategy) && code !== null ? { nonce: code, message: code } : {}),
    next_action: status === 'verified' ? '' : 'needs_attempt',
    // Not what the settings would allow, only what was prepared: so the service answers, too.
    supported_strategies: [strategy],
  }
}

/** How far a round trip has come. Its address is sent as long as the browser may still go there. */
export const presentRoundTrip = (trip: RoundTripRecord | null, now: number) => {
  if (!trip) return null
  const { status, strategy, expireAt, verifiedAtClient, error, url } = aged(trip, now)
  return {
    object: objectOf(strategy),
    status,
    strategy,
    attempts: status === 'unverified' ? 0 : 1,
    expire_at: expireAt,
    ...(verifiedAtClient === null ? {} : { verified_at_client: verifiedAtClient }),
    ...(error === null ? {} : { error }),
    ...(status === 'unverified' ? { external_verification_redirect_url: url } : {}),
  }
}
