import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
  await rm(join(installed.project, 'node_modules/msw'))
})
afterAll(() => installed.remove())

// No code of this package runs before its imports are found: what a user reads is the message of the runtime.

test('where MSW is not installed, Node names it and the entry that needs it', async () => {
  const message = await installed.evaluate(
    `console.log(JSON.stringify(await import('headless-signup/testing/msw').catch(({ message }) => message)))`,
  )
  expect(message).toContain("Cannot find package 'msw'")
  expect(message).toContain('headless-signup/dist/testing-msw.js')
})

test('a bundler names both, too, and every other entry works without it', async () => {
  const bundle = (entry: string) =>
    build({
      stdin: { contents: `export * from '${entry}'`, resolveDir: installed.project },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
    })
  await expect(bundle('headless-signup/testing/msw')).rejects.toThrow(/testing-msw\.js.*Could not resolve "msw"/)
  for (const entry of ['headless-signup', 'headless-signup/testing']) await bundle(entry)
})
