import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { FLOW_CODES } from '../../src/error-codes.ts'
import { CLIENT_CODES, FIELDS, SERVICE_CODES } from '../../src/messages/codes.ts'
import type { Message, MessageParams } from '../../src/messages/index.ts'
import { API_ERRORS } from '../../src/testing/api-error-table.ts'
import { LANGUAGES } from '../support/languages.ts'

const CODES = [...SERVICE_CODES, ...CLIENT_CODES]
const NAMES = FIELDS.map((field) => `field:${field}` as const)

const languages = Object.entries(LANGUAGES)
const others = languages.filter(([name]) => name !== 'en')

const KNOWN: MessageParams = {
  field: 'THE FIELD',
  minLength: 17,
  maxLength: 93,
  wait: 'AFTER THE WAIT',
  longMessage: 'THE TEXT OF THE SERVICE',
}

const textOf = (message: Message, params: MessageParams): string =>
  typeof message === 'function' ? message(params) : message

/** Which of the parameters a sentence shows. */
const shownIn = (message: Message): readonly string[] => {
  const text = textOf(message, KNOWN)
  return Object.entries(KNOWN).flatMap(([name, value]) => (text.includes(String(value)) ? [name] : []))
}

test('every file of a language is published, and no language is missing here', async () => {
  const files = await readdir(new URL('../../src/messages', import.meta.url))
  const rest = ['codes.ts', 'dictionary.ts', 'format-error.ts', 'index.ts']
  expect(files.filter((file) => !rest.includes(file)).sort()).toEqual(
    Object.keys(LANGUAGES).map((name) => `${name}.ts`),
  )
})

test.each(languages)('%s has a sentence for every code and a name for every field, and nothing else', (_, messages) => {
  expect(Object.keys(messages).sort()).toEqual(['locale', ...NAMES, ...CODES].sort())
  for (const code of CODES) {
    for (const params of [KNOWN, {}]) {
      const text = textOf(messages[code], params)
      expect(text, code).toMatch(/^\S.*[.。]$/)
      expect(text, code).not.toMatch(/undefined|null|NaN|\[object|[{}$]/)
    }
  }
})

test.each(languages)('%s is the language that it says it is', (name, { locale }) => {
  expect(new Intl.Locale(locale).language).toBe(name)
  expect(Intl.RelativeTimeFormat.supportedLocalesOf(locale)).toEqual([locale])
})

test.each(others)('%s shows what English shows, and is translated', (_, messages) => {
  for (const code of CODES) {
    expect(shownIn(messages[code]), code).toEqual(shownIn(LANGUAGES.en[code]))
    expect(textOf(messages[code], KNOWN), code).not.toBe(textOf(LANGUAGES.en[code], KNOWN))
  }
  for (const name of NAMES) expect(messages[name], name).not.toBe(LANGUAGES.en[name])
})

test.each(languages)('%s never shows the text of the service, which is in English', (_, messages) => {
  for (const code of CODES) expect(shownIn(messages[code]), code).not.toContain('longMessage')
})

/** What only a developer can cause, or a backend: a user gets the general sentence. */
const OF_DEVELOPERS = {
  service: [
    'authorization_header_format_invalid',
    'clerk_key_invalid',
    'dev_browser_unauthenticated',
    'duplicate_record',
    'form_param_unknown',
    'form_resource_not_found',
    'host_not_allowed',
    'invitation_already_accepted',
    'invitation_already_revoked',
    'method_not_allowed',
    'protect_check_already_resolved',
    'request_body_invalid',
    'request_malformed',
    'request_too_large',
    'sign_in_token_already_revoked',
    'unsupported_content_type',
  ],
  client: [
    'destroyed',
    'invalid_option',
    'invalid_parameter',
    'invalid_publishable_key',
    'missing_configuration',
    'missing_provider',
    'missing_public_key_options',
    'no_created_session',
    'no_redirect_url',
    'not_started',
    'nothing_to_sign',
    'password_strength_failed',
    'protect_check_invalid_script',
    'protect_check_invalid_sdk_url',
    'session_not_found',
    'unsafe_url',
    'wrong_step',
  ],
}

const withoutSentence = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => !(CODES as readonly string[]).includes(code)).sort()

test('every error of the mock has a sentence, unless a user cannot meet it', () => {
  expect(withoutSentence(Object.keys(API_ERRORS))).toEqual(OF_DEVELOPERS.service)
})

test('every error of the client has a sentence, unless a user cannot meet it', () => {
  expect(withoutSentence([...FLOW_CODES, 'network_error', 'offline', 'timeout', 'invalid_response'])).toEqual(
    OF_DEVELOPERS.client,
  )
})
