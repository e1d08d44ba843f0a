import { encode } from '../../shapes/encode.ts'
import { verificationShape } from '../../shapes/verification.ts'
import type { ApiErrorJSON } from '../api-errors.ts'
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

/** What a verification has, as it is stored. */
interface Described extends Pick<VerificationRecord, 'status' | 'strategy' | 'attempts' | 'expireAt'> {
  readonly channel?: string | null
  readonly verifiedAtClient?: string | null
  readonly error?: ApiErrorJSON | null
  readonly externalVerificationRedirectURL?: string | null
}

/** A verification as on the wire. The service omits most members without a value. */
const encoded = ({ status, strategy, attempts, expireAt, error, ...others }: Described) => {
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null))
  return {
    object: objectOf(strategy),
    ...(encode(verificationShape, { status, strategy, attempts, expireAt, ...given }) as object), // as all shapes
    ...(error ? { error } : {}),
  }
}

type Proof = Pick<VerificationRecord, 'status' | 'strategy' | 'attempts' | 'expireAt' | 'verifiedAtClient' | 'channel'>

/** The verification of an identifier, or of a factor without what is to be signed. */
export const presentProof = ({ status, strategy, attempts, expireAt, verifiedAtClient, channel }: Proof) => {
  const isLink = strategy === LINK
  const described = { status, strategy, expireAt, channel }
  return encoded({
    ...described,
    attempts: isLink ? null : attempts,
    verifiedAtClient: isLink ? verifiedAtClient : null,
  })
}

/** The verification of what was proved once, by a single attempt at this time: epoch milliseconds. */
export const presentProved = (strategy: string, at: number) =>
  encoded({ status: 'verified', strategy, attempts: 1, expireAt: at })

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
  const isOpen = status === 'unverified'
  const described = { status, strategy, expireAt, verifiedAtClient, error }
  return encoded({
    ...described,
    attempts: isOpen ? 0 : 1,
    externalVerificationRedirectURL: isOpen ? url : null,
  })
}
