import { expect, test } from 'vitest'
import { decodeForm, encodeForm } from '../../src/shapes/form.ts'
import { toCamelCase, toSnakeCase } from '../../src/shapes/kinds.ts'

test.each([
  ['web3Wallet', 'web3_wallet'],
  ['emailAddress', 'email_address'],
  ['oauth2Token', 'oauth2_token'],
  ['externalVerificationRedirectURL', 'external_verification_redirect_u_r_l'],
  ['ABc', '_a_bc'],
  ['proof_token', 'proof_token'],
])('%s is %s on the wire', (camel, snake) => {
  expect(toSnakeCase(camel)).toBe(snake)
})

test.each([
  ['email_address', 'emailAddress'],
  ['web3_wallet', 'web3Wallet'],
  ['web_3wallet', 'web_3wallet'],
  ['first-name', 'firstName'],
])('%s on the wire is %s', (snake, camel) => {
  expect(toCamelCase(snake)).toBe(camel)
})

test.each([
  ['undefined is left out', { a: undefined, b: '1' }, 'b=1'],
  ['null is empty', { a: null }, 'a='],
  ['flags and numbers are their text', { a: true, b: false, c: 0, d: 1n }, 'a=true&b=false&c=0&d=1'],
  ['a space is a plus', { a: 'x y' }, 'a=x+y'],
  [
    'a comma stays in its value',
    { redirectUrl: 'https://a.test/?x=1,2' },
    'redirect_url=https%3A%2F%2Fa.test%2F%3Fx%3D1%2C2',
  ],
  ['an array repeats its key', { a: ['x', undefined, 0, 'y'] }, 'a=x&a=&a=y'],
  ['an empty array is absent', { a: [] }, ''],
  [
    'an object is JSON with its own keys',
    { extraInfo: { innerKey: 1, gone: undefined } },
    'extra_info=%7B%22innerKey%22%3A1%7D',
  ],
  [
    'an inner key called unsafeMetadata is nothing special',
    { unsafeMetadata: { unsafeMetadata: { a: 1 } } },
    'unsafe_metadata=%7B%22unsafeMetadata%22%3A%7B%22a%22%3A1%7D%7D',
  ],
  [
    'JSON that is a text already is not encoded twice',
    { unsafeMetadata: '{"a":1}' },
    'unsafe_metadata=%7B%22a%22%3A1%7D',
  ],
  ['a date is its JSON', { a: new Date(0) }, 'a=%221970-01-01T00%3A00%3A00.000Z%22'],
])('%s', (_, body, text) => {
  expect(encodeForm(body).toString()).toBe(text)
})

test('a form is read back, repeated keys as arrays', () => {
  expect(decodeForm('a=1&b=x&b=y&b=&__proto__=z')).toEqual(
    Object.fromEntries([
      ['a', '1'],
      ['b', ['x', 'y', '']],
      ['__proto__', 'z'],
    ]),
  )
})
