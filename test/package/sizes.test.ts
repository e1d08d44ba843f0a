import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { measureSizes } from '../../scripts/size.mjs'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** What the README says an entry weighs, in bytes. */
const statedBytes = (entry: string): number => {
  const row = readme.split('\n').find((line) => line.includes(`${entry}\` |`))
  return Number(/([\d.]+) kB/.exec(row ?? '')?.[1]) * 1_000
}

let sizes: Awaited<ReturnType<typeof measureSizes>>

beforeAll(async () => {
  sizes = await measureSizes()
})

const measuredBytes = (entry: string, load: string): number =>
  sizes.rows.find((row) => row.entry === entry && row.load === load)?.gzip ?? Number.NaN

test('every entry signs a user up in Chromium with nothing but what belongs to it, within its budgets', () => {
  expect(sizes.problems).toEqual([])
})

test.each(['headless-signup', 'headless-signup/core', 'dist/browser/headless-signup.js', 'headless-signup.global.js'])(
  'the README states what %s weighs at first, to two per cent',
  (entry) => {
    const measured = measuredBytes(entry, 'first load')
    expect(Math.abs(statedBytes(entry) / measured - 1), `${measured} bytes`).toBeLessThan(0.02)
  },
)

test('a first load is part of what a sign-up loads, and a script tag loads nothing more', () => {
  for (const { entry, load, gzip } of sizes.rows) {
    if (load === 'first load') expect(measuredBytes(entry, 'email-code sign-up')).toBeGreaterThanOrEqual(gzip)
  }
  const script = 'headless-signup.global.js'
  expect(measuredBytes(script, 'email-code sign-up')).toBe(measuredBytes(script, 'first load'))
})
