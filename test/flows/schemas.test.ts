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
