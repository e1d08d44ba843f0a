import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { createSnippetRunner, createSnippetTests, ROOT, readSnippets } from './snippets.ts'

const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
const snippets = await readSnippets('README.md')
const typed = snippets.flatMap(({ language, code }) => (language === 'ts' ? [code] : []))

const run = createSnippetRunner()

const ADA = { emailAddress: 'ada@example.test', password: 'correct horse 42' }

/** A server of the snippet: one that signs in needs a user. */
const serverOf = (code: string) => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  if (code.includes('signIn.')) api.users.add(ADA)
  return api
}

const surroundingsFor = (api: MockFrontendApi) => {
  const shown: unknown[] = []
  const tests = createSnippetTests(expect)
  return {
    shown,
    tests,
    globals: {
      form: {},
      fetch: api.fetch,
      ...ADA,
      askForCode: async () => api.outbox.lastCode(ADA.emailAddress),
      show: (what: unknown) => shown.push(what),
      runnerOfSnippet: tests.runner,
    },
  }
}

test.each(typed.map((code, index) => [index + 1, code] as const))('snippet %i of the README runs', async (_, code) => {
  const { globals, tests } = surroundingsFor(serverOf(code))
  await run(code, globals)
  await tests.done()
})

test('the first snippet signs up a user, the third returns an error, and the fourth shows the inputs of the step', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { globals, shown } = surroundingsFor(api)
  await run(typed[0] ?? '', globals)
  expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.test'])
  await run(typed[2] ?? '', globals)
  await run(typed[3] ?? '', globals)
  expect(shown).toEqual([expect.stringContaining('8'), 'emailAddress, password'])
})

test('the form of the fourth snippet takes a user from the first field to the session', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { globals, shown } = surroundingsFor(api)
  const form: { onsubmit?(event: object): Promise<unknown> } = {}
  let inputs: Readonly<Record<string, string>> = {}
  // There is no form here: what it has comes from the test.
  const FormData = new Proxy(globalThis.FormData, { construct: () => new Map(Object.entries(inputs)) })
  await run(typed[3] ?? '', { ...globals, form, FormData })
  const submit = async (values: typeof inputs) => {
    inputs = values
    await form.onsubmit?.({ preventDefault: () => {}, submitter: null })
  }
  await submit(ADA)
  await submit({ code: api.outbox.lastCode(ADA.emailAddress) })
  await vi.waitFor(() => expect(api.sessions).toHaveLength(1))
  expect(shown).toEqual(['emailAddress, password', 'code'])
})

test('the second snippet signs a user in, with a second factor, and out again', async () => {
  const api = createMockFrontendApi({ ...presets.passwordAndTotp(), clients: 'dev_browser' })
  const ada = api.users.add({ ...ADA, totpSecret: 'JBSWY3DPEHPK3PXP' })
  const { globals } = surroundingsFor(api)
  await run(typed[1] ?? '', { ...globals, askForCode: async () => api.users.totpCode(ada.id) })
  expect(api.sessions).toMatchObject([{ userId: ada.id, status: expect.not.stringMatching('active') }])
})

test('the script beside the script tag has a client by the key of the tag', async () => {
  const html = snippets.find(({ language }) => language === 'html')?.code ?? ''
  const [, source, publishableKey] = /<script src="([^"]+)" data-publishable-key="([^"]+)">/.exec(html) ?? []
  expect(source).toBe('headless-signup.global.js')
  expect(html).toContain('<script src="sign-up.js">')

  const { globals, shown } = surroundingsFor(createMockFrontendApi({ clients: 'dev_browser' }))
  const document = { currentScript: { dataset: { publishableKey } }, readyState: 'loading', addEventListener: () => {} }
  const HeadlessSignUp = await run("export * from './src/global.ts'", { document })
  const script = snippets.find(({ name }) => name === 'sign-up.js')?.code ?? ''
  await run(script, { ...globals, HeadlessSignUp })
  expect(shown).toEqual(['start'])
})

test('there is no other block of code in the README', () => {
  const languages = snippets.map(({ language }) => language)
  expect(languages.filter((language) => !['ts', 'html', 'js', 'sh'].includes(language))).toEqual([])
  expect(languages.filter((language) => language === 'html' || language === 'js')).toEqual(['html', 'js'])
})

test('a whole sign-up on the mock takes less than ten lines', () => {
  const whole = typed.find((code) => code.includes('a user signs up')) ?? ''
  const body = whole.slice(whole.indexOf('test(')).trim().split('\n').slice(1, -1)
  expect(body.length).toBeGreaterThan(3)
  expect(body.length).toBeLessThan(10)
})

test('the README stays short enough to read, and begins with code', () => {
  const lines = readme.split('\n')
  expect(lines.length).toBeLessThanOrEqual(200)
  expect(lines.indexOf('```ts')).toBeLessThanOrEqual(20)
})

test('the README shows both the sign-up and the sign-in', () => {
  for (const named of ['signUp.finalize()', 'signIn.finalize()', 'client.signIn.$nextStep', 'client.signOut()']) {
    expect(readme).toContain(named)
  }
})

test('the README names the commands and the three uses', () => {
  for (const named of ['npm start', 'npm test', 'npm install headless-signup', "from 'headless-signup/testing'"]) {
    expect(readme).toContain(named)
  }
  expect(readme).toContain('<script src="headless-signup.global.js"')
})

test('every document that the README links to is there', async () => {
  const links = [...readme.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, file = '']) => file)
  expect(links).toContain('docs/differences.md')
  for (const file of links) expect((await readFile(join(ROOT, file), 'utf8')).length, file).toBeGreaterThan(0)
})

test('the differences have a row each', async () => {
  const rows = (await readFile(join(ROOT, 'docs/differences.md'), 'utf8')).match(/^\| (?!---|the official client).+$/gm)
  expect(rows?.length).toBeGreaterThan(20)
})
