import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { expect, test } from 'vitest'
import { FLOOR } from '../../tsup.config.ts'
import { ROOT } from './installed.ts'

const DIST = join(ROOT, 'dist')

/** What a built entry loads: its files, itself included, and what it takes from other packages. */
const loadedBy = async (entry: string): Promise<{ parts: readonly string[]; packages: readonly string[] }> => {
  const { metafile } = await build({
    entryPoints: [join(DIST, entry)],
    absWorkingDir: DIST,
    bundle: true,
    format: 'esm',
    packages: 'external',
    metafile: true,
    logLevel: 'error',
    write: false,
    outdir: 'out',
  })
  const imports = Object.values(metafile.inputs).flatMap((part) => part.imports)
  return {
    parts: Object.keys(metafile.inputs),
    packages: [...new Set(imports.flatMap(({ external, path }) => (external ? [path] : [])))].sort(),
  }
}

const CLIENTS = ['index.js', 'core.js', 'browser/headless-signup.js', 'browser/core.js']

const OF_NODE =
  /\bnode:|\bBuffer\b|\bprocess\s*(?:\.|\?\.|\[)|\btypeof process\b|(?<!\.)\brequire\s*\(|\b__dirname\b|\bsetImmediate\b/

/** Without the notes to the reader: a word in them is no API. */
const codeOf = async (part: string): Promise<string> =>
  (await readFile(join(DIST, part), 'utf8')).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')

test.each([...CLIENTS, 'testing.js', 'testing-msw.js'])('%s loads nothing of Node', async (entry) => {
  const { parts } = await loadedBy(entry)
  expect(parts).toContain(entry)
  for (const part of parts) expect((await codeOf(part)).match(OF_NODE), part).toBeNull()
})

test('what is of Node is loaded by the entry for Node and by the command alone', async () => {
  const built = (await readdir(DIST)).filter((file) => file.endsWith('.js') && !file.endsWith('.global.js'))
  const loading: string[] = []
  for (const entry of built.filter((file) => !file.startsWith('chunk-'))) {
    const texts = await Promise.all((await loadedBy(entry)).parts.map(codeOf))
    if (texts.some((text) => /\bfrom ["']node:/.test(text))) loading.push(entry)
  }
  expect(loading.sort()).toEqual(['command.js', 'testing-node.js'])
})

test('a page without a bundler finds all that it loads beside the entry', async () => {
  const browser = join(DIST, 'browser')
  const built = (await readdir(browser)).filter((file) => file.endsWith('.js')).map((file) => `browser/${file}`)
  const loaded = await Promise.all(built.map(loadedBy))
  expect(loaded.flatMap(({ packages }) => packages)).toEqual([])
  expect(loaded.flatMap(({ parts }) => parts).filter((part) => !built.includes(part))).toEqual([])
  for (const file of built) expect(await readFile(join(DIST, `${file}.map`), 'utf8')).toContain('"mappings"')
})

test('what an entry takes from other packages can be loaded without a bundler, too', async () => {
  expect((await loadedBy('index.js')).packages).toEqual(['ky', 'zod/mini'])
  expect((await loadedBy('core.js')).packages).toEqual([])
})

/** Spelled out, because it cannot be made of older syntax: Safari before 16.4 fails to parse it. */
const LOOK_BEHIND = /\(\?<[=!]/

test('every built file is syntax of the oldest runtimes', async () => {
  const built = (await readdir(DIST, { recursive: true })).filter((file) => file.endsWith('.js'))
  expect(built.length).toBeGreaterThan(10)
  for (const file of built) {
    const text = await readFile(join(DIST, file), 'utf8')
    const [lowered, asItIs] = await Promise.all(
      [[...FLOOR], 'esnext'].map((target) => transform(text, { target, minify: true })),
    )
    expect(lowered?.code === asItIs?.code, file).toBe(true)
    expect(text, file).not.toMatch(LOOK_BEHIND)
  }
})
