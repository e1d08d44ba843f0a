import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { base32nopad } from '@scure/base'
import type { RandomBytes } from '../state/random.ts'

// What every authenticator app assumes: SHA-1, six digits, 30 seconds. Source: RFC 6238.
const STEP_MS = 30_000
const DIGITS = 6
/** The length of a SHA-1 digest, which RFC 4226 recommends. */
const SECRET_BYTES = 20
/** Steps before and after the present one: for the delay of typing, and for clocks that differ. */
const TOLERANCE = [0, -1, 1]

const stepOf = (atMs: number): number => Math.floor(atMs / STEP_MS)

/** The bytes of a secret in base32, as apps show it: in either case, with spaces, with or without padding. */
const bytesOf = (secret: string): Uint8Array =>
  base32nopad.decode(secret.replaceAll(/[\s-]/g, '').replace(/=+$/, '').toUpperCase())

/** The bytes of the number of a step, most significant first. */
const counterOf = (step: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(step))
  return new Uint8Array(view.buffer)
}

/** The code of a step. Source: RFC 4226, 5.3. */
const codeOf = (secret: string, step: number): string => {
  const digest = hmac(sha1, bytesOf(secret), counterOf(step))
  const offset = (digest.at(-1) ?? 0) & 0x0f
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Whether a text is a secret in base32. */
export const isTotpSecret = (text: string): boolean => {
  try {
    return bytesOf(text).length > 0
  } catch {
    return false
  }
}

/** Returns a new secret in base32 without padding: what an authenticator app is given. */
export const newTotpSecret = (random: RandomBytes): string => base32nopad.encode(random(SECRET_BYTES))

/**
 * Returns the six digits that an authenticator app shows at a time.
 *
 * @param secret In base32. Throws for another text.
 * @param atMs Epoch milliseconds.
 */
export const totpCode = (secret: string, atMs: number): string => codeOf(secret, stepOf(atMs))

/**
 * Returns the step of 30 seconds whose code this is: the present one, the one before or the one after. `null` for a
 * wrong code, and for a code of a used step or of one before: a code is valid once.
 *
 * @param atMs Epoch milliseconds.
 * @param lastUsedStep The step that the last valid code returned; `null` before the first one.
 */
export const checkTotp = (
  secret: string,
  code: string,
  atMs: number,
  lastUsedStep: number | null,
): { readonly step: number } | null => {
  const steps = TOLERANCE.map((distance) => stepOf(atMs) + distance).filter((step) => step > (lastUsedStep ?? -1))
  const step = steps.find((candidate) => codeOf(secret, candidate) === code)
  return step === undefined ? null : { step }
}
