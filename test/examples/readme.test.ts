import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { FLOW_ERROR_CODES } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(ROOT, 'node_modules/.readme-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Runs a snippet as it stands in the README, with what it does not define itself as globals. */
const run = async (code: string, surroundings: Readonly<Record<string, unknown>>): Promise<void> => {
  for (const [name, value] of Object.entries(surroundings)) vi.stubGlobal(name, value)
  const file = join(folder, `${crypto.randomUUID()}.mjs`)
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    alias: {
      'headless-signup': join(ROOT, 'src/index.ts'),
      'headless-signup/core': join(ROOT, 'src/core.ts'),
      'headless-signup/testing': join(ROOT, 'src/testing/index.ts'),
    },
    external: ['vitest'],
  })
  // The snippet's own tests run when it is loaded: inside this one there can be no others.
  const text =
    outputFiles[0]?.text.replace(/import \{([^}]*)\} from "vitest"/g, 'const {$1} = globalThis.vitestOfSnippet') ?? ''
  await writeFile(file, text)
  await import(/* @vite-ignore */ pathToFileURL(file).href)
}

const surroundingsFor = (api: MockFrontendApi) => {
  const shown: unknown[] = []
  const running: unknown[] = []
  return {
    shown,
    running,
    globals: {
      fetch: (request: Request) => api.fetch(request),
      emailAddress: 'ada@example.test',
      password: 'correct horse 42',
      askForCode: async () => api.outbox.lastCode('ada@example.test'),
      show: (what: unknown) => shown.push(what),
      vitestOfSnippet: { expect, test: (_name: string, body: () => unknown) => running.push(body()) },
    },
  }
}

test.each(snippets.map((code, index) => [index + 1, code] as const))(
  'snippet %i of the README runs',
  async (_, code) => {
    const { globals, running } = surroundingsFor(createMockFrontendApi({ clients: 'dev_browser' }))
    await run(code, globals)
    await Promise.all(running)
  },
)

test('the first snippet signs somebody up, and the third shows where one is', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { globals, shown } = surroundingsFor(api)
  await run(snippets[0] ?? '', globals)
  expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.test'])
  await run(snippets[1] ?? '', globals)
  await run(snippets[2] ?? '', globals)
  expect(shown).toEqual([expect.stringContaining('8'), 'the first form'])
})

test('a whole sign-up on the mock takes less than ten lines', () => {
  const whole = snippets.find((code) => code.includes('a person signs up')) ?? ''
  const body = whole.slice(whole.indexOf('test(')).trim().split('\n').slice(1, -1)
  expect(body.length).toBeGreaterThan(3)
  expect(body.length).toBeLessThan(10)
})

test('every code of a flow error is documented, with what to do', async () => {
  const documented = await readFile(join(ROOT, 'docs/errors.md'), 'utf8')
  for (const [code, text] of Object.entries(FLOW_ERROR_CODES)) expect(documented).toContain(`| \`${code}\` | ${text} |`)
  expect(documented.match(/^\| `/gm)).toHaveLength(Object.keys(FLOW_ERROR_CODES).length + 1)
})

test('the README stays short enough to read', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(300)
})
