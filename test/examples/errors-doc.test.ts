import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KEYS, keyDetail, OPTIONS, optionDetail, SETUP_ERROR_CODES } from '../../src/error-texts.ts'
import { FLOW_ERROR_CODES } from '../../src/index.ts'
import { ROOT } from './snippets.ts'

const document = await readFile(join(ROOT, 'docs/errors.md'), 'utf8')

/** The text below the heading of each code. The heading is the anchor: `docs/errors.md#aborted`. */
const texts = new Map(
  document
    .split(/^### /m)
    .map((section) => /^`(\w+)`\n\n([\s\S]+)/.exec(section.replace(/^#[\s\S]*/m, '').trim()) ?? [])
    .flatMap(([, code, text = '']) => (code ? [[code, text] as const] : [])),
)

const OTHER_CODES = ['network_error', 'offline', 'timeout', 'invalid_response', 'api_response_error']

const WITH_TEXTS = { ...FLOW_ERROR_CODES, ...SETUP_ERROR_CODES }

test('every code of a flow error and of a wrong setup has an anchor, and says what to do', () => {
  for (const [code, text] of Object.entries(WITH_TEXTS)) expect(texts.get(code)?.split('\n\n')[0], code).toBe(text)
})

const namesOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table)[]

test('what a production build only names is listed: what each option must be, and what is wrong with a key', () => {
  const lists = {
    invalid_option: namesOf(OPTIONS).map((option) => `- ${optionDetail(option)}.`),
    invalid_publishable_key: namesOf(KEYS).map((wrong) => `- \`${wrong}\`: ${keyDetail(wrong)}.`),
  }
  for (const [code, list] of Object.entries(lists)) expect(texts.get(code)?.split('\n\n')[1]).toBe(list.join('\n'))
})

test('every code of another error has an anchor, and no code has one that does not exist', () => {
  expect([...texts.keys()].sort()).toEqual([...Object.keys(WITH_TEXTS), ...OTHER_CODES].sort())
})
