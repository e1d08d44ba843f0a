import type { FrontendApiErrorItem } from '../errors.ts'
import { parseUrl } from '../runtime/parse-url.ts'
import type { VerificationJSON } from '../wire/verification.ts'
import { decodeApiError } from './api-error.ts'
import type { PhoneCodeChannel } from './strategy.ts'
import { toDate } from './time.ts'

export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'

/** How far one field has been verified. Source: SignUpVerificationResource in the SignUp document. */
export interface Verification {
  /** `null` while the field has no value. */
  readonly status: VerificationStatus | null
  /** How it is being verified, for example `email_code`; `null` until that is known. */
  readonly strategy: string | null
  /** Attempts made so far; usually three are allowed. `null` until a code was sent. */
  readonly attempts: number | null
  /** When the code or the link stops being accepted; `null` until one was sent. */
  readonly expireAt: Date | null
  /** Why the verification failed; `null` when it did not. */
  readonly error: FrontendApiErrorItem | null
  /** The value to sign, for the strategies that use one. */
  readonly nonce: string | null
  /** The text that a wallet has to sign. */
  readonly message: string | null
  /** Where the OAuth or SAML round trip starts. */
  readonly externalVerificationRedirectURL: URL | null
  /** The client on which it was verified. */
  readonly verifiedAtClient: string | null
  /** How the phone code was sent. */
  readonly channel?: PhoneCodeChannel
  /** Whether it was verified on this very client. */
  verifiedFromTheSameClient(): boolean
}

/** A verification of an email address or a phone number. */
export interface SignUpVerification extends Verification {
  /** `needs_prepare`, `needs_attempt`, or empty when there is nothing to do. */
  readonly nextAction: string
  readonly supportedStrategies: string[]
}

/** Every verification of a sign-up. Source: SignUpVerificationsResource in the SignUp document. */
export interface SignUpVerifications {
  readonly emailAddress: SignUpVerification
  readonly phoneNumber: SignUpVerification
  readonly web3Wallet: SignUpVerification
  readonly externalAccount: SignUpVerification
}

// Two functions for all verifications, so that structural sharing can compare them.
const sameClient = (): boolean => true
const otherClient = (): boolean => false

const toURL = (text: string | null | undefined): URL | null => (text ? parseUrl(text) : null)

/** The verification of a field, or that of a field without a value when `json` is absent. */
export const decodeVerification = (
  json: VerificationJSON | null | undefined,
  clientId: string | null,
): SignUpVerification => {
  const verifiedAtClient = json?.verified_at_client ?? null
  return {
    status: (json?.status ?? null) as VerificationStatus | null,
    strategy: json?.strategy ?? null,
    attempts: json?.attempts ?? null,
    expireAt: toDate(json?.expire_at),
    error: json?.error ? decodeApiError(json.error) : null,
    nonce: json?.nonce || null,
    message: json?.message || null,
    externalVerificationRedirectURL: toURL(json?.external_verification_redirect_url),
    verifiedAtClient,
    ...(json?.channel ? { channel: json.channel as PhoneCodeChannel } : {}),
    verifiedFromTheSameClient: verifiedAtClient !== null && verifiedAtClient === clientId ? sameClient : otherClient,
    nextAction: json?.next_action ?? '',
    supportedStrategies: json?.supported_strategies ?? [],
  }
}
