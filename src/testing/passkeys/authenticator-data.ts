import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Source: WebAuthn, 6.1. */
const FLAGS = { userPresent: 0x01, userVerified: 0x04, extensions: 0x80 }
const HASH_BYTES = 32
const FLAGS_AT = HASH_BYTES
const COUNT_AT = FLAGS_AT + 1
const WHOLE_BYTES = COUNT_AT + 4

/** What an authenticator says about itself and the user. */
export interface AuthenticatorData {
  readonly rpIdHash: Uint8Array
  readonly userPresent: boolean
  readonly userVerified: boolean
  readonly signCount: number
}

export const rpIdHashOf = (rpId: string): Uint8Array => sha256(utf8ToBytes(rpId))

/** Returns the bytes that an authenticator signs before the hash of the client's data. */
export const writeAuthenticatorData = ({ rpIdHash, userPresent, userVerified, signCount }: AuthenticatorData) => {
  const rest = new DataView(new ArrayBuffer(WHOLE_BYTES - HASH_BYTES))
  rest.setUint8(0, (userPresent ? FLAGS.userPresent : 0) | (userVerified ? FLAGS.userVerified : 0))
  rest.setUint32(1, signCount)
  return concatBytes(rpIdHash, new Uint8Array(rest.buffer))
}

/** Returns what the bytes say; `null` if they are too few, or more than their flags announce. */
export const readAuthenticatorData = (bytes: Uint8Array): AuthenticatorData | null => {
  if (bytes.length < WHOLE_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = view.getUint8(FLAGS_AT)
  if (bytes.length > WHOLE_BYTES && !(flags & FLAGS.extensions)) return null
  return {
    rpIdHash: bytes.subarray(0, HASH_BYTES),
    userPresent: Boolean(flags & FLAGS.userPresent),
    userVerified: Boolean(flags & FLAGS.userVerified),
    signCount: view.getUint32(COUNT_AT),
  }
}
