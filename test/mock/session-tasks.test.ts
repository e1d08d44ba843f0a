import { expect, test } from 'vitest'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

const TASKS: MockFrontendApiOptions = {
  ...presets.usernameAndPassword(),
  sessionTasks: ['choose-organization', 'setup-mfa'],
}

const signedUp = async (options = TASKS) => {
  const mock = setup(options)
  const { created_session_id } = await mock.create({ username: 'ada_l', password: 'correct horse 42' })
  const session = async () => (await mock.client())?.sessions[0]
  return { ...mock, sessionId: created_session_id ?? '', session }
}

const claimsOf = (jwt: string) => JSON.parse(atob(jwt.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''))

test('a completed sign-up has a pending session while something is left to do', async () => {
  const { api, sessionId, session } = await signedUp()
  expect(await session()).toMatchObject({
    id: sessionId,
    status: 'pending',
    tasks: [{ key: 'choose-organization' }, { key: 'setup-mfa' }],
  })
  expect(api.sessions).toMatchObject([{ tasks: ['choose-organization', 'setup-mfa'] }])
})

test('a pending session may be touched, and its tokens say what it is', async () => {
  const { sessionId, touch, token } = await signedUp()
  expect((await touch(sessionId)).client.last_active_session_id).toBe(sessionId)
  expect(claimsOf(await token(sessionId))).toMatchObject({ sid: sessionId, sts: 'pending' })
})

test('a session is active when its last task is done', async () => {
  const { api, sessionId, session, token } = await signedUp()
  api.sessions.completeTask(sessionId, 'choose-organization')
  expect(await session()).toMatchObject({ status: 'pending', tasks: [{ key: 'setup-mfa' }] })
  api.sessions.completeTask(sessionId)
  expect(await session()).toMatchObject({ status: 'active' })
  expect(await session()).not.toHaveProperty('tasks')
  expect(claimsOf(await token(sessionId)).sts).toBe('active')
})

test('an unknown task is an error', async () => {
  const { api, sessionId } = await signedUp()
  expect(() => api.sessions.completeTask(sessionId, 'reset-password')).toThrow('Tasks: choose-organization, setup-mfa.')
  expect(() => api.sessions.completeTask('sess_unknown')).toThrow('there is no session sess_unknown')
})

test('sessions of later sign-ups follow the settings of then', async () => {
  const { api, create, client } = setup({ ...TASKS, authConfig: { single_session_mode: false } })
  await create({ username: 'ada_l', password: 'correct horse 42' })
  api.configure({ sessionTasks: [] })
  await create({ username: 'grace', password: 'correct horse 42' })
  expect((await client())?.sessions.map(({ status }) => status)).toEqual(['pending', 'active'])
})

test('the environment says that an organization has to be chosen', () => {
  const { api } = setup(TASKS)
  expect(api.environment).toMatchObject({ organization_settings: { force_organization_selection: true } })
  expect(setup().api.environment).toMatchObject({ organization_settings: { force_organization_selection: false } })
})
