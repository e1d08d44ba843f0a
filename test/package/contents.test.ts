import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install, ROOT } from './installed.ts'

const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt'

/** Other packages, inside on purpose: nanostores in each client, ky and zod in the files for browsers, the rest in the mock. */
const BUNDLED = ['@noble/curves', '@noble/hashes', '@scure/base', 'ky', 'nanostores', 'zod']

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

test('only what was built, the licences and the documents are published', () => {
  const others = installed.files.filter(
    (file) =>
      !/^dist\/((messages\/)?[\w.-]+\.d\.ts|((browser|development|messages)\/)?[\w.-]+\.js(\.map)?)$/.test(file),
  )
  expect(others).toContain('LICENSE')
  expect(others).toContain('package.json')
  // README links to the documents.
  const documents = others.filter((file) => /^docs\/[\w-]+\.md$/.test(file))
  expect(documents.length).toBeGreaterThan(0)
  const known = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', NOTICES, ...documents]
  expect(others.filter((file) => !known.includes(file))).toEqual([])
})

test('every address of the manifest is a file of the package', () => {
  const { bin, exports, main, types, unpkg, jsdelivr } = installed.manifest
  const targets = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)))
  for (const target of [...targets, ...Object.values(bin), main, types, unpkg, jsdelivr]) {
    expect(installed.files).toContain(target.replace('./', ''))
  }
})

test('no file shows on which machine it was built', async () => {
  for (const file of installed.files) expect(await installed.read(file), file).not.toContain(ROOT)
})

test('source maps point into the sources and the dependencies, never outside', async () => {
  const maps = installed.files.filter((file) => file.endsWith('.map'))
  expect(maps.length).toBeGreaterThan(0)
  for (const map of maps) {
    const { sources, sourcesContent, mappings } = JSON.parse(await installed.read(map))
    // An entry that only passes on what its chunks hold has no line of its own.
    expect(sources.length > 0, map).toBe(mappings !== '')
    for (const source of sources) expect(source).toMatch(/^(\.\.\/)+(src|node_modules)\//)
    // The sources are not published, so the maps have to bring them along.
    expect(sourcesContent).toHaveLength(sources.length)
  }
})

/** The packages inside each built file, as its source map has them. */
const bundledByFile = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const maps = installed.files.filter((file) => file.endsWith('.map'))
  const entries = maps.map(async (map) => {
    const { sources }: { sources: string[] } = JSON.parse(await installed.read(map))
    const names = sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
    return [map.replace(/\.map$/, ''), [...new Set(names)]] as const
  })
  return new Map(await Promise.all(entries))
}

test('the notices name each package that is inside a file, with the licence that it came with', async () => {
  const [title = '', ...notices] = (await installed.read(NOTICES)).split(/^-{80}\n\n/m)
  expect(title).toContain('inside files of headless-signup')
  expect(notices.map((notice) => notice.split(' ')[0])).toEqual(BUNDLED)
  const bundled = await bundledByFile()
  for (const [index, name] of BUNDLED.entries()) {
    const folder = join(ROOT, 'node_modules', name)
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const notice = notices[index] ?? ''
    expect(notice).toContain(`${name} ${version} (MIT), in:\n`)
    const licence = await readFile(join(folder, name === 'ky' ? 'license' : 'LICENSE'), 'utf8')
    expect(notice).toContain(licence.trim())
    const files = [...bundled].flatMap(([file, names]) => (names.includes(name) ? [file] : []))
    expect(files.filter((file) => !notice.includes(`  ${file}\n`))).toEqual([])
  }
  expect([...new Set([...bundled.values()].flat())].sort()).toEqual(BUNDLED)
})

/** In bytes: to raise one is a decision. */
const MOST_PACKED = 2_200_000
const MOST_UNPACKED = 8_500_000

test('the package stays small, its source maps included', async () => {
  const texts = await Promise.all(installed.files.map(installed.read))
  expect(installed.packedSize).toBeLessThan(MOST_PACKED)
  expect(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(MOST_UNPACKED)
})

test('what the README links to is a page of the repository, where a package page looks for it', async () => {
  const { repository, homepage, bugs } = installed.manifest
  const page = /^git\+(https:\/\/github\.com\/[\w-]+\/[\w-]+)\.git$/.exec(repository.url)?.[1]
  expect(page).toBeTruthy()
  expect(homepage).toBe(`${page}#readme`)
  expect(bugs.url).toBe(`${page}/issues`)
  const links = [...(await installed.read('README.md')).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const relative = links.filter((link) => !/^(https:|#)/.test(link))
  expect(relative).toContain('docs/playground.png')
  for (const link of relative) {
    expect(new URL(link, `${page}/blob/main/`).href).toBe(`${page}/blob/main/${link}`)
    const [file = ''] = link.split('#')
    await expect(readFile(join(ROOT, file)), link).resolves.toBeDefined()
  }
})
