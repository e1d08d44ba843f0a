import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '../../src/testing/passwords/hash.ts'

test('a password is verified by its hash, and no other one is', () => {
  const encoded = hashPassword('correct horse 42', 'user_ada')
  expect(encoded).toMatch(/^\$scrypt\$ln=8,r=8,p=1\$[\w+/]+\$[\w+/]{43}$/)
  expect(encoded).not.toContain('horse')
  expect(verifyPassword('correct horse 42', encoded)).toBe(true)
  for (const other of ['correct horse 43', 'Correct horse 42', 'correct horse 42 ', ''])
    expect(verifyPassword(other, encoded)).toBe(false)
})

test('the digest is that of another implementation of scrypt', () => {
  const digest = scryptSync('pässword', 'user_ada', 32, { N: 256, r: 8, p: 1 }).toString('base64').replace(/=+$/, '')
  expect(hashPassword('pässword', 'user_ada').split('$').at(-1)).toBe(digest)
})

test('equal passwords with different salts have different hashes, and the same salt gives the same hash', () => {
  expect(hashPassword('correct horse 42', 'user_ada')).not.toBe(hashPassword('correct horse 42', 'user_grace'))
  expect(hashPassword('correct horse 42')).toBe(hashPassword('correct horse 42'))
})

test('a password typed on another keyboard, with combining letters, is the same password', () => {
  expect(verifyPassword('u\u0308ber', hashPassword('\u00fcber'))).toBe(true)
})

test('a hash with other parameters is verified by these', () => {
  const part = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  const digest = scryptSync('correct horse 42', 'salt', 32, { N: 1024, r: 4, p: 2 })
  const encoded = `$scrypt$ln=10,r=4,p=2$${part(Buffer.from('salt'))}$${part(digest)}`
  expect(verifyPassword('correct horse 42', encoded)).toBe(true)
  expect(verifyPassword('correct horse 43', encoded)).toBe(false)
})

test.each([
  '',
  'correct horse 42',
  '$scrypt$ln=99,r=8,p=1$c2FsdA$YQ',
  '$scrypt$ln=8,r=0,p=1$c2FsdA$YQ',
  '$scrypt$ln=8,r=8,p=1$s$YQ',
])('%j is the hash of no password', (encoded) => {
  expect(verifyPassword('correct horse 42', encoded)).toBe(false)
})
