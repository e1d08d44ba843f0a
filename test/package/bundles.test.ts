import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { ROOT } from './installed.ts'

/** In every response of the mock, and nowhere else. */
const MOCK_SENTINEL = 'x-mock-frontend-api'

const CODE_FROM_TEXT = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(/

const GLOBAL_FILE = join(ROOT, 'dist/headless-signup.global.js')

/** What an app gets that imports `names` of a built entry, with all dependencies inside. */
const bundle = async (entry: string, names = '*'): Promise<{ text: string; dependencies: string[] }> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export ${names} from './dist/${entry}.js'`, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    metafile: true,
    logLevel: 'error',
    write: false,
  })
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  const dependencies = inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  return { text: outputFiles.map(({ text }) => text).join('\n'), dependencies: [...new Set(dependencies)].sort() }
}

test('core brings neither ky nor zod', async () => {
  expect((await bundle('index')).dependencies).toEqual(['ky', 'zod'])
  expect((await bundle('core')).dependencies).toEqual([])
})

test('no client holds anything of the mock', async () => {
  expect((await bundle('testing')).text).toContain(MOCK_SENTINEL)
  expect((await bundle('index')).text).not.toContain(MOCK_SENTINEL)
  expect((await bundle('core')).text).not.toContain(MOCK_SENTINEL)
  expect((await bundle('browser/headless-signup')).text).not.toContain(MOCK_SENTINEL)
  expect(await readFile(GLOBAL_FILE, 'utf8')).not.toContain(MOCK_SENTINEL)
})

test('forms bring nothing of the client: they fit every build of it', async () => {
  const text = await readFile(join(ROOT, 'dist/forms.js'), 'utf8')
  expect(text).not.toMatch(/^import|\bimport\(/m)
  expect((await bundle('forms')).text.length).toBeLessThan(12_000)
})

test('no client makes code from text', async () => {
  expect((await bundle('index', '{ createClient }')).text).not.toMatch(CODE_FROM_TEXT)
  expect((await bundle('core')).text).not.toMatch(CODE_FROM_TEXT)
  expect((await bundle('forms')).text).not.toMatch(CODE_FROM_TEXT)
  expect((await bundle('browser/headless-signup', '{ createClient }')).text).not.toMatch(CODE_FROM_TEXT)
  expect(await readFile(GLOBAL_FILE, 'utf8')).not.toMatch(CODE_FROM_TEXT)
})

test('the script tag is one file: it imports nothing, now or later', async () => {
  const text = await readFile(GLOBAL_FILE, 'utf8')
  expect(text).not.toMatch(/\bimport\s*[({"'*]|\brequire\s*\(|\bprocess\.env\b/)
})
