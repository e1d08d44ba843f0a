import type { MockExternalAccount, MockIdentity } from './account-types.ts'
import type { MockPasskeyInput } from './passkeys/types.ts'

/** An email address, phone number or wallet of a user, with its verification. */
export interface MockIdentification {
  readonly id: string
  readonly type: 'email_address' | 'phone_number' | 'web3_wallet'
  readonly value: string
  /** `null`: never verified. */
  readonly verification: {
    readonly strategy: string
    /** For a phone number: `sms` or `whatsapp`. */
    readonly channel: string | null
    readonly attempts: number | null
    /** Epoch milliseconds. */
    readonly expireAt: number | null
    readonly verifiedAtClient: string | null
  } | null
  /** Whether a phone number is a second factor of the user, and the default one. Absent: it is not. */
  readonly secondFactor?: 'reserved' | 'default' | undefined
}

/** A passkey of a user. All bytes are base64url without padding. */
export interface MockPasskey {
  readonly id: string
  /** The id of the credential. */
  readonly credentialId: string
  /** The public key as SubjectPublicKeyInfo. */
  readonly publicKey: string
  /** `null`: any user handle is accepted. */
  readonly userHandle: string | null
  /** How often it has signed. */
  readonly signCount: number
  readonly name: string
  /** Epoch milliseconds; `null`: never. */
  readonly lastUsedAt: number | null
}

/** What a user proves to be themselves with. Only what a test may need of it is readable. */
export interface MockCredentials {
  /** The hash of the password, with its algorithm, parameters and salt; `null`: none. */
  readonly passwordHash: string | null
  /** Whether the password is known to be leaked. */
  readonly passwordCompromised: boolean
  /** The secret that the authenticator app has, in base32; `null`: no app. */
  readonly totpSecret: string | null
  /** The last 30 seconds whose code was used; `null`: none. */
  readonly totpStep: number | null
  /** The backup codes that were not used yet. */
  readonly backupCodes: readonly string[]
  readonly passkeys: readonly MockPasskey[]
}

/** How many wrong passwords and codes a user sent since the last right one. */
export interface MockLock {
  readonly failedAttempts: number
  /** Epoch milliseconds; `null`: not locked. */
  readonly lockedUntil: number | null
}

/** A user, created by a completed sign-up or by `users.add()`. */
export interface MockUser {
  readonly id: string
  /** The primary one. */
  readonly emailAddress: string | null
  /** The primary one. */
  readonly phoneNumber: string | null
  readonly username: string | null
  /** `0x` and 40 hexadecimal digits, or base58 for Solana. */
  readonly web3Wallet: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** Whether there is a password. It is stored as a hash only. */
  readonly hasPassword: boolean
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  /** Set by a ticket or by `users.add()`. */
  readonly publicMetadata: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  /** Every email address, phone number and wallet, the primary ones first. */
  readonly identifications: readonly MockIdentification[]
  readonly externalAccounts: readonly MockExternalAccount[]
  readonly credentials: MockCredentials
  readonly lock: MockLock
  /** Whether the user may not sign in. */
  readonly banned: boolean
  /** Whether a new browser is trusted without a second step. */
  readonly bypassClientTrust: boolean
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** A further email address of a user: verified unless it says otherwise. */
export interface MockEmailAddressInput {
  readonly emailAddress: string
  readonly verified?: boolean | undefined
}

/** A further phone number of a user: verified unless it says otherwise. */
export interface MockPhoneNumberInput {
  readonly phoneNumber: string
  readonly verified?: boolean | undefined
  /** Whether it is a second factor, or the default one. */
  readonly secondFactor?: boolean | 'default' | undefined
}

/** What `users.update()` takes: each member replaces the one before. `null` removes it. */
export interface MockUserUpdate {
  readonly password?: string | null | undefined
  /** Whether the password is known to be leaked: another way has to be used, or the password reset. */
  readonly passwordCompromised?: boolean | undefined
  /** The secret of an authenticator app, in base32: a second factor. `users.totpCode()` returns its codes. */
  readonly totpSecret?: string | null | undefined
  /** Each is accepted once, as a second factor beside another one. */
  readonly backupCodes?: readonly string[] | undefined
  /** What `create()` of a virtual authenticator returns, for example. */
  readonly passkeys?: readonly MockPasskeyInput[] | undefined
  readonly banned?: boolean | undefined
  /** Whether too many wrong passwords or codes were sent. Ends with time, as the settings say. */
  readonly locked?: boolean | undefined
  readonly bypassClientTrust?: boolean | undefined
}

/** What `users.add()` takes. At least one of the first four members is required. */
export interface MockUserInput extends MockUserUpdate {
  readonly emailAddress?: string | undefined
  readonly phoneNumber?: string | undefined
  readonly username?: string | undefined
  readonly web3Wallet?: string | undefined
  /** Whether the email address, the phone number and the wallet are verified. Default `true`. */
  readonly verified?: boolean | undefined
  /** Whether `phoneNumber` is a second factor. Default `false`. */
  readonly phoneNumberIsSecondFactor?: boolean | undefined
  /** Further email addresses. */
  readonly emailAddresses?: readonly (string | MockEmailAddressInput)[] | undefined
  /** Further phone numbers. */
  readonly phoneNumbers?: readonly (string | MockPhoneNumberInput)[] | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly unsafeMetadata?: Readonly<Record<string, unknown>> | undefined
  readonly publicMetadata?: Readonly<Record<string, unknown>> | undefined
  /** Accounts at providers. `provider` is the strategy, or the id of an enterprise connection. */
  readonly externalAccounts?: readonly (MockIdentity & { readonly provider: string })[] | undefined
}

/** Every user, oldest first. */
export interface MockUsers extends ReadonlyArray<MockUser> {
  /** Adds a user. No other user can sign up with the same identifiers. */
  add(user: MockUserInput): MockUser
  /** Changes what a user signs in with, or whether the user may. */
  update(id: string, changes: MockUserUpdate): MockUser
  /** Removes a user. The user's sessions end, and the identifiers are free again. */
  remove(id: string): void
  /** Returns the code that the user's authenticator app shows now. Throws for a user without one. */
  totpCode(id: string): string
}
