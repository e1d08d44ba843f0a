import type { MockExternalAccount } from '../account-types.ts'
import type { ApiErrorJSON } from '../api-errors.ts'
import type { StoredFields } from '../sign-ups/fields.ts'

/** A field with a verification of its own. */
export type VerifiedField = 'email_address' | 'phone_number' | 'web3_wallet'

/** One verification, with the secret that no response contains. */
export interface VerificationRecord {
  /** `transferable`: right, but there is no such user. */
  readonly status: 'unverified' | 'verified' | 'failed' | 'expired' | 'transferable'
  readonly strategy: string
  /** `null` until a code was sent. */
  readonly attempts: number | null
  readonly expireAt: number | null
  readonly sentAt: number | null
  /** The code, the token of a link, or the text for a wallet to sign. */
  readonly code: string | null
  readonly channel: string | null
  readonly verifiedAtClient: string | null
  readonly error: ApiErrorJSON | null
}

/** A user at a provider, as stored by the server. */
export interface IdentityRecord extends Omit<MockExternalAccount, 'id' | 'strategy' | 'connectionId'> {
  /** The strategy, or the id of the enterprise connection. */
  readonly provider: string
  readonly emailVerified: boolean
}

/** One round trip to a provider and back. */
export interface RoundTripRecord {
  readonly status: 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'
  readonly strategy: string
  /** The enterprise connection, for `enterprise_sso`. */
  readonly connectionId: string | null
  /** Identifies the round trip in the URLs that the browser is sent to. */
  readonly state: string
  /** The provider's page. */
  readonly url: string
  /** Where the browser is redirected if the sign-up is not complete. */
  readonly redirectUrl: string
  /** Where the browser is redirected if the sign-up is complete. */
  readonly actionCompleteRedirectUrl: string
  readonly expireAt: number
  readonly verifiedAtClient: string | null
  readonly error: ApiErrorJSON | null
  /** The identity that the user came back with. */
  readonly identity: IdentityRecord | null
}

/** An identity token that a provider issued. Its id is the token. */
export interface IdentityTokenRecord {
  readonly id: string
  readonly provider: string
  /** The identity when the token was issued. Later changes do not affect it. */
  readonly identity: IdentityRecord
  readonly isUsed: boolean
}

/** A server that acts as a provider. Its id is the provider. */
export interface StandInRecord {
  readonly id: string
  readonly authorizeUrl: string
}

/** One sign-up. Replaced as a whole, never changed, so that a pending response is not affected. */
export interface SignUpRecord extends StoredFields {
  readonly id: string
  readonly clientId: string
  readonly passwordHash: string | null
  readonly verifications: Readonly<Partial<Record<VerifiedField, VerificationRecord>>>
  /** The round trip to a provider; `null` until one begins. */
  readonly externalAccount: RoundTripRecord | null
  /** Whether the email address belongs to an enterprise connection. */
  readonly isEnterprise: boolean
  /** The ticket that it was created with. */
  readonly ticketId: string | null
  /** The challenge to pass, if any. */
  readonly protect?: ProtectRecord | null
  readonly createdAt: number
  readonly abandonAt: number
}

/** The verification of a factor of a sign-in. */
export interface FactorRecord extends VerificationRecord {
  /** The email address, phone number or wallet; `null`: none, as for a password. */
  readonly identificationId: string | null
}

/** An identifier that was entered: a user's, or that of no user. */
export interface IdentifierRecord {
  readonly type: 'email_address' | 'phone_number' | 'username' | 'web3_wallet'
  readonly value: string
  /** The user's identification, or a new id for an identifier of no user; `null` for a username. */
  readonly identificationId: string | null
}

/** One sign-in. Replaced as a whole, never changed. Its status follows from the rest. */
export interface SignInRecord {
  readonly id: string
  readonly clientId: string
  /** `null` until one was entered. */
  readonly identifier: IdentifierRecord | null
  /** The user to sign in; `null` until one is known, and for an identifier of no user. */
  readonly userId: string | null
  readonly firstFactor: FactorRecord | RoundTripRecord | null
  readonly secondFactor: FactorRecord | null
  /** Why a second factor is needed after the first; `null`: it is not. */
  readonly secondFactorFor: 'mfa' | 'client_trust' | null
  readonly isNewPasswordNeeded: boolean
  /** Whether an identifier of no user may become a sign-up. */
  readonly signUpIfMissing: boolean
  /** Whether the user had a session in this browser before. */
  readonly clientTrust: 'pending' | 'new' | 'known'
  readonly ticketId: string | null
  readonly locale: string | null
  readonly timezone: string | null
  /** The challenge to pass; absent or `null`: none. */
  readonly protect?: ProtectRecord | null
  readonly abandonAt: number
  readonly createdSessionId: string | null
}

/** A link that was sent. Its id is the token in its URL. */
export interface LinkRecord {
  readonly id: string
  /** The sign-up or sign-in that it belongs to. */
  readonly resourceId: string
  readonly redirectUrl: string
}

/** A token of a passed captcha. Its id is the token. */
export interface CaptchaTokenRecord {
  readonly id: string
  readonly isUsed: boolean
}

/** The challenges that a sign-up or sign-in must pass, one after the other. */
export interface ProtectDemand {
  readonly sdkUrl: string
  readonly times: number
  readonly expiresInMs: number | null
  readonly uiHints: Readonly<Record<string, string>> | null
}

/** The next challenge to pass. */
export interface ProtectRecord extends ProtectDemand {
  readonly token: string
  readonly expireAt: number | null
}

/** The times of a browser's counted requests: epoch milliseconds, oldest first. */
export interface RateRecord {
  readonly id: string
  readonly times: readonly number[]
}

/** One browser. */
export interface ClientRecord {
  readonly id: string
  /** The server's generation when it was created. Ids can repeat after `restore()`: this distinguishes them. */
  readonly generation: number
  readonly signUpId: string | null
  readonly signInId: string | null
  readonly lastActiveSessionId: string | null
  readonly lastAuthenticationStrategy: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** The token that identifies a browser of a development instance. */
export interface DevBrowserRecord {
  readonly id: string
  readonly token: string
  /** The token sent in `Clerk-Db-Jwt`; the previous one is accepted until this one is used. */
  readonly nextToken: string | null
  readonly clientId: string | null
}
