import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import type { RandomBytes } from '../state/random.ts'
import type { PasskeyAlgorithm } from './types.ts'

interface Algorithm {
  /** What a public key begins with as SubjectPublicKeyInfo (RFC 5480, RFC 8410), in hexadecimal. */
  readonly publicPrefix: string
  readonly publicBytes: number
  newSecret(random: RandomBytes): Uint8Array
  publicKeyOf(secret: Uint8Array): Uint8Array
  sign(bytes: Uint8Array, secret: Uint8Array): Uint8Array
  verify(signature: Uint8Array, bytes: Uint8Array, publicKey: Uint8Array): boolean
  /** The secret as PKCS #8 (RFC 5915, RFC 8410). */
  toPrivateKey(secret: Uint8Array, publicKey: Uint8Array): Uint8Array
}

const ALGORITHMS: Readonly<Record<PasskeyAlgorithm, Algorithm>> = {
  ES256: {
    publicPrefix: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
    publicBytes: 65,
    newSecret: (random) => p256.utils.randomSecretKey(random(p256.lengths.seed ?? 48)),
    publicKeyOf: (secret) => p256.getPublicKey(secret, false),
    sign: (bytes, secret) => p256.sign(bytes, secret, { format: 'der', lowS: false }),
    // Authenticators write either of the two values that are valid for `s`.
    verify: (signature, bytes, publicKey) => p256.verify(signature, bytes, publicKey, { format: 'der', lowS: false }),
    toPrivateKey: (secret, publicKey) =>
      concatBytes(
        hexToBytes('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420'),
        secret,
        hexToBytes('a144034200'),
        publicKey,
      ),
  },
  EdDSA: {
    publicPrefix: '302a300506032b6570032100',
    publicBytes: 32,
    newSecret: (random) => ed25519.utils.randomSecretKey(random(32)),
    publicKeyOf: (secret) => ed25519.getPublicKey(secret),
    sign: (bytes, secret) => ed25519.sign(bytes, secret),
    verify: (signature, bytes, publicKey) => ed25519.verify(signature, bytes, publicKey, { zip215: false }),
    toPrivateKey: (secret) => concatBytes(hexToBytes('302e020100300506032b657004220420'), secret),
  },
}

/** A key pair of an authenticator. The keys are base64url. */
export interface KeyPair {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: string
  /** PKCS #8. */
  readonly privateKey: string
  sign(bytes: Uint8Array): Uint8Array
}

export const newKeyPair = (name: PasskeyAlgorithm, random: RandomBytes): KeyPair => {
  const algorithm = ALGORITHMS[name]
  const secret = algorithm.newSecret(random)
  const publicKey = algorithm.publicKeyOf(secret)
  return {
    publicKey: base64urlnopad.encode(concatBytes(hexToBytes(algorithm.publicPrefix), publicKey)),
    privateKey: base64urlnopad.encode(algorithm.toPrivateKey(secret, publicKey)),
    sign: (bytes) => algorithm.sign(bytes, secret),
  }
}

/** Finds the algorithm of a public key by how it begins; `undefined` for other keys. */
const findAlgorithm = (publicKey: string) => {
  try {
    const bytes = base64urlnopad.decode(publicKey)
    const algorithm = Object.values(ALGORITHMS).find(({ publicPrefix, publicBytes }) => {
      const start = bytes.length - publicBytes
      return bytesToHex(bytes.subarray(0, Math.max(start, 0))) === publicPrefix
    })
    return algorithm && { algorithm, key: bytes.subarray(-algorithm.publicBytes) }
  } catch {
    return undefined // This is not base64url.
  }
}

/** Whether a text is a public key as SubjectPublicKeyInfo in base64url, of an algorithm that is known here. */
export const isPublicKey = (text: string): boolean => findAlgorithm(text) !== undefined

/** Whether the private key of this public key signed the bytes. */
export const isSignedWith = (publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean => {
  const found = findAlgorithm(publicKey)
  if (!found) return false
  try {
    return found.algorithm.verify(signature, bytes, found.key)
  } catch {
    return false // A key can have made neither this signature nor, perhaps, this point of the curve.
  }
}
