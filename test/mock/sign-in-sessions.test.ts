import { expect, test } from 'vitest'
import { EMAIL, MANY, PASSWORD, withAda } from './sign-in-setup.ts'

const SEVERAL = { ...MANY, authConfig: { single_session_mode: false } }

/** Two users who are signed in to one browser. */
const two = async () => {
  const mock = withAda(SEVERAL)
  mock.api.users.add({ username: 'grace', password: PASSWORD })
  const ada = (await mock.create({ identifier: EMAIL, password: PASSWORD })).response.created_session_id ?? ''
  const grace = (await mock.create({ identifier: 'grace', password: PASSWORD })).response.created_session_id ?? ''
  return { ...mock, sessions: { ada, grace } }
}

test.each([
  ['end', 'ended'],
  ['remove', 'removed'],
])('POST …/%s ends one session, which is %s then', async (action, status) => {
  const { session, client, sessions } = await two()
  const reply = await session('POST', `/client/sessions/${sessions.grace}/${action}`)
  expect(reply).toMatchObject({ status: 200, response: { id: sessions.grace, status, last_active_token: null } })
  expect(reply.client).toMatchObject({ sessions: [{ id: sessions.ada }], last_active_session_id: null })
  expect((await session('POST', `/client/sessions/${sessions.grace}/${action}`)).status).toBe(401)
  expect((await session('POST', `/client/sessions/${sessions.ada}/touch`)).client).toMatchObject({
    last_active_session_id: sessions.ada,
  })
  expect((await client())?.sessions).toHaveLength(1)
})

test('DELETE /client/sessions ends all, and the browser may sign in again', async () => {
  const { session, create, client } = await two()
  expect((await session('DELETE', '/client/sessions')).status).toBe(200)
  expect(await client()).toMatchObject({ sessions: [], last_active_session_id: null })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).response.status).toBe('complete')
})

test('a task of every session is left after a sign-in, too', async () => {
  const { create, client } = withAda({ ...MANY, sessionTasks: ['choose-organization'] })
  await create({ identifier: EMAIL, password: PASSWORD })
  expect((await client())?.sessions).toMatchObject([{ status: 'pending', tasks: [{ key: 'choose-organization' }] }])
})

test('a session shows what its user may do with the account, as the settings say', async () => {
  const { api, create, client } = withAda()
  await create({ identifier: EMAIL, password: PASSWORD })
  const shown = async () => (await client())?.sessions[0]?.user
  expect(await shown()).toMatchObject({ delete_self_enabled: true, create_organization_enabled: false })
  api.configure({ settings: { actions: { delete_self: false, create_organization: true } } })
  expect(await shown()).toMatchObject({ delete_self_enabled: false, create_organization_enabled: true })
})

test('a challenge comes before the sign-in completes', async () => {
  const { api, create, prove, read } = withAda()
  api.protect.require()
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  expect(response).toMatchObject({ status: 'needs_protect_check', created_session_id: null })
  const token = response.protect_check?.token ?? ''
  expect((await prove(response.id, { proof_token: 'wrong' })).code).toBe('form_param_value_invalid')
  const { response: done } = await prove(response.id, { proof_token: api.protect.proofFor(token) })
  expect(done).toMatchObject({ status: 'complete' })
  expect((await prove(response.id, { proof_token: 'x' })).code).toBe('client_state_invalid')
  expect((await read(response.id)).response).not.toHaveProperty('protect_check')
})

test('a challenge in the middle holds the next step back, expires and is renewed', async () => {
  const { api, create, prepare, prove, read, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL })
  expect((await prove(response.id, { proof_token: 'x' })).code).toBe('protect_check_already_resolved')
  api.protect.require({ expiresInMs: 1_000 })
  const gated = await prepare(response.id, { strategy: 'email_code' })
  expect(gated.response.status).toBe('needs_protect_check')
  const code = api.outbox.lastCode(EMAIL)
  expect((await attempt(response.id, { strategy: 'email_code', code })).errors[0]?.long_message).toContain(
    'proof_token',
  )
  api.clock.advance(1_000)
  const old = gated.response.protect_check?.token ?? ''
  expect((await prove(response.id, { proof_token: api.protect.proofFor(old) })).code).toBe('protect_check_expired')
  const token = (await read(response.id)).response.protect_check?.token ?? ''
  const passed = await prove(response.id, { proof_token: api.protect.proofFor(token) })
  expect(passed.response).toMatchObject({
    status: 'needs_first_factor',
    first_factor_verification: { status: 'unverified', strategy: 'email_code' },
  })
  expect((await attempt(response.id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test('the requests of a sign-in are logged without its secrets', async () => {
  const { api, create } = withAda()
  await create({ identifier: EMAIL, password: PASSWORD })
  expect(api.requests.at(-1)).toMatchObject({ path: '/client/sign_ins', body: { password: '[redacted]' }, status: 200 })
})
