import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FLOW_ERROR_CODES } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { createSnippetRunner, createSnippetTests, ROOT, readSnippets } from './snippets.ts'

const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
const snippets = (await readSnippets('README.md')).flatMap(({ language, code }) => (language === 'ts' ? [code] : []))

const run = createSnippetRunner()

const surroundingsFor = (api: MockFrontendApi) => {
  const shown: unknown[] = []
  const tests = createSnippetTests(expect)
  return {
    shown,
    tests,
    globals: {
      fetch: (request: Request) => api.fetch(request),
      emailAddress: 'ada@example.test',
      password: 'correct horse 42',
      askForCode: async () => api.outbox.lastCode('ada@example.test'),
      show: (what: unknown) => shown.push(what),
      runnerOfSnippet: tests.runner,
    },
  }
}

test.each(snippets.map((code, index) => [index + 1, code] as const))(
  'snippet %i of the README runs',
  async (_, code) => {
    const { globals, tests } = surroundingsFor(createMockFrontendApi({ clients: 'dev_browser' }))
    await run(code, globals)
    await tests.done()
  },
)

test('the first snippet signs up a user, and the third shows the step', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { globals, shown } = surroundingsFor(api)
  await run(snippets[0] ?? '', globals)
  expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.test'])
  await run(snippets[1] ?? '', globals)
  await run(snippets[2] ?? '', globals)
  expect(shown).toEqual([expect.stringContaining('8'), 'the first form'])
})

test('a whole sign-up on the mock takes less than ten lines', () => {
  const whole = snippets.find((code) => code.includes('a user signs up')) ?? ''
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
