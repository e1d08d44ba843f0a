import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const TESTS = resolve(import.meta.dirname, '..')
const rows = [...readFileSync(join(TESTS, '../docs/findings.md'), 'utf8').matchAll(/^\| ([FS]\d+) \| .+ \| (.+) \|$/gm)]

const sources = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.ts$|differences(-sign-in)?\.ts$/.test(file) && !file.endsWith('findings.test.ts'))
  .map((file) => readFileSync(join(TESTS, file), 'utf8'))

const isTested = (finding: string): boolean => sources.some((text) => new RegExp(`\\b${finding}\\b`).test(text))

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)

test.each([
  ['F', 87],
  ['S', 41],
] as const)('every finding %s1 to %i has a row', (letter, count) => {
  const found = rows.flatMap(([, finding = '']) => (finding.startsWith(letter) ? [finding] : []))
  expect(found).toEqual(numbered(letter, count))
})

test('every finding that is said to have a test has one, and every other says why it cannot occur', () => {
  for (const [, finding = '', here = ''] of rows) {
    if (here === 'a test') expect(isTested(finding), finding).toBe(true)
    else expect(here.length, finding).toBeGreaterThan(20)
  }
})

test('every test that a row names is there', () => {
  for (const [, finding = '', here = ''] of rows) {
    for (const [, file = '', name = ''] of here.matchAll(/`(test\/[\w/.-]+\.ts)`(?:, "([^"]+)")?/g)) {
      expect(readFileSync(join(TESTS, '..', file), 'utf8'), `${finding}: ${file}`).toContain(name)
    }
  }
})
