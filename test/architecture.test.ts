import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SOURCE = resolve(import.meta.dirname, '../src')

/** Folder, or file of `src` → those that it may import, itself aside. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'error-codes': [],
  'error-texts': ['error-codes'],
  'error-texts.production': ['error-codes', 'error-texts'],
  errors: ['error-codes', 'error-texts'],
  runtime: ['errors'],
  shapes: ['runtime', 'errors'],
  events: ['runtime', 'shapes'],
  api: ['runtime', 'error-texts', 'errors', 'shapes', 'events'],
  browser: ['runtime', 'errors', 'shapes', 'api'],
  state: ['runtime', 'errors', 'shapes'],
  calls: ['runtime', 'error-texts', 'errors', 'shapes', 'events', 'api', 'browser', 'state'],
  session: ['runtime', 'errors', 'shapes', 'api', 'browser', 'state', 'calls'],
  challenges: ['runtime', 'errors', 'shapes', 'api', 'browser', 'state', 'calls', 'session'],
  attempts: ['runtime', 'errors', 'shapes', 'api', 'browser', 'state', 'calls', 'session', 'challenges'],
  'sign-up': ['runtime', 'errors', 'shapes', 'api', 'browser', 'state', 'calls', 'session', 'challenges', 'attempts'],
  'sign-in': ['runtime', 'errors', 'shapes', 'api', 'browser', 'state', 'calls', 'session', 'challenges', 'attempts'],
  redirect: ['runtime', 'errors', 'shapes', 'browser', 'state', 'calls', 'session', 'attempts', 'sign-up', 'sign-in'],
  engine: ['client-options', 'api', 'browser', 'calls', 'session', 'challenges', 'sign-up', 'sign-in'],
  'client-options': ['errors', 'events', 'shapes', 'api', 'browser'],
  client: [
    'client-options',
    'runtime',
    'errors',
    'events',
    'shapes',
    'api',
    'browser',
    'state',
    'calls',
    'session',
    'attempts',
    'sign-up',
    'sign-in',
    'redirect',
    'engine',
  ],
  forms: ['errors', 'shapes', 'attempts', 'sign-up', 'sign-in', 'client'],
  views: ['client', 'session', 'shapes', 'sign-up', 'sign-in', 'redirect', 'state'],
  react: ['index', 'client', 'errors', 'session', 'redirect', 'state', 'views'],
  vue: ['errors', 'api', 'state', 'redirect', 'client', 'index', 'views'],
  testing: ['runtime', 'errors', 'shapes', 'api'],
  public: [
    'error-codes',
    'error-texts',
    'errors',
    'events',
    'shapes',
    'api',
    'state',
    'browser',
    'calls',
    'session',
    'attempts',
    'sign-up',
    'sign-in',
    'redirect',
  ],
  core: ['browser', 'client', 'client-options', 'public', 'api'],
  index: ['browser', 'client', 'client-options', 'public', 'api', 'shapes'],
  schemas: ['shapes'],
  messages: ['error-codes'],
  logger: ['client', 'events', 'sign-up', 'sign-in'],
  global: ['browser', 'client', 'client-options', 'forms', 'public', 'api'],
  command: ['testing'],
}

/** The text of a file without its comments. */
const codeOf = (file: string): string =>
  readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

interface Edge {
  readonly from: string
  readonly to: string
}

const folderOf = (file: string): string => (file.split('/')[0] ?? '').replace(/\.ts$/, '')

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

const edges: readonly Edge[] = files.flatMap((from) => {
  const text = readFileSync(join(SOURCE, from), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) => ({
    from,
    to: relative(SOURCE, resolve(SOURCE, dirname(from), path)),
  }))
})

test('folders import only those that the table allows', () => {
  expect(edges.length).toBeGreaterThan(100)
  const forbidden = edges.filter(
    ({ from, to }) => folderOf(from) !== folderOf(to) && !MAY_IMPORT[folderOf(from)]?.includes(folderOf(to)),
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
  expect(files.filter((file) => /from 'msw/.test(codeOf(file)))).toEqual(['testing/msw/index.ts'])
})

test('no file imports itself, directly or by others', () => {
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

test('only the descriptions of what the service sends know snake_case', () => {
  const knowing = files.filter((file) => {
    // The codes of errors are spelled that way by themselves: the official client's are too.
    const mayKnow = /^(shapes|testing|messages)\/|^error(s|-codes|-texts)\.ts$/.test(file)
    return !mayKnow && /\.[a-z]+_[a-z_]+\b|\b[a-z]+_[a-z_]+:/.test(readFileSync(join(SOURCE, file), 'utf8'))
  })
  expect(knowing).toEqual([])
})
