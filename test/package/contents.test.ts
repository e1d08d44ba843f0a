import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install, ROOT } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

test('only what was built, the licence and the documents are published', () => {
  const others = installed.files.filter(
    (file) =>
      !/^dist\/((messages\/)?[\w.-]+\.d\.ts|((browser|development|messages)\/)?[\w.-]+\.js(\.map)?)$/.test(file),
  )
  expect(others).toContain('LICENSE')
  expect(others).toContain('package.json')
  // README links to the documents.
  const documents = others.filter((file) => /^docs\/[\w-]+\.md$/.test(file))
  expect(documents.length).toBeGreaterThan(0)
  const known = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', ...documents]
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
