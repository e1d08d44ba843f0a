import { expect, test } from 'vitest'
import { FlowError, FrontendApiError, FrontendApiErrorItem, NetworkError, parseErrors } from '../../src/index.ts'

const item = (code: string, paramName?: string): FrontendApiErrorItem =>
  new FrontendApiErrorItem(code, code, undefined, paramName ? { paramName } : {})

const rejected = (...errors: FrontendApiErrorItem[]): FrontendApiError => new FrontendApiError({ status: 422, errors })

test('without an error there is nothing to show', () => {
  const { fields, raw, global } = parseErrors(null)
  expect(raw).toBeNull()
  expect(global).toBeNull()
  expect(Object.values(fields)).toEqual(new Array(9).fill(null))
})

test('each objection stands at its field, and the first of a field wins', () => {
  const [taken, short, weak] = [item('taken', 'email_address'), item('short', 'password'), item('weak', 'password')]
  const { fields, raw, global } = parseErrors(rejected(taken, short, weak))
  expect(fields.emailAddress).toBe(taken)
  expect(fields.password).toBe(short)
  expect(raw).toEqual([taken, short, weak])
  expect(global).toBeNull()
})

test('field errors and general ones live side by side (F21)', () => {
  const [taken, waitlist] = [item('taken', 'email_address'), item('sign_up_restricted_waitlist')]
  const { fields, global } = parseErrors(rejected(taken, waitlist))
  expect(fields.emailAddress).toBe(taken)
  expect(global).toEqual([waitlist])
})

test.each(['favourite_colour', 'to_string', '__proto__'])('the unknown parameter %s is general (F21)', (paramName) => {
  const [taken, unknown] = [item('taken', 'username'), item('unknown', paramName)]
  expect(parseErrors(rejected(taken, unknown)).global).toEqual([unknown])
  expect(parseErrors(rejected(unknown)).global).toEqual([unknown])
})

test.each([
  ['an error response without entries', rejected()],
  ['a failed connection', new NetworkError('offline', 'Offline.')],
  ['an impossible request', new FlowError('not_started')],
])('%s is shown as it is', (_, error) => {
  expect(parseErrors(error)).toMatchObject({ raw: [error], global: [error] })
})
