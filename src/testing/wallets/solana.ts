import { decodeBase58 } from './base58.ts'

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

export const isSolanaAddress = (text: string): boolean => decodeBase58(text)?.length === KEY_BYTES

/** The bytes of a signature in base64; `null` when they are none. */
const signatureBytes = (signature: string): Uint8Array<ArrayBuffer> | null => {
  try {
    const bytes = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0))
    return bytes.length === SIGNATURE_BYTES ? bytes : null
  } catch {
    return null
  }
}

export const isSolanaSignature = (text: string): boolean => signatureBytes(text) !== null

/** Whether the account with this address, which is its public key, signed the text. */
export const isSignedBy = async (address: string, message: string, signature: string): Promise<boolean> => {
  const [key, bytes] = [decodeBase58(address), signatureBytes(signature)]
  if (key?.length !== KEY_BYTES || !bytes) return false
  const publicKey = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', publicKey, bytes, new TextEncoder().encode(message))
}
