import { ed25519 } from '@noble/curves/ed25519.js'
import { base58, base64 } from '@scure/base'

const KEY_BYTES = 32
/** The most base58 digits of 32 bytes. A limit is needed since decoding takes quadratic time. */
const MAXIMUM_ADDRESS_LENGTH = 44
const SIGNATURE_BYTES = 64

/** Decodes a text; `null` if it is invalid or has another number of bytes. */
const decoded = (decode: (text: string) => Uint8Array, text: string, length: number): Uint8Array | null => {
  try {
    const bytes = decode(text)
    return bytes.length === length ? bytes : null
  } catch {
    return null
  }
}

const keyOf = (address: string): Uint8Array | null =>
  address.length > MAXIMUM_ADDRESS_LENGTH ? null : decoded(base58.decode, address, KEY_BYTES)

const signatureOf = (text: string): Uint8Array | null => decoded(base64.decode, text, SIGNATURE_BYTES)

export const isSolanaAddress = (text: string): boolean => keyOf(text) !== null

export const isSolanaSignature = (text: string): boolean => signatureOf(text) !== null

/** Whether the account with this address, which is its public key, signed the text. */
export const isSignedBy = (address: string, message: string, signature: string): boolean => {
  const [key, bytes] = [keyOf(address), signatureOf(signature)]
  if (!key || !bytes) return false
  // As Solana does: strictly by RFC 8032, without what ZIP 215 also accepts.
  return ed25519.verify(bytes, new TextEncoder().encode(message), key, { zip215: false })
}
