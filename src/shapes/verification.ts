import { apiErrorShape } from './api-error.ts'
import {
  count,
  date,
  type Kind,
  list,
  type MembersOf,
  named,
  optional,
  shape,
  text,
  url,
  withDefault,
} from './kinds.ts'
import type { PhoneCodeChannel, VerificationName } from './strategies.ts'

export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'

const verificationMembers = {
  /** `null` while the verification has not started. */
  status: text<VerificationStatus>(),
  /** How it is being verified, for example `email_code`; `null` until that is known. */
  strategy: text(),
  /** Attempts made so far; usually three are allowed. `null` until a code was sent. */
  attempts: count(),
  /** When the code or the link stops being accepted, by the server's clock; `null` until one was sent. */
  expireAt: date(),
  /** Why the verification failed; `null` when it did not. */
  error: apiErrorShape,
  /** The value to sign, for the strategies that use one. */
  nonce: text(),
  /** The text that a wallet has to sign. */
  message: text(),
  /** Where the OAuth or SAML round trip starts. */
  externalVerificationRedirectURL: named(url(), 'external_verification_redirect_url'),
  /** The client on which it was verified. */
  verifiedAtClient: text(),
  /** How the phone code was sent. */
  channel: optional(text<PhoneCodeChannel>()),
}

const signUpVerificationMembers = {
  ...verificationMembers,
  /** `needs_attempt`, or empty when there is nothing to do. */
  nextAction: withDefault(text(), ''),
  /** The strategies that this verification can use. Empty while it has not started: see `$nextStep`. */
  supportedStrategies: list(text()),
}

/** How far an identifier of a user has been verified, as plain data. */
export interface VerificationData extends MembersOf<typeof verificationMembers> {}

/** How far a field of a sign-up has been verified, as plain data. */
export interface SignUpVerificationData extends MembersOf<typeof signUpVerificationMembers> {}

/** All verifications of a sign-up, as plain data: the value of `$verifications`. */
export type SignUpVerificationsData = Readonly<Record<VerificationName, SignUpVerificationData>>

export const verificationShape: Kind<VerificationData> = shape(verificationMembers)

export const signUpVerificationShape: Kind<SignUpVerificationData> = shape(signUpVerificationMembers)

export const signUpVerificationsShape: Kind<SignUpVerificationsData> = shape({
  emailAddress: signUpVerificationShape,
  phoneNumber: signUpVerificationShape,
  web3Wallet: signUpVerificationShape,
  externalAccount: signUpVerificationShape,
})

/** What the public verification adds to the plain data. */
interface VerificationMethods {
  /** Where the OAuth or SAML round trip starts. */
  readonly externalVerificationRedirectURL: URL | null
  /** Whether it was verified on this client. */
  verifiedFromTheSameClient(): boolean
}

/** The verification of one field. Source: SignUpVerificationResource in the SignUp document. */
export interface Verification extends Omit<VerificationData, 'externalVerificationRedirectURL'>, VerificationMethods {}

/** The verification of a sign-up's field. */
export interface SignUpVerification
  extends Omit<SignUpVerificationData, 'externalVerificationRedirectURL'>,
    VerificationMethods {}

/** All verifications of a sign-up. Source: SignUpVerificationsResource in the SignUp document. */
export type SignUpVerifications = Readonly<Record<VerificationName, SignUpVerification>>

// Two constant functions for all verifications, so that structural sharing can compare them.
const sameClient = (): boolean => true
const otherClient = (): boolean => false

/** A verification as the public interfaces show it. `clientId` is the client of this browser. */
export const toVerification = <Data extends VerificationData>(
  data: Data,
  clientId: string | null,
): Omit<Data, 'externalVerificationRedirectURL'> & VerificationMethods => ({
  ...data,
  externalVerificationRedirectURL: data.externalVerificationRedirectURL
    ? new URL(data.externalVerificationRedirectURL)
    : null,
  verifiedFromTheSameClient:
    data.verifiedAtClient !== null && data.verifiedAtClient === clientId ? sameClient : otherClient,
})

/** The verifications as the public interfaces show them. `clientId` is the client of this browser. */
export const toVerifications = (data: SignUpVerificationsData, clientId: string | null): SignUpVerifications => ({
  emailAddress: toVerification(data.emailAddress, clientId),
  phoneNumber: toVerification(data.phoneNumber, clientId),
  web3Wallet: toVerification(data.web3Wallet, clientId),
  externalAccount: toVerification(data.externalAccount, clientId),
})
