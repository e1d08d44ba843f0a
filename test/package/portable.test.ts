import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { ROOT } from './installed.ts'

const DIST = join(ROOT, 'dist')

/** What a built entry loads, itself included. */
const partsOf = async (entry: string): Promise<readonly string[]> => {
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
  return Object.keys(metafile.inputs)
}

const OF_NODE =
  /\bnode:|\bBuffer\b|\bprocess\s*(?:\.|\?\.|\[)|\btypeof process\b|\brequire\s*\(|\b__dirname\b|\bsetImmediate\b/

/** Without the notes to the reader: a word in them is no API. */
const codeOf = async (part: string): Promise<string> =>
  (await readFile(join(DIST, part), 'utf8')).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')

test.each(['testing.js', 'testing-msw.js'])('%s loads nothing of Node', async (entry) => {
  const parts = await partsOf(entry)
  expect(parts).toContain(entry)
  for (const part of parts) expect((await codeOf(part)).match(OF_NODE), part).toBeNull()
})

test('what is of Node is loaded by the entry for Node and by the command alone', async () => {
  const built = (await readdir(DIST)).filter((file) => file.endsWith('.js') && !file.endsWith('.global.js'))
  const loading: string[] = []
  for (const entry of built.filter((file) => !file.startsWith('chunk-'))) {
    const texts = await Promise.all((await partsOf(entry)).map(codeOf))
    if (texts.some((text) => /\bfrom ["']node:/.test(text))) loading.push(entry)
  }
  expect(loading.sort()).toEqual(['command.js', 'testing-node.js'])
})
