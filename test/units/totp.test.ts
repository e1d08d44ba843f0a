import { expect, test } from 'vitest'
import { checkTotp, isTotpSecret, newTotpSecret, totpCode } from '../../src/testing/second-factors/totp.ts'
import { seededBytes } from '../../src/testing/state/random.ts'

/** `12345678901234567890` in base32, of the test vectors. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const STEP_MS = 30_000

// RFC 6238, appendix B, for SHA-1: codes of eight digits, whose last six are the code of six.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %d seconds the code is that of RFC 6238', (seconds, code) => {
  expect(totpCode(SECRET, seconds * 1000)).toBe(code.slice(-6))
})

test('the codes of the first ten steps are those of RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, step) => totpCode(SECRET, step * STEP_MS))
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489')
})

test('a secret is read as apps show it: in either case, with spaces, with padding', () => {
  const shown = 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq===='
  expect(totpCode(shown, 59_000)).toBe('287082')
  expect([shown, SECRET].map(isTotpSecret)).toEqual([true, true])
  expect(['', 'ABC1', 'not a secret!', 'A'].map(isTotpSecret)).toEqual([false, false, false, false])
})

test('a code is valid during its step, the one before and the one after', () => {
  const now = 1_768_478_400_000
  const step = now / STEP_MS
  const valid = [-2, -1, 0, 1, 2].map((distance) =>
    checkTotp(SECRET, totpCode(SECRET, now + distance * STEP_MS), now, null),
  )
  expect(valid).toEqual([null, { step: step - 1 }, { step }, { step: step + 1 }, null])
  expect(checkTotp(SECRET, totpCode(SECRET, now), now + STEP_MS - 1, null)).toEqual({ step })
})

test('a code is valid once, and no earlier one after it', () => {
  const now = 1_768_478_400_000
  const code = totpCode(SECRET, now)
  const used = checkTotp(SECRET, code, now, null)?.step ?? 0
  expect(checkTotp(SECRET, code, now, used)).toBeNull()
  expect(checkTotp(SECRET, totpCode(SECRET, now - STEP_MS), now, used)).toBeNull()
  expect(checkTotp(SECRET, totpCode(SECRET, now + STEP_MS), now, used)).toEqual({ step: used + 1 })
})

test.each(['000000', '', '28708', '2870822', ' 287082', 'abcdef'])('%j is a wrong code', (code) => {
  expect(checkTotp(SECRET, code, 59_000, null)).toBeNull()
})

test('a new secret has 160 bits, and the seed determines it', () => {
  const secret = newTotpSecret(seededBytes('ada'))
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret(seededBytes('ada'))).toBe(secret)
  expect(newTotpSecret(seededBytes('grace'))).not.toBe(secret)
  expect(isTotpSecret(secret)).toBe(true)
})
