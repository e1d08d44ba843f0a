import { scrypt } from '@noble/hashes/scrypt.js'
import { base64nopad } from '@scure/base'

/**
 * 2^8 blocks instead of the 2^17 that a real service should take: about 3 ms and 256 kB for a password instead of half a
 * second and 128 MB, because a test suite hashes and verifies thousands of them, and they protect no user.
 */
const COST = { ln: 8, r: 8, p: 1 }
const DIGEST_BYTES = 32
/** The highest `ln` that is computed: a snapshot may have hashes with other parameters. */
const MAXIMUM_LN = 17

/** `$scrypt$ln=8,r=8,p=1$salt$digest`, both in base64 without padding. Source: the PHC string format. */
const ENCODED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z\d+/]+)\$([A-Za-z\d+/]+)$/

const digestOf = (password: string, salt: Uint8Array, { ln, r, p }: typeof COST): string =>
  // The same password may be typed composed or decomposed, depending on the keyboard.
  base64nopad.encode(scrypt(password.normalize('NFKC'), salt, { N: 2 ** ln, r, p, dkLen: DIGEST_BYTES }))

/**
 * Hashes a password by scrypt. Returns a text with the algorithm, its parameters, the salt and the digest.
 *
 * @param salt Not random, unlike on a real service: the same seed and the same calls give the same snapshot. Pass the id
 * of the user, so that equal passwords of different users have different hashes.
 */
export const hashPassword = (password: string, salt = 'headless-signup'): string => {
  const bytes = new TextEncoder().encode(salt)
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${base64nopad.encode(bytes)}$${digestOf(password, bytes, COST)}`
}

/** Whether a password is the one that was hashed. `false` also for a text that `hashPassword()` does not write. */
export const verifyPassword = (password: string, encoded: string): boolean => {
  const [, ln, r, p, salt = '', digest] = ENCODED.exec(encoded) ?? []
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  if (!(cost.ln > 0 && cost.ln <= MAXIMUM_LN && cost.r > 0 && cost.p > 0)) return false
  try {
    return digestOf(password, base64nopad.decode(salt), cost) === digest
  } catch {
    return false // The salt is not base64.
  }
}
