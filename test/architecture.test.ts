import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SOURCE = resolve(import.meta.dirname, '../src')

/** Layer → the layers it may import, itself aside; never one that is listed below it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  callback: [],
  wire: ['runtime'],
  'error-codes': [],
  errors: ['error-codes'],
  model: ['runtime', 'wire', 'errors'],
  events: ['callback', 'model'],
  ports: ['model'],
  chunk: ['errors', 'ports'],
  transport: ['runtime', 'wire', 'errors', 'model', 'events'],
  flow: ['runtime', 'callback', 'wire', 'errors', 'model', 'events', 'ports', 'transport'],
  session: ['runtime', 'wire', 'errors', 'model', 'ports', 'flow', 'transport'],
  operations: ['runtime', 'callback', 'wire', 'errors', 'model', 'ports', 'chunk', 'flow', 'transport', 'session'],
  faces: ['runtime', 'errors', 'model', 'flow', 'session', 'operations'],
  client: [
    'runtime',
    'wire',
    'errors',
    'model',
    'events',
    'ports',
    'transport',
    'flow',
    'session',
    'operations',
    'faces',
  ],
  testing: ['runtime', 'wire', 'errors', 'model', 'transport'],
  addons: ['runtime', 'errors', 'model', 'ports', 'chunk', 'client'],
  public: ['error-codes', 'errors', 'events', 'ports', 'model', 'transport', 'flow', 'session', 'operations', 'faces'],
  core: ['addons', 'client', 'public', 'transport'],
  index: ['addons', 'client', 'public', 'transport', 'model'],
  schemas: ['model'],
  global: ['addons', 'client', 'public', 'transport'],
  command: ['testing'],
}

/** The text of a file without its comments. */
const codeOf = (file: string): string =>
  readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

interface Edge {
  readonly from: string
  readonly to: string
}

const layerOf = (file: string): string => (file.split('/')[0] ?? '').replace(/\.ts$/, '')

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

const edges: readonly Edge[] = files.flatMap((from) => {
  const text = readFileSync(join(SOURCE, from), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) => ({
    from,
    to: relative(SOURCE, resolve(SOURCE, dirname(from), path)),
  }))
})

test('layers import only those above them', () => {
  expect(edges.length).toBeGreaterThan(100)
  const forbidden = edges.filter(
    ({ from, to }) => layerOf(from) !== layerOf(to) && !MAY_IMPORT[layerOf(from)]?.includes(layerOf(to)),
  )
  expect(forbidden).toEqual([])
})

test('only the server and the command need Node, and nothing else needs them', () => {
  const needsNode = (file: string) => /^(testing\/node|command)\//.test(file)
  const importing = files.filter((file) => /'node:|\b(Buffer|process)\b/.test(codeOf(file)))
  expect(importing.length).toBeGreaterThan(3)
  expect(importing.filter((file) => !needsNode(file))).toEqual([])
  expect(edges.filter(({ from, to }) => !needsNode(from) && needsNode(to))).toEqual([])
})

test('only its handlers need MSW', () => {
  expect(files.filter((file) => /from 'msw/.test(codeOf(file)))).toEqual(['testing/msw/frontend-api-handlers.ts'])
})

test('no file imports itself, by whatever way round', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const { from, to } of edges) if (from === file) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

test('only the wire and the decoders of the model know snake_case', () => {
  const knowing = files.filter((file) => {
    // The codes of errors are spelled that way by themselves: the official client's are too.
    const mayKnow = /^(wire|model|testing)\/|^error(s|-codes)\.ts$/.test(file)
    return !mayKnow && /\.[a-z]+_[a-z_]+\b|\b[a-z]+_[a-z_]+:/.test(readFileSync(join(SOURCE, file), 'utf8'))
  })
  expect(knowing).toEqual([])
})
