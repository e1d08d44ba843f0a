import type { ApiErrorJSON } from '../../wire/api-error.ts'

/** A field that holds a text. Spelled as on the wire. */
export type TextField = 'email_address' | 'phone_number' | 'username' | 'web3_wallet' | 'first_name' | 'last_name'

/** A field with a verification of its own. */
export type VerifiedField = 'email_address' | 'phone_number' | 'web3_wallet'

/** One verification, with the secret that the answer never shows. */
export interface VerificationRecord {
  readonly status: 'unverified' | 'verified' | 'failed' | 'expired'
  readonly strategy: string
  /** `null` until a code was sent. */
  readonly attempts: number | null
  readonly expireAt: number | null
  readonly sentAt: number | null
  readonly code: string | null
  readonly channel: string | null
  readonly verifiedAtClient: string | null
  readonly error: ApiErrorJSON | null
}

/** One attempt to sign up. Replaced as a whole, never changed: an answer under way keeps what it saw. */
export interface SignUpRecord {
  readonly id: string
  readonly clientId: string
  readonly values: Readonly<Partial<Record<TextField, string>>>
  readonly verifications: Readonly<Partial<Record<VerifiedField, VerificationRecord>>>
  readonly hasPassword: boolean
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  readonly timezone: string | null
  readonly createdAt: number
  readonly abandonAt: number
  readonly createdSessionId: string | null
  readonly createdUserId: string | null
}

/** One browser. */
export interface ClientRecord {
  readonly id: string
  readonly signUpId: string | null
  readonly lastActiveSessionId: string | null
  readonly lastAuthenticationStrategy: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** The token that names a browser of a development instance. */
export interface DevBrowserRecord {
  readonly id: string
  readonly token: string
  /** The token that `Clerk-Db-Jwt` announces; the one before is accepted until this one is used. */
  readonly nextToken: string | null
  readonly clientId: string | null
}
