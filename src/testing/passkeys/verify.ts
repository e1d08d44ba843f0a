import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { rpIdHashOf } from './authenticator-data.ts'
import { isSignedWith } from './keys.ts'
import { type Assertion, readAssertion } from './read-assertion.ts'

interface RequestOptions {
  /** Base64url. */
  readonly challenge: string
  readonly rpId: string
  /** Milliseconds. */
  readonly timeout: number
  /** Ids of credentials, in base64url. Without any, the user picks one of those that the authenticator has. */
  readonly allowCredentials?: readonly string[] | undefined
}

/** Returns the options that the browser is given, as JSON: the `nonce` of a passkey's verification. */
export const requestOptions = ({ challenge, rpId, timeout, allowCredentials }: RequestOptions): string =>
  JSON.stringify({
    challenge,
    timeout,
    rpId,
    userVerification: 'required',
    allowCredentials: allowCredentials?.map((id) => ({ type: 'public-key', id })),
  })

/** What verifying needs to know of a passkey. All bytes are base64url without padding. */
export interface VerifiablePasskey {
  readonly id: string
  readonly credentialId: string
  /** SubjectPublicKeyInfo. */
  readonly publicKey: string
  /** `null`: unknown. */
  readonly userHandle: string | null
  readonly signCount: number
}

interface AssertionCheck {
  /** The JSON of the credential: `public_key_credential` of the request. */
  readonly credential: string
  /** Base64url, as in the options. */
  readonly challenge: string
  /** The origins that may request passkeys. */
  readonly origins: readonly string[]
  readonly rpId: string
  /** Those that are accepted. */
  readonly passkeys: readonly VerifiablePasskey[]
}

export interface VerifiedAssertion {
  readonly passkeyId: string
  /** The new one, to be kept: the next assertion has a higher one, unless it is 0. */
  readonly signCount: number
}

/** Why a credential is not accepted. */
export type AssertionFailure =
  | 'malformed'
  | 'unknown_passkey'
  | 'wrong_type'
  | 'wrong_challenge'
  | 'wrong_origin'
  | 'wrong_rp_id'
  | 'user_not_present'
  | 'user_not_verified'
  | 'wrong_user_handle'
  | 'wrong_signature'
  | 'sign_count_went_back'

/** By the order in which they are checked. */
type Checks = Readonly<Partial<Record<AssertionFailure, boolean>>>

const failuresOf = (assertion: Assertion, passkey: VerifiablePasskey, check: AssertionCheck): Checks => {
  const { clientData, clientDataBytes, authenticatorData, authenticatorBytes, signature, userHandle } = assertion
  const { rpIdHash, userPresent, userVerified, signCount } = authenticatorData
  const signed = concatBytes(authenticatorBytes, sha256(clientDataBytes))
  return {
    wrong_type: clientData.type !== 'webauthn.get',
    wrong_challenge: clientData.challenge !== check.challenge,
    wrong_origin: clientData.crossOrigin === true || !check.origins.some((origin) => origin === clientData.origin),
    wrong_rp_id: bytesToHex(rpIdHash) !== bytesToHex(rpIdHashOf(check.rpId)),
    user_not_present: !userPresent,
    user_not_verified: !userVerified,
    wrong_user_handle: userHandle !== null && passkey.userHandle !== null && userHandle !== passkey.userHandle,
    wrong_signature: !isSignedWith(passkey.publicKey, signed, signature),
    // Authenticators that do not count, such as those that sync passkeys, always say 0.
    sign_count_went_back: signCount <= passkey.signCount && (signCount > 0 || passkey.signCount > 0),
  }
}

/** Verifies the credential with which a browser proves a passkey. Source: WebAuthn, 7.2. */
export const verifyAssertion = (check: AssertionCheck): VerifiedAssertion | { readonly failure: AssertionFailure } => {
  const assertion = readAssertion(check.credential)
  if (!assertion) return { failure: 'malformed' }
  const passkey = check.passkeys.find(({ credentialId }) => credentialId === assertion.credentialId)
  if (!passkey) return { failure: 'unknown_passkey' }
  const checks = Object.entries(failuresOf(assertion, passkey, check)) as [AssertionFailure, boolean][]
  const [failure] = checks.find(([, failed]) => failed) ?? []
  return failure ? { failure } : { passkeyId: passkey.id, signCount: assertion.authenticatorData.signCount }
}
