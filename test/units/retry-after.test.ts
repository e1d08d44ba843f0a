import { expect, test } from 'vitest'
import { parseRetryAfter } from '../../src/shapes/error-response.ts'

const now = Date.parse('2026-01-15T12:00:00Z')

test.each([
  ['30', 30],
  [' 0 ', 0],
  ['Thu, 15 Jan 2026 12:00:30 GMT', 30],
  ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After "%s" is %s seconds (F22)', (header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds)
})
