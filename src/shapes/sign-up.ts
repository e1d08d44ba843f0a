import {
  anything,
  flag,
  type Kind,
  list,
  type MembersOf,
  metadata,
  named,
  nullable,
  required,
  type SnakeCase,
  shape,
  text,
  time,
} from './kinds.ts'
import { protectCheckShape } from './protect-check.ts'
import type { OAuthStrategy } from './strategies.ts'
import { signUpVerificationsShape } from './verification.ts'

export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned'

/** Any JSON object. Copied to the user when the sign-up completes. */
export type SignUpUnsafeMetadata = Record<string, unknown>

/** What identifies the user. A request may set it. */
export const identifierFields = {
  emailAddress: text(),
  /** E.164, for example `+15555550100`. */
  phoneNumber: text(),
  username: text(),
}

/** What describes the user. A request may set it, whatever the user signs up with. */
export const profileFields = {
  firstName: text(),
  lastName: text(),
}

type UserField = keyof typeof identifierFields | keyof typeof profileFields

/** The fields that a form may have for what is known of the user. */
export const USER_FIELDS = Object.keys({ ...profileFields, ...identifierFields }) as UserField[] // the tables' keys

/** What the app adds. A request may set it, also the one that makes a sign-in the sign-up. */
export const contextFields = {
  /** Any JSON object. Becomes the user's unsafe metadata. */
  unsafeMetadata: metadata(),
  /** BCP 47, for example `en-GB`. Default on creation: the browser's. */
  locale: text(),
}

/** What only the request for a new sign-up may set. */
export const creationFields = {
  /** IANA, for example `Europe/London`. Default: the browser's. */
  timezone: text(),
}

/** The identifiers and attributes that a sign-up can ask for. Spelled as on the wire. */
export type SignUpField =
  | SignUpIdentificationField
  | SnakeCase<keyof typeof profileFields>
  | 'password'
  | 'legal_accepted'
  | 'protect_check'

/** The fields whose values may have to be verified. Spelled as on the wire. */
export type SignUpIdentificationField =
  | SnakeCase<keyof typeof identifierFields>
  | 'web3_wallet'
  | 'email_address_or_phone_number'
  | 'enterprise_sso'
  | OAuthStrategy

const signUpMembers = {
  /** `undefined` while there is no sign-up. */
  id: required(text(), undefined),
  /** `null` while there is no sign-up. */
  status: required(text<SignUpStatus>(), null),
  /** The fields that are needed before the sign-up becomes a user. */
  requiredFields: required(list(text<SignUpField>())),
  /** The fields that may be given. */
  optionalFields: required(list(text<SignUpField>())),
  /** The required fields that have no value yet. */
  missingFields: required(list(text<SignUpField>())),
  /** The fields with a value that must still be verified. */
  unverifiedFields: required(list(text<SignUpIdentificationField>())),
  verifications: signUpVerificationsShape,
  ...identifierFields,
  ...profileFields,
  ...contextFields,
  ...creationFields,
  /** The wallet's address: `0x` and 40 hexadecimal characters, or base58 for Solana. */
  web3wallet: named(text(), 'web3_wallet'),
  /** The server's data about the OAuth account, unchanged. */
  externalAccount: anything(),
  /** Whether a password was given. Named `password_enabled` by the service, `has_password` by the official client. */
  hasPassword: named(flag(), 'has_password', 'password_enabled'),
  /** Metadata from an invitation. */
  publicMetadata: metadata(),
  /** The user's id in your own system, when your backend set one. */
  externalId: text(),
  /** Whether the instance runs an action of its own before the sign-up completes. */
  customAction: flag(),
  /** Set when the sign-up is complete. */
  createdSessionId: text(),
  /** Set when the sign-up is complete. */
  createdUserId: text(),
  /** When the server abandons the sign-up: epoch milliseconds. */
  abandonAt: time(),
  /** When the legal documents were accepted: epoch milliseconds. */
  legalAcceptedAt: time(),
  /** The challenge to pass first, or `null`. */
  protectCheck: nullable(protectCheckShape),
}

/** One sign-up as plain data, as the server last sent it. Immutable. Source: the SignUp and SignUpFuture documents. */
export interface SignUpAttempt extends MembersOf<typeof signUpMembers> {}

/** One sign-up, as every endpoint under `/client/sign_ups` returns it and as a client carries it. */
export const signUpShape: Kind<SignUpAttempt> = shape(signUpMembers)
