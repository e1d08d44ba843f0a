import { expect, test } from 'vitest'
import { EMAIL, MANY, PASSWORD, signInSetup, withAda } from './sign-in-setup.ts'

test('without parameters there is a sign-in that needs an identifier', async () => {
  const { create } = signInSetup()
  const { response } = await create()
  expect(response).toMatchObject({
    status: 'needs_identifier',
    identifier: null,
    supported_first_factors: null,
    client_trust_state: 'pending',
  })
})

test('a second create replaces the first: it is gone for reading, and forbidden for writing', async () => {
  const { create, read, attempt, prepare, client } = withAda()
  const first = await create({ identifier: EMAIL })
  const second = await create({ identifier: 'ada_l' })
  expect((await client())?.sign_in?.id).toBe(second.response.id)
  expect(await read(first.response.id)).toMatchObject({ status: 404, code: 'resource_not_found' })
  for (const write of [attempt, prepare]) {
    const reply = await write(first.response.id, {
      strategy: 'password',
      ...(write === attempt ? { password: PASSWORD } : {}),
    })
    expect(reply).toMatchObject({ status: 403, code: 'resource_forbidden' })
    expect(reply.errors[0]?.long_message).toContain(second.response.id)
  }
})

test('a create that fails leaves the sign-in before it alone', async () => {
  const { create, read } = withAda()
  const { response } = await create({ identifier: EMAIL })
  await create({ identifier: 'unknown@example.test' })
  await create({ identifier: EMAIL, password: 'wrong' })
  expect((await read(response.id)).response).toEqual(response)
})

test('a sign-in is abandoned after a day, or as the limits say', async () => {
  const { api, create, read, attempt } = withAda({ ...MANY, limits: { signInAbandonedAfterMs: 1_000 } })
  const { response } = await create({ identifier: EMAIL })
  api.clock.advance(1_000)
  expect((await read(response.id)).status).toBe(404)
  expect((await attempt(response.id, { strategy: 'password', password: PASSWORD })).status).toBe(403)
})

test('a complete sign-in can still be read, and not be changed', async () => {
  const { create, read, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  expect((await read(response.id)).response.status).toBe('complete')
  const again = await attempt(response.id, { strategy: 'password', password: PASSWORD })
  expect(again).toMatchObject({ status: 400, code: 'client_state_invalid' })
})

test.each(['prepare_second_factor', 'attempt_second_factor', 'reset_password'])(
  '%s before the first factor is rejected, with what comes first',
  async (action) => {
    const { create, send } = withAda()
    const { response } = await create({ identifier: EMAIL })
    const code = action.startsWith('attempt') ? { code: '123456' } : {}
    const body = action === 'reset_password' ? { password: 'another horse 43' } : { strategy: 'phone_code', ...code }
    const reply = await send('POST', `/client/sign_ins/${response.id}/${action}`, body)
    expect(reply).toMatchObject({ status: 400, code: 'client_state_invalid' })
    expect(reply.errors[0]?.long_message).toContain('attempt_first_factor')
  },
)

test('who is signed in may not sign in again, in an instance of one session', async () => {
  const { api, create } = withAda()
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  const meta = { session_id: response.created_session_id }
  expect(await create({ identifier: EMAIL })).toMatchObject({ status: 400, errors: [{ code: 'session_exists', meta }] })
  expect(api.sessions).toHaveLength(1)
})

test('with several sessions, another user may, and the same one may not', async () => {
  const { api, create, client } = withAda({ ...MANY, authConfig: { single_session_mode: false } })
  api.users.add({ username: 'grace', password: PASSWORD })
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  const meta = { session_id: response.created_session_id }
  expect(await create({ identifier: 'ada_l' })).toMatchObject({
    status: 400,
    errors: [{ code: 'identifier_already_signed_in', meta }],
  })
  const grace = await create({ identifier: 'grace', password: PASSWORD })
  expect(await client()).toMatchObject({ last_active_session_id: grace.response.created_session_id })
  expect((await client())?.sessions).toHaveLength(2)
})

test('a sign-in is part of a snapshot, and of a reset', async () => {
  const { api, create, read, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const code = api.outbox.lastCode(EMAIL)
  const snapshot = JSON.parse(JSON.stringify(api.snapshot()))
  await attempt(response.id, { strategy: 'email_code', code })
  api.restore(snapshot)
  expect((await read(response.id)).response).toEqual(response)
  expect((await attempt(response.id, { strategy: 'email_code', code })).response.status).toBe('complete')
  api.reset()
  expect((await read(response.id)).status).toBe(404)
  expect(api.users).toEqual([])
})

test.each([
  [{ identifer: EMAIL }, 'identifer', 'form_param_unknown'],
  [{ email_address: EMAIL }, 'email_address', 'form_param_unknown'],
  [{ identifier: EMAIL, strategy: 'passkey' }, 'strategy', 'form_param_value_invalid'],
  [{ identifier: EMAIL, sign_up_if_missing: 'yes' }, 'sign_up_if_missing', 'form_param_type_invalid'],
  [{ strategy: 'password', password: PASSWORD }, 'identifier', 'form_param_nil'],
  [{ strategy: 'email_code' }, 'identifier', 'form_param_nil'],
  [{ strategy: 'email_code', code: '123456' }, 'code', 'form_param_unknown'],
  [{ identifier: EMAIL, token: 'x' }, 'token', 'form_param_unknown'],
])('a create with %j teaches about %s', async (body, param, code) => {
  const { create } = withAda()
  expect(await create(body as Record<string, string>)).toMatchObject({
    status: 422,
    errors: [{ code, meta: { param_name: param } }],
  })
})

test('parameters in the query of the address are rejected', async () => {
  const { send } = withAda()
  expect((await send('POST', `/client/sign_ins?identifier=${EMAIL}`, {})).code).toBe('form_param_unknown')
})

test('the sign-in of a user who was removed ends', async () => {
  const { api, create, attempt, read, ada } = withAda()
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  api.users.remove(ada.id)
  const reply = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(reply).toMatchObject({ status: 400, code: 'sign_in_identification_or_user_deleted' })
  expect((await read(response.id)).status).toBe(200)
})
