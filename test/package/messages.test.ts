import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../support/languages.ts'
import { ROOT } from './installed.ts'

/** What an app gets that imports this of the built package. */
const bundle = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    logLevel: 'error',
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length

test('formatError() alone is at most 600 bytes, and the logger 1,100', async () => {
  expect(gzipped(await bundle("export { formatError } from './dist/messages.js'"))).toBeLessThanOrEqual(600)
  expect(gzipped(await bundle("export { consoleLogger } from './dist/logger.js'"))).toBeLessThanOrEqual(1_100)
})

test.each(Object.entries(LANGUAGES))(
  '%s is one file of at most 3,700 bytes, and brings no other language',
  async (name) => {
    const text = await bundle(
      `export { formatError } from './dist/messages.js'\nexport * from './dist/messages/${name}.js'`,
    )
    expect(gzipped(await bundle(`export * from './dist/messages/${name}.js'`))).toBeLessThanOrEqual(3_700)
    for (const [other, messages] of Object.entries(LANGUAGES)) {
      expect(text.includes(String(messages.form_code_incorrect)), other).toBe(other === name)
    }
  },
)
