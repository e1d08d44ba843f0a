import { firstFactorShape, secondFactorShape } from './factors.ts'
import {
  flag,
  type Kind,
  list,
  type MembersOf,
  nullable,
  optional,
  required,
  shape,
  text,
  time,
  withDefault,
} from './kinds.ts'
import { protectCheckShape } from './protect-check.ts'
import { verificationShape } from './verification.ts'

/** What a sign-in needs. The server may also send `abandoned`, or a status that is newer than this list. */
export type SignInStatus =
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'needs_protect_check'
  | 'complete'

/** What a user can be found by. */
export type SignInIdentifier = 'email_address' | 'phone_number' | 'username' | 'web3_wallet'

/** Whether the user has had a session on this device: `pending` until the user is known. */
export type ClientTrustState = 'pending' | 'new' | 'known'

const userDataMembers = {
  firstName: optional(text()),
  lastName: optional(text()),
  imageUrl: optional(text()),
  hasImage: optional(flag()),
}

/** What is shown of the user who signs in; empty where the instance hides personal data. */
export interface SignInUserData extends MembersOf<typeof userDataMembers> {}

const signInMembers = {
  /** `undefined` while there is no sign-in. */
  id: required(text(), undefined),
  /** `null` while there is no sign-in. */
  status: required(text<SignInStatus>(), null),
  /** What the user was looked up by. */
  identifier: text(),
  /** What a user can be found by at this instance. */
  supportedIdentifiers: list(text<SignInIdentifier>()),
  /** The ways to prove who signs in; empty until the user is known, and when the sign-in is complete. */
  supportedFirstFactors: list(firstFactorShape),
  /** The ways to prove it once more, when that is needed. */
  supportedSecondFactors: list(secondFactorShape),
  /** The ways that may be used in place of an enterprise connection that is enforced. */
  ssoBypassFirstFactors: list(firstFactorShape),
  firstFactorVerification: verificationShape,
  secondFactorVerification: verificationShape,
  userData: shape(userDataMembers) as Kind<SignInUserData>,
  /** Set when the sign-in is complete. */
  createdSessionId: text(),
  clientTrustState: withDefault(text<ClientTrustState>(), undefined),
  /** The challenge to pass first, or `null`. */
  protectCheck: nullable(protectCheckShape),
  /** BCP 47, for example `en-GB`. */
  locale: text(),
  /** IANA, for example `Europe/London`. */
  timezone: text(),
  /** When the server abandons the sign-in: epoch milliseconds. */
  abandonAt: time(),
}

/** One sign-in as plain data, as the server last sent it. Immutable. */
export interface SignInAttempt extends MembersOf<typeof signInMembers> {}

/** One sign-in, as every endpoint under `/client/sign_ins` returns it and as a client carries it. */
export const signInShape: Kind<SignInAttempt> = shape(signInMembers)

/** Whether no user was found, so that the sign-in should continue as a sign-up. */
export const hasNoUser = ({ firstFactorVerification }: SignInAttempt): boolean =>
  firstFactorVerification.status === 'transferable'
