import { expect, test } from 'vitest'
import { createClient as createCoreClient, fetchTransport } from '../../src/core.ts'
import { createClient } from '../../src/index.ts'
import { clientJSON, sessionJSON } from '../support/json.ts'
import { scriptedServer } from '../support/server.ts'

const frontendApi = 'https://clerk.example.test'
const signedIn = clientJSON({ sessions: [sessionJSON()], last_active_session_id: 'sess_1' })

/** A server with these settings, and this response to a request for a token. */
const serverWith = (environment: unknown, token: unknown = {}) =>
  scriptedServer(({ url }) => {
    if (url.pathname.endsWith('/environment')) return Response.json(environment)
    return Response.json(url.pathname.endsWith('/tokens') ? token : { response: signedIn, client: null })
  })

test.each([
  ['production', `pk_live_${btoa('clerk.example.test$')}`, 'GET', null],
  ['development', `pk_test_${btoa('clerk.example.test$')}`, 'POST', 'PATCH'],
])('the settings of a %s instance are read in its way', async (_, publishableKey, method, tunnelled) => {
  const server = serverWith({})
  await createClient({ publishableKey, fetch: server.fetch }).load()
  const request = server.seen.find(({ url }) => url.pathname === '/v1/environment')
  expect(request?.method).toBe(method)
  expect(request?.url.searchParams.get('_method')).toBe(tunnelled)
})

test.each([
  ['a name that is a number', { display_config: { application_name: 5 } }],
  ['an attribute that is a string', { user_settings: { attributes: { email_address: 'on' } } }],
  ['sections that are lists', { auth_config: [], display_config: [], user_settings: [] }],
])('settings with %s are read as if that were absent', async (_, environment) => {
  const client = createClient({ frontendApi, fetch: serverWith(environment).fetch })
  await client.load()
  expect(client.$status.get()).toBe('ready')
  expect(client.$environment.get()).toMatchObject({ applicationName: '', attributes: {}, signUp: { mode: 'public' } })
})

test('a list in place of the settings leaves the client degraded', async () => {
  const client = createClient({ frontendApi, fetch: serverWith([]).fetch })
  await client.load()
  expect(client.$status.get()).toBe('degraded')
  expect(client.$environment.get()).toBeNull()
  expect(client.$session.get()?.id).toBe('sess_1')
})

test.each([
  ['no token', {}, 'jwt'],
  ['a token that is no text', { jwt: 1 }, 'jwt'],
  ['nothing in place of a token', { response: null }, 'jwt'],
  ['an object without a token', { response: {} }, 'response.jwt'],
])('a response with %s is an invalid response, in both entries', async (_, token, path) => {
  const { fetch } = serverWith({}, token)
  for (const client of [
    createClient({ frontendApi, fetch }),
    createCoreClient({ transport: fetchTransport({ frontendApi, fetch }) }),
  ]) {
    await expect(client.getToken()).rejects.toMatchObject({ kind: 'response', code: 'invalid_response', path })
  }
})
