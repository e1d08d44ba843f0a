import { sha256 } from '@noble/hashes/sha2.js'
import { TEST_ONLY_KEY } from './test-key.ts'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** How many signatures are cached: a token is often requested several times in a row, and signing is slow. */
const REMEMBERED = 64

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const toNumber = (base64Url: string): bigint => {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'))
  return BigInt(`0x${toHex(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))}`)
}

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n
  for (const bit of exponent.toString(2)) result = (result * result * (bit === '1' ? base : 1n)) % modulus
  return result
}

const KEY_BYTES = 256
/** The `DigestInfo` prefix for SHA-256 in PKCS #1 (RFC 8017, 9.2). */
const HASH_NAME = '3031300d060960864801650304020105000420'

/** The same signature without `crypto.subtle`. Uses the key's two primes (CRT), which is four times as fast. */
const signByHand = (bytes: Uint8Array): Uint8Array => {
  const part = (name: 'p' | 'q' | 'dp' | 'dq' | 'qi') => toNumber(TEST_ONLY_KEY[name])
  const [p, q] = [part('p'), part('q')]
  const named = `${HASH_NAME}${toHex(sha256(bytes))}`
  const message = BigInt(`0x0001${'ff'.repeat(KEY_BYTES - 3 - named.length / 2)}00${named}`)
  const [one, other] = [power(message % p, part('dp'), p), power(message % q, part('dq'), q)]
  const signature = other + q * (((((one - other) % p) + p) * part('qi')) % p)
  const hex = signature.toString(16).padStart(2 * KEY_BYTES, '0')
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Creates a function that signs with the test key, even without `crypto.subtle` (plain http pages, jsdom). */
export const createSignature = (): ((text: string) => Promise<string>) => {
  let key: Promise<CryptoKey> | undefined
  const recent = new Map<string, Promise<string>>()

  const sign = async (text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text)
    const { subtle } = globalThis.crypto ?? {}
    if (!subtle) return toBase64Url(signByHand(bytes))
    key ??= subtle.importKey('jwk', { ...TEST_ONLY_KEY }, ALGORITHM, false, ['sign'])
    return toBase64Url(new Uint8Array(await subtle.sign(ALGORITHM, await key, bytes)))
  }

  return (text) => {
    const known = recent.get(text) ?? sign(text)
    recent.delete(text)
    recent.set(text, known)
    const [oldest] = recent.keys()
    if (recent.size > REMEMBERED && oldest !== undefined) recent.delete(oldest)
    return known
  }
}
