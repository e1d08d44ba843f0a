import type { MockExternalAccount } from '../providers/contract.ts'
import type { ApiErrorJSON } from '../refusals.ts'

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
  /** What has to be answered: the code, or the text that a wallet has to sign. */
  readonly code: string | null
  readonly channel: string | null
  readonly verifiedAtClient: string | null
  readonly error: ApiErrorJSON | null
}

/** Somebody at a provider, as the server keeps it. */
export interface IdentityRecord extends Omit<MockExternalAccount, 'id' | 'strategy' | 'connectionId'> {
  /** The strategy, or the id of the enterprise connection. */
  readonly provider: string
  readonly emailVerified: boolean
}

/** One way to a provider and back. */
export interface RoundTripRecord {
  readonly status: 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'
  readonly strategy: string
  /** The enterprise connection, for `enterprise_sso`. */
  readonly connectionId: string | null
  /** Names the round trip in the addresses that the browser is sent to. */
  readonly state: string
  /** The provider's page. */
  readonly url: string
  /** Where the browser goes afterwards, as long as nothing is complete. */
  readonly redirectUrl: string
  /** Where it goes when the sign-up is complete. */
  readonly actionCompleteRedirectUrl: string
  readonly expireAt: number
  readonly verifiedAtClient: string | null
  readonly error: ApiErrorJSON | null
  /** Who came back. */
  readonly identity: IdentityRecord | null
}

/** A token in which a provider tells of somebody. Its id is the token. */
export interface IdentityTokenRecord {
  readonly id: string
  readonly provider: string
  /** As it was when the token was issued: what is known of the person later is not in it. */
  readonly identity: IdentityRecord
  readonly isUsed: boolean
}

/** A server that stands in for a provider. Its id is the provider. */
export interface StandInRecord {
  readonly id: string
  readonly authorizeUrl: string
}

/** One attempt to sign up. Replaced as a whole, never changed: an answer under way keeps what it saw. */
export interface SignUpRecord {
  readonly id: string
  readonly clientId: string
  readonly values: Readonly<Partial<Record<TextField, string>>>
  readonly verifications: Readonly<Partial<Record<VerifiedField, VerificationRecord>>>
  /** The way to a provider and back; `null` until one was begun. */
  readonly externalAccount: RoundTripRecord | null
  /** Whether the email address belongs to an enterprise connection. */
  readonly isEnterprise: boolean
  /** The ticket that it was created with. */
  readonly ticketId: string | null
  readonly hasPassword: boolean
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  /** Comes from a ticket only. */
  readonly publicMetadata: Readonly<Record<string, unknown>>
  /** The challenge that stands in the way; absent or `null`: there is none. */
  readonly protect?: ProtectRecord | null
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  readonly timezone: string | null
  readonly createdAt: number
  readonly abandonAt: number
  readonly createdSessionId: string | null
  readonly createdUserId: string | null
}

/** One attempt to sign in: as much of it as a transfer takes. */
export interface SignInRecord {
  readonly id: string
  readonly clientId: string
  readonly firstFactor: RoundTripRecord | null
  readonly abandonAt: number
  readonly createdSessionId: string | null
}

/** A link that was sent. Its id is the token in its address. */
export interface LinkRecord {
  readonly id: string
  readonly signUpId: string
  readonly redirectUrl: string
}

/** A token that a challenge ended with. Its id is the token. */
export interface CaptchaTokenRecord {
  readonly id: string
  readonly isUsed: boolean
}

/** The challenges that a sign-up has to pass, one after the other. */
export interface ProtectDemand {
  readonly sdkUrl: string
  readonly times: number
  readonly expiresInMs: number | null
  readonly uiHints: Readonly<Record<string, string>> | null
}

/** The challenge that is next. */
export interface ProtectRecord extends ProtectDemand {
  readonly token: string
  readonly expireAt: number | null
}

/** When a browser did what is counted: epoch milliseconds, oldest first. */
export interface RateRecord {
  readonly id: string
  readonly times: readonly number[]
}

/** One browser. */
export interface ClientRecord {
  readonly id: string
  /** Of the server, when it was made. Ids come again when the state is taken back: this tells whose they are. */
  readonly generation: number
  readonly signUpId: string | null
  readonly signInId: string | null
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
