import type { MockExternalAccount } from '../account-types.ts'
import type { ApiErrorJSON } from '../api-errors.ts'
import type { StoredFields } from '../sign-ups/fields.ts'

/** A field with a verification of its own. */
export type VerifiedField = 'email_address' | 'phone_number' | 'web3_wallet'

/** One verification, with the secret that no response contains. */
export interface VerificationRecord {
  readonly status: 'unverified' | 'verified' | 'failed' | 'expired'
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

/** One sign-in, as far as a transfer needs it. */
export interface SignInRecord {
  readonly id: string
  readonly clientId: string
  readonly firstFactor: RoundTripRecord | null
  readonly abandonAt: number
  readonly createdSessionId: string | null
}

/** A link that was sent. Its id is the token in its URL. */
export interface LinkRecord {
  readonly id: string
  readonly signUpId: string
  readonly redirectUrl: string
}

/** A token of a passed captcha. Its id is the token. */
export interface CaptchaTokenRecord {
  readonly id: string
  readonly isUsed: boolean
}

/** The challenges that a sign-up must pass, one after the other. */
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
