import type { RoundTripRecord, VerificationRecord } from '../state/records.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { currentAt } from './rules.ts'

const OBJECTS: readonly (readonly [strategy: RegExp, object: string])[] = [
  [/^email_link$/, 'verification_email_link'],
  [/^ticket$/, 'verification_ticket'],
  [/^enterprise_sso$/, 'verification_saml'],
  [/^web3_/, 'verification_web3'],
  [/^from_/, 'verification_from_oauth'],
  [/^oauth_/, 'verification_oauth'],
]

/** Strategies whose verification has their own name. */
const OWN = /^(admin|password|passkey|totp|backup_code|google_one_tap)$/

/** The `object` of a verification, which depends on the kind of its strategy. */
const objectOf = (strategy: string): string =>
  OWN.test(strategy)
    ? `verification_${strategy}`
    : (OBJECTS.find(([family]) => family.test(strategy))?.[1] ?? 'verification_otp')

/** A link has no code to attempt, so the service counts no attempts for it. */
const LINK = 'email_link'

type Proof = Pick<VerificationRecord, 'status' | 'strategy' | 'attempts' | 'expireAt' | 'verifiedAtClient' | 'channel'>

/** The members of every verification. The service omits members without a value. */
export const presentProof = ({ status, strategy, attempts, expireAt, verifiedAtClient, channel }: Proof) => ({
  object: objectOf(strategy),
  status,
  strategy,
  ...(channel === null ? {} : { channel }),
  attempts: strategy === LINK ? null : attempts,
  expire_at: expireAt,
  ...(strategy === LINK && verifiedAtClient !== null ? { verified_at_client: verifiedAtClient } : {}),
})

/** What a wallet or a passkey has to sign. */
const presentText = ({ strategy, code }: VerificationRecord) => {
  if (code === null) return {}
  if (strategy === 'passkey') return { nonce: code }
  return isWalletStrategy(strategy) ? { nonce: code, message: code } : {}
}

/** The verification of a factor of a sign-in; `null` until one is prepared. */
export const presentFactor = (verification: VerificationRecord | null, now: number) => {
  if (!verification) return null
  const current = currentAt(verification, now)
  const { error } = current
  return { ...presentProof(current), ...(error === null ? {} : { error }), ...presentText(current) }
}

/** The verification of a sign-up's field; `null` until one is prepared. */
export const presentVerification = (verification: VerificationRecord | undefined, now: number) => {
  if (!verification) return null
  const { status, strategy } = currentAt(verification, now)
  return {
    ...presentFactor(verification, now),
    next_action: status === 'verified' ? '' : 'needs_attempt',
    // As the service does: only the prepared strategy, not all that the settings allow.
    supported_strategies: [strategy],
  }
}

/** The verification of a round trip. It has the URL as long as the browser may still go there. */
export const presentRoundTrip = (trip: RoundTripRecord | null, now: number) => {
  if (!trip) return null
  const { status, strategy, expireAt, verifiedAtClient, error, url } = currentAt(trip, now)
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
