import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type Dictionary, formatError } from '../../src/messages/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { LANGUAGES } from '../support/languages.ts'
import { codeOf, createSnippetRunner, ROOT, readSnippets } from './snippets.ts'
import { typeCheck } from './type-check.ts'

afterEach(() => vi.restoreAllMocks())

const run = createSnippetRunner()

const onMock = () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  return { fetch: api.fetch }
}

test('the blocks are valid for the compiler, and a mistake in one would be found', async () => {
  const blocks = [...(await readSnippets('docs/messages.md')), ...(await readSnippets('docs/options.md'))]
  expect(blocks).toHaveLength(6)
  const code = (await codeOf('docs/messages.md', 'nl.ts')).replace('...en,', '')
  const mistaken = { language: 'ts', name: 'mistaken.ts', code }
  const modules = [...blocks, mistaken].map(({ name, code }) => [name, `${code}\nexport {}\n`])
  const globals = { 'globals.d.ts': 'declare const show: (text: string) => void' }
  expect(typeCheck({ ...globals, ...Object.fromEntries(modules) })).toEqual([
    expect.stringMatching(/^mistaken\.ts:\d+ [\s\S]* is missing the following properties/),
  ])
})

test('the first block shows the sentence that it says', async () => {
  const shown: unknown[] = []
  await run(await codeOf('docs/messages.md', 'messages.ts'), { ...onMock(), show: (text: unknown) => shown.push(text) })
  expect(new Set(shown)).toEqual(new Set(['Bitte wählen Sie ein längeres Passwort.']))
})

test('a language is loaded by its name, and English in place of one that is not there', async () => {
  const { loadMessages } = await run(await codeOf('docs/messages.md', 'load-language.ts'))
  const load = loadMessages as (language: string) => Promise<object>
  expect(await load('ja')).toMatchObject({ locale: 'ja' })
  expect(await load('xx')).toMatchObject({ locale: 'en' })
})

test('the dictionaries of the document say what they have, and English for the rest', async () => {
  const { messages } = await run(await codeOf('docs/messages.md', 'own-words.ts'))
  const { nl } = await run(await codeOf('docs/messages.md', 'nl.ts'))
  const empty = { code: 'form_param_nil', meta: { paramName: 'email_address' } }
  expect(formatError(empty, nl as Dictionary)).toBe('Vul uw e-mailadres in.')
  expect(formatError(empty, messages as Dictionary)).toBe('Please enter your email address.')
  const limited = { errors: [{ code: 'too_many_requests' }], retryAfter: 30 }
  expect(formatError(limited, messages as Dictionary)).toBe('Slow down, please. Try again in 30 seconds.')
})

test('the document names every language', async () => {
  const document = await readFile(join(ROOT, 'docs/messages.md'), 'utf8')
  for (const name of Object.keys(LANGUAGES)) expect(document).toContain(`| \`headless-signup/messages/${name}\` |`)
})

test('the logger of the document writes what happens', async () => {
  const lines: unknown[] = []
  for (const method of ['info', 'groupCollapsed'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => void lines.push(line))
  }
  await run(await codeOf('docs/options.md', 'debug.ts'), onMock())
  expect(lines).toContainEqual(expect.stringMatching(/POST \/client\/sign_ups: 200 after \d+ ms$/))
  expect(lines).toContainEqual(expect.stringContaining('next step of the sign-up: verify email_address'))
})
