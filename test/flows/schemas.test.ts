import { expect, test } from 'vitest'
import { type ClientEvent, createClient } from '../../src/core.ts'
import { schemas, validateShape } from '../../src/schemas.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { clientJSON, sessionJSON, signUpJSON } from '../support/json.ts'

test.each([
  ['sign_up', signUpJSON()],
  ['client', clientJSON({ sign_up: signUpJSON(), sessions: [sessionJSON()] })],
  ['session', sessionJSON()],
  ['token', { object: 'token', jwt: 'e30.e30.x' }],
  ['environment', {}],
  ['enterprise_connections', [{ id: 'entconn_1', name: 'Corp' }]],
  ['enterprise_connection', { id: 'entconn_1', name: 'Corp' }],
  ['sign_in', { id: 'sia_1', status: 'needs_identifier' }],
  ['user', { id: 'user_1', email_addresses: [{ id: 'idn_1', email_address: 'ada@example.test' }] }],
  ['email_address', { id: 'idn_1', email_address: 'ada@example.test' }],
  ['phone_number', { id: 'idn_1', phone_number: '+15555550100' }],
  ['web3_wallet', { id: 'idn_1', web3_wallet: '0x1' }],
  ['verification', { status: 'verified', strategy: 'email_code', attempts: 1, expire_at: null }],
  ['sign_up_verification', { status: 'unverified', next_action: 'needs_attempt' }],
  ['api_error', { code: 'form_code_incorrect', message: 'is incorrect', meta: { param_name: 'code' } }],
  ['error_response', { errors: [{ code: 'form_code_incorrect', message: 'is incorrect' }] }],
] as const)('the schema of a %s accepts what the service sends, and members that it does not know', (name, value) => {
  expect(schemas[name].safeParse(value).success).toBe(true)
  const wider = Array.isArray(value) ? value : { ...value, new_member: 1 }
  expect(schemas[name].safeParse(wider).success).toBe(true)
  expect(schemas[name].safeParse('text').success).toBe(false)
})

test('a sign-up without what it cannot be made without is found, with each place', () => {
  const { id: _, ...rest } = signUpJSON({ missing_fields: ['email_address', 7], first_name: 5 })
  expect(validateShape('sign_up', rest).map(({ path }) => path)).toEqual(['id', 'missing_fields.1', 'first_name'])
})

test('there is a schema for what a server, a fixture or a test has to write', () => {
  const things = ['sign_up', 'client', 'session', 'user', 'environment', 'verification', 'api_error', 'error_response']
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(things))
  expect(schemas.error_response.safeParse({ errors: [{ message: 'without a code' }] }).success).toBe(false)
})

test('/core reports departures when it is given the schemas', async () => {
  const events: ClientEvent[] = []
  const { signUp } = createClient({
    transport: async () => ({ status: 200, headers: new Headers(), body: { response: signUpJSON({ locale: 5 }) } }),
    validate: validateShape,
    onEvent: (event) => events.push(event),
  })
  await signUp.create()
  await expect
    .poll(() => events.find(({ type }) => type === 'unexpected_shape'))
    .toMatchObject({ path: 'response.locale', expected: 'string' })
})

test('everything that the mock sends in a sign-up fits the schemas', async () => {
  const events: ClientEvent[] = []
  const api = createMockFrontendApi(presets.everything())
  const client = createClient({
    transport: api.transport(),
    validate: validateShape,
    onEvent: (event) => events.push(event),
  })
  await client.load()
  await client.signUp.create({ emailAddress: 'ada@example.test', strategy: 'email_code' })
  await client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode('ada@example.test') })
  expect(events.filter(({ type }) => type === 'unexpected_shape')).toEqual([])
})
