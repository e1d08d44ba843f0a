import { expect, onTestFinished, test, vi } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { verifiedToken } from '../support/session-token.ts'
import { setup } from './setup.ts'

const signedIn = async () => {
  const mock = setup(presets.usernameAndPassword())
  const { created_session_id, created_user_id } = await mock.create({ username: 'ada_l', password: 'correct horse 42' })
  return { ...mock, sessionId: String(created_session_id), userId: String(created_user_id) }
}

test('a session token is signed with the published key and says whose it is', async () => {
  const { api, token, sessionId, userId } = await signedIn()
  const { header, claims } = await verifiedToken(api, await token(sessionId))
  const now = api.clock.now() / 1_000
  expect(header).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) })
  expect(claims).toEqual({
    exp: now + 60,
    fva: [0, -1],
    iat: now,
    iss: api.origin,
    nbf: now - 10,
    sid: sessionId,
    sts: 'active',
    sub: userId,
    v: 2,
  })
})

test('where the platform cannot sign, the token is the same', async () => {
  const { api, token, sessionId } = await signedIn()
  const signed = await token(sessionId)
  expect((await verifiedToken(api, signed)).claims.sid).toBe(sessionId)

  vi.stubGlobal('crypto', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const elsewhere = await signedIn()
  expect(await elsewhere.token(elsewhere.sessionId)).toBe(signed)
})

test('a session brings its token along, and a template has its own address', async () => {
  const { api, client, token, sessionId } = await signedIn()
  const brought = (await client())?.sessions[0]?.last_active_token?.jwt ?? ''
  expect((await verifiedToken(api, brought)).claims.sid).toBe(sessionId)
  expect((await verifiedToken(api, await token(sessionId, 'supabase'))).claims.sid).toBe(sessionId)
})

test('a token ages by the clock of the server', async () => {
  const { api, token, sessionId } = await signedIn()
  api.configure({ limits: { tokenLifetimeMs: 5_000 } })
  api.clock.advance(120_000)
  const { claims } = await verifiedToken(api, await token(sessionId))
  expect(claims).toMatchObject({ iat: api.clock.now() / 1_000, exp: api.clock.now() / 1_000 + 5, fva: [2, -1] })
})

test('a token names the page that asked for it', async () => {
  const { api } = await signedIn()
  const { fetch } = api.browser()
  const form = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://app.test' },
  }
  const body = 'username=grace&password=correct+horse+42'
  const response = await fetch('http://localhost:4010/v1/client/sign_ups', { ...form, body })
  const { client } = (await response.json()) as { client: { sessions: { last_active_token: { jwt: string } }[] } }
  const { claims } = await verifiedToken(api, client.sessions[0]?.last_active_token.jwt ?? '')
  expect(claims).toMatchObject({ azp: 'https://app.test', iss: 'http://localhost:4010' })
})

test('touching a session makes it the active one', async () => {
  const { api, create, touch, sessionId } = await signedIn()
  api.configure({ authConfig: { single_session_mode: false } })
  await create({ username: 'grace', password: 'correct horse 42' })
  api.clock.advance(1_000)
  const { response, client } = await touch(sessionId)
  expect(response).toMatchObject({ id: sessionId, last_active_at: api.clock.now() })
  expect(client.last_active_session_id).toBe(sessionId)
})

test('an unknown session, or one of another browser, is not found', async () => {
  const { api, rejected, sessionId } = await signedIn()
  expect((await rejected('POST', paths.touchSession('sess_x'), {})).status).toBe(404)
  const stranger = setup().rejected
  expect((await stranger('POST', paths.touchSession(sessionId), {})).status).toBe(404)
  expect(api.sessions).toHaveLength(1)
})

test('a session that has expired is neither listed nor usable', async () => {
  const { api, client, rejected, sessionId } = await signedIn()
  api.clock.advance(7 * 86_400_000)
  expect(await client()).toMatchObject({ sessions: [], last_active_session_id: null })
  expect(await rejected('POST', paths.sessionTokens(sessionId), {})).toMatchObject({
    status: 401,
    errors: [{ code: 'authentication_invalid' }],
  })
})

test('signing out of one session or of all leaves none', async () => {
  const { transport, client, rejected, sessionId } = await signedIn()
  const removed = await transport({ method: 'POST', path: `/client/sessions/${sessionId}/remove`, body: {} })
  expect(removed.body).toMatchObject({ response: { status: 'removed' }, client: { sessions: [] } })
  expect((await rejected('POST', paths.touchSession(sessionId), {})).status).toBe(401)

  const other = await signedIn()
  await other.transport({ method: 'DELETE', path: '/client/sessions' })
  expect(await other.client()).toMatchObject({ sessions: [], last_active_session_id: null })
  expect(await client()).toMatchObject({ sessions: [] })
})
