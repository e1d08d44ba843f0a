import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../scripts/create-path.mjs', import.meta.url))

/** How many files a reader passes at most. The aim is nine. */
const MOST_FILES = 26

test('a create() passes few source files on its way to fetch', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, '--json'])
  const paths: Record<string, Record<string, string[]>> = JSON.parse(stdout)
  expect(Object.keys(paths)).toEqual(['headless-signup', 'headless-signup/core'])
  for (const [entry, files] of Object.entries(paths)) {
    expect(Object.values(files).flat(), entry).toContain('create')
    const names = Object.keys(files)
    expect(names.length, `${entry}: ${names.join(', ')}`).toBeLessThanOrEqual(MOST_FILES)
  }
})
