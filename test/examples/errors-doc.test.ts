import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SETUP_ERROR_CODES } from '../../src/error-texts.ts'
import { FLOW_ERROR_CODES } from '../../src/index.ts'
import { ROOT } from './snippets.ts'

const document = await readFile(join(ROOT, 'docs/errors.md'), 'utf8')

/** The text below the heading of each code. The heading is the anchor: `docs/errors.md#aborted`. */
const texts = new Map(
  [...document.matchAll(/^### `(\w+)`\n\n([\s\S]+?)(?=\n\n#|\n$)/gm)].map(([, code = '', text = '']) => [code, text]),
)

const OTHER_CODES = ['network_error', 'offline', 'timeout', 'invalid_response', 'api_response_error']

const WITH_TEXTS = { ...FLOW_ERROR_CODES, ...SETUP_ERROR_CODES }

test('every code of a flow error and of a wrong setup has an anchor, and says what to do', () => {
  for (const [code, text] of Object.entries(WITH_TEXTS)) expect(texts.get(code), code).toBe(text)
})

test('every code of another error has an anchor, and no code has one that does not exist', () => {
  expect([...texts.keys()].sort()).toEqual([...Object.keys(WITH_TEXTS), ...OTHER_CODES].sort())
})
