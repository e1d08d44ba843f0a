import type { ProtectCheckJSON, SignUpJSON } from '../wire/sign-up.ts'
import type { SignUpField, SignUpIdentificationField } from './strategy.ts'
import { decodeVerification, type SignUpVerifications } from './verification.ts'

export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned'

/** Anything that can travel as JSON. Copied to the user when the sign-up completes. */
export type SignUpUnsafeMetadata = Record<string, unknown>

/** A challenge that the server wants the browser to pass before the sign-up goes on. */
export interface ProtectCheck {
  readonly status: 'pending'
  readonly token: string
  /** Where the challenge's script is. */
  readonly sdkUrl: string
  /** Epoch milliseconds. */
  readonly expiresAt?: number
  readonly uiHints?: Record<string, string>
}

/** One sign-up, as the server last told it. Immutable. Source: the SignUp and SignUpFuture documents. */
export interface SignUpAttempt {
  /** `undefined` while there is no sign-up. */
  readonly id: string | undefined
  /** `null` while there is no sign-up. */
  readonly status: SignUpStatus | null
  /** Everything that must be there before the sign-up becomes a user. */
  readonly requiredFields: SignUpField[]
  /** What may be there, and need not. */
  readonly optionalFields: SignUpField[]
  /** What is required and has no value yet. */
  readonly missingFields: SignUpField[]
  /** What has a value that must still be verified. */
  readonly unverifiedFields: SignUpIdentificationField[]
  readonly verifications: SignUpVerifications
  readonly username: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly emailAddress: string | null
  /** E.164, for example `+15555550100`. */
  readonly phoneNumber: string | null
  /** The wallet's address: `0x` and 40 hexadecimal characters, or base58 for Solana. */
  readonly web3wallet: string | null
  /** What the server tells of the OAuth account, as it came. */
  readonly externalAccount: unknown
  /** Whether a password was given. */
  readonly hasPassword: boolean
  readonly unsafeMetadata: SignUpUnsafeMetadata
  /** Set when the sign-up is complete. */
  readonly createdSessionId: string | null
  /** Set when the sign-up is complete. */
  readonly createdUserId: string | null
  /** When the server gives the sign-up up: epoch milliseconds. */
  readonly abandonAt: number | null
  /** When the legal documents were accepted: epoch milliseconds. */
  readonly legalAcceptedAt: number | null
  /** BCP 47, for example `en-GB`. */
  readonly locale: string | null
  /** IANA, for example `Europe/London`. */
  readonly timezone: string | null
  /** The challenge that stands in the way; `null` when there is none. */
  readonly protectCheck: ProtectCheck | null
}

const decodeProtectCheck = (json: ProtectCheckJSON): ProtectCheck => ({
  status: 'pending',
  token: json.token,
  sdkUrl: json.sdk_url,
  ...(json.expires_at ? { expiresAt: json.expires_at } : {}),
  ...(json.ui_hints ? { uiHints: json.ui_hints } : {}),
})

/** The sign-up of the wire, or the one that does not exist yet when `json` is absent. */
export const decodeSignUp = (json: SignUpJSON | null, clientId: string | null): SignUpAttempt => ({
  id: json?.id,
  status: (json?.status ?? null) as SignUpStatus | null,
  requiredFields: (json?.required_fields ?? []) as SignUpField[],
  optionalFields: (json?.optional_fields ?? []) as SignUpField[],
  missingFields: (json?.missing_fields ?? []) as SignUpField[],
  unverifiedFields: (json?.unverified_fields ?? []) as SignUpIdentificationField[],
  verifications: {
    emailAddress: decodeVerification(json?.verifications?.email_address, clientId),
    phoneNumber: decodeVerification(json?.verifications?.phone_number, clientId),
    web3Wallet: decodeVerification(json?.verifications?.web3_wallet, clientId),
    externalAccount: decodeVerification(json?.verifications?.external_account, clientId),
  },
  username: json?.username ?? null,
  firstName: json?.first_name ?? null,
  lastName: json?.last_name ?? null,
  emailAddress: json?.email_address ?? null,
  phoneNumber: json?.phone_number ?? null,
  web3wallet: json?.web3_wallet ?? null,
  externalAccount: json?.external_account ?? null,
  hasPassword: json?.has_password ?? false,
  unsafeMetadata: json?.unsafe_metadata ?? {},
  createdSessionId: json?.created_session_id ?? null,
  createdUserId: json?.created_user_id ?? null,
  abandonAt: json?.abandon_at ?? null,
  legalAcceptedAt: json?.legal_accepted_at ?? null,
  locale: json?.locale ?? null,
  timezone: json?.timezone ?? null,
  protectCheck: json?.protect_check ? decodeProtectCheck(json.protect_check) : null,
})
