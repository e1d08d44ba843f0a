import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

test('an email address, a password and the emailed code make a user with an active session', async () => {
  const { api, create, prepare, attempt } = setup()
  const created = await create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
  expect(created).toMatchObject({
    status: 'missing_requirements',
    required_fields: ['email_address', 'password'],
    missing_fields: [],
    unverified_fields: ['email_address'],
    has_password: true,
  })

  await prepare(created.id, { strategy: 'email_code' })
  const { code } = api.outbox.last('ada@example.test')
  const { response, client } = await attempt(created.id, { strategy: 'email_code', code })

  expect(response).toMatchObject({ status: 'complete', unverified_fields: [], created_user_id: api.users[0]?.id })
  expect(client).toMatchObject({
    sign_up: null,
    last_active_session_id: response.created_session_id,
    last_authentication_strategy: 'email_code',
    sessions: [{ id: response.created_session_id, status: 'active', user: { id: response.created_user_id } }],
  })
  expect(api.users).toMatchObject([{ emailAddress: 'ada@example.test', hasPassword: true }])
  expect(api.sessions).toMatchObject([{ userId: response.created_user_id, status: 'active' }])
})

test('a username and a password complete a sign-up in one request', async () => {
  const { create, client } = setup(presets.usernameAndPassword())
  const signUp = await create({ username: 'ada_l', password: 'correct horse 42' })
  expect(signUp.status).toBe('complete')
  expect(await client()).toMatchObject({ last_authentication_strategy: 'password' })
})
