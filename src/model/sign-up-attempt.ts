import {
  anything,
  flag,
  type Kind,
  list,
  type MembersOf,
  map,
  metadata,
  named,
  nullable,
  optional,
  required,
  shape,
  text,
  time,
} from './kinds.ts'
import type { SignUpField, SignUpIdentificationField } from './strategy.ts'
import { signUpVerificationsShape } from './verification.ts'

export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned'

/** Anything that can travel as JSON. Copied to the user when the sign-up completes. */
export type SignUpUnsafeMetadata = Record<string, unknown>

const protectCheckMembers = {
  token: required(text(), ''),
  /** Where the challenge's script is. */
  sdkUrl: required(text(), ''),
  /** Epoch milliseconds. */
  expiresAt: optional(time()),
  uiHints: optional(map(text())),
}

/** A challenge that the server wants the browser to pass before the sign-up goes on. */
export interface ProtectCheck extends MembersOf<typeof protectCheckMembers> {
  readonly status: 'pending'
}

const protectCheckShape: Kind<ProtectCheck> = shape(protectCheckMembers, () => ({ status: 'pending' as const }))

const signUpMembers = {
  /** `undefined` while there is no sign-up. */
  id: required(text(), undefined),
  /** `null` while there is no sign-up. */
  status: required(text<SignUpStatus>(), null),
  /** Everything that must be there before the sign-up becomes a user. */
  requiredFields: required(list(text<SignUpField>())),
  /** What may be there, and need not. */
  optionalFields: required(list(text<SignUpField>())),
  /** What is required and has no value yet. */
  missingFields: required(list(text<SignUpField>())),
  /** What has a value that must still be verified. */
  unverifiedFields: required(list(text<SignUpIdentificationField>())),
  verifications: signUpVerificationsShape,
  username: text(),
  firstName: text(),
  lastName: text(),
  emailAddress: text(),
  /** E.164, for example `+15555550100`. */
  phoneNumber: text(),
  /** The wallet's address: `0x` and 40 hexadecimal characters, or base58 for Solana. */
  web3wallet: named(text(), 'web3_wallet'),
  /** What the server says of the OAuth account, as it came. */
  externalAccount: anything(),
  /** Whether a password was given. The service calls it `password_enabled`; the official browser client, `has_password`. */
  hasPassword: named(flag(), 'has_password', 'password_enabled'),
  unsafeMetadata: metadata(),
  /** Metadata that an invitation brought along. */
  publicMetadata: metadata(),
  /** The user's id in your own system, when your backend gave one. */
  externalId: text(),
  /** Whether the instance runs an action of its own before the sign-up completes. */
  customAction: flag(),
  /** Set when the sign-up is complete. */
  createdSessionId: text(),
  /** Set when the sign-up is complete. */
  createdUserId: text(),
  /** When the server gives the sign-up up: epoch milliseconds. */
  abandonAt: time(),
  /** When the legal documents were accepted: epoch milliseconds. */
  legalAcceptedAt: time(),
  /** BCP 47, for example `en-GB`. */
  locale: text(),
  /** IANA, for example `Europe/London`. */
  timezone: text(),
  /** The challenge that stands in the way; `null` when there is none. */
  protectCheck: nullable(protectCheckShape),
}

/** One sign-up as plain data, as the server last sent it. Immutable. Source: the SignUp and SignUpFuture documents. */
export interface SignUpAttempt extends MembersOf<typeof signUpMembers> {}

/** One sign-up, as every endpoint under `/client/sign_ups` returns it and as a client carries it. */
export const signUpShape: Kind<SignUpAttempt> = shape(signUpMembers)
