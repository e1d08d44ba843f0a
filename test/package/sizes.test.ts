import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureSizes } from '../../scripts/size.mjs'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** What the README says an entry weighs, in bytes. */
const statedBytes = (entry: string): number => {
  const row = readme.split('\n').find((line) => line.includes(`${entry}\` |`))
  return Number(/([\d.]+) kB/.exec(row ?? '')?.[1]) * 1_000
}

/** The row of each import that the README gives a size. */
const MEASURED_AS = {
  'headless-signup': 'headless-signup',
  'headless-signup/core': 'headless-signup/core',
  'dist/browser/headless-signup.js': 'dist/browser, first load',
  'headless-signup.global.js': 'headless-signup.global.js',
} as const

test('the README states what the entries weigh, to two per cent', async () => {
  const { rows, problems } = await measureSizes()
  expect(problems).toEqual([])
  for (const [stated, entry] of Object.entries(MEASURED_AS)) {
    const measured = rows.find((row) => row.entry === entry)?.gzip ?? Number.NaN
    expect(Math.abs(statedBytes(stated) / measured - 1), `${entry}: ${measured} bytes`).toBeLessThan(0.02)
  }
})
