import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureSizes } from '../../scripts/size.mjs'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** What the README says an entry weighs, in bytes. */
const statedBytes = (entry: string): number => {
  const row = readme.split('\n').find((line) => line.includes(`${entry}\` |`))
  return Number(/([\d.]+) kB/.exec(row ?? '')?.[1]) * 1_000
}

test('the README states what the entries weigh, to two per cent', async () => {
  const { rows, problems } = await measureSizes()
  expect(problems).toEqual([])
  for (const entry of ['headless-signup', 'headless-signup/core', 'headless-signup.global.js']) {
    const measured = rows.find((row) => row.entry === entry)?.gzip ?? Number.NaN
    expect(Math.abs(statedBytes(entry) / measured - 1), `${entry}: ${measured} bytes`).toBeLessThan(0.02)
  }
})
