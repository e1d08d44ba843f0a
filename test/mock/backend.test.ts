import { expect, onTestFinished, test } from 'vitest'
import { type Client, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { serveFrontendApi } from '../../src/testing/node/index.ts'

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'
const APP = 'https://app.example.test'

interface Received {
  readonly status: number
  readonly json: Record<string, never>
}

/** A mock on a port, and a server that has its key. */
const setup = async (options: MockFrontendApiOptions = {}) => {
  const api = createMockFrontendApi(options)
  const served = await serveFrontendApi(api)
  onTestFinished(() => served.close())
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${served.origin}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${served.secretKey}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { response, status: response.status, json: await response.json() } as Received & { response: Response }
  }
  const open = () => createClient({ publishableKey: served.publishableKey, locale: 'en-GB' })
  return { api, served, send, open }
}

const signUp = async ({ signUp }: Client, lastCode: (to: string) => string, emailAddress = EMAIL): Promise<void> => {
  await signUp.create({ emailAddress, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: lastCode(emailAddress) })
  await signUp.finalize()
}

test('without progressive sign-up, what a provider does not pass on is not asked for; with it, it is', async () => {
  const { api, send, open } = await setup(presets.socialProgressive())
  const arrive = async (emailAddress: string) => {
    const client = open()
    const [redirectUrl, actionCompleteRedirectUrl] = [`${APP}/callback`, `${APP}/welcome`]
    await client.signUp.create({ strategy: 'oauth_google', redirectUrl, actionCompleteRedirectUrl })
    const { externalVerificationRedirectURL } = client.signUp.verifications.externalAccount
    await api.providers.approve(externalVerificationRedirectURL, { emailAddress })
    await client.signUp.reload()
    return [client.signUp.status, client.signUp.missingFields]
  }
  const off = await send('PATCH', '/beta_features/instance_settings', { progressive_sign_up: false })
  expect(off).toMatchObject({ status: 200, json: { object: 'instance_settings', progressive_sign_up: false } })
  expect(await arrive(EMAIL)).toEqual(['complete', []])

  await send('PATCH', '/beta_features/instance_settings', { progressive_sign_up: true })
  expect(await arrive('grace@example.test')).toEqual(['missing_requirements', ['first_name', 'last_name']])
})

test('sign-ups may be left to those who are invited, and opened again', async () => {
  const { send, open } = await setup()
  const restrict = (restricted_to_allowlist: boolean) =>
    send('PATCH', '/beta_features/instance_settings', { restricted_to_allowlist })
  expect((await restrict(true)).json).toMatchObject({ restricted_to_allowlist: true, progressive_sign_up: true })
  const params = { emailAddress: EMAIL, password: PASSWORD }
  await expect(open().signUp.create(params)).rejects.toMatchObject({ errors: [{ code: 'sign_up_mode_restricted' }] })
  await restrict(false)
  await open().signUp.create(params)
})

test('an invitation is sent, opens the door once, and is accepted then', async () => {
  const { api, send, open } = await setup(presets.inviteOnly())
  const invited = await send('POST', '/invitations', {
    email_address: EMAIL,
    redirect_url: `${APP}/join?from=mail`,
    public_metadata: { role: 'editor' },
    expires_in_days: 7,
  })
  expect(invited).toMatchObject({
    status: 200,
    json: {
      object: 'invitation',
      id: expect.stringMatching(/^inv_/),
      email_address: EMAIL,
      public_metadata: { role: 'editor' },
      revoked: false,
      status: 'pending',
      created_at: api.clock.now(),
      expires_at: api.clock.now() + 7 * 86_400_000,
    },
  })
  const url = new URL(invited.json.url ?? '')
  expect(`${url.origin}${url.pathname} ${url.searchParams.get('from')}`).toBe(`${APP}/join mail`)
  expect(api.outbox.last(EMAIL).url).toBe(url.href)

  const ticket = String(url.searchParams.get('__clerk_ticket'))
  expect(String(invited.json.id)).not.toContain(ticket.slice('ticket_'.length))
  const client = open()
  await client.signUp.create({ strategy: 'ticket', ticket })
  await client.signUp.finalize()
  expect(client.$user.get()).toMatchObject({ publicMetadata: { role: 'editor' } })

  expect((await send('GET', '/invitations')).json).toMatchObject([{ id: invited.json.id, status: 'accepted' }])
  await expect(open().signUp.create({ strategy: 'ticket', ticket })).rejects.toMatchObject({
    errors: [{ code: 'ticket_invalid_code' }],
  })
  const revoked = await send('POST', `/invitations/${invited.json.id}/revoke`)
  expect(revoked).toMatchObject({ status: 400, json: { errors: [{ code: 'invitation_already_accepted' }] } })
})

test('a revoked invitation opens nothing', async () => {
  const { api, send, open } = await setup(presets.inviteOnly())
  const { json } = await send('POST', '/invitations', { email_address: EMAIL, notify: false })
  expect(api.outbox).toHaveLength(0)
  expect((await send('POST', `/invitations/${json.id}/revoke`)).json).toMatchObject({
    revoked: true,
    status: 'revoked',
  })
  const ticket = String(new URL(json.url ?? '').searchParams.get('__clerk_ticket'))
  await expect(open().signUp.create({ strategy: 'ticket', ticket })).rejects.toMatchObject({
    errors: [{ code: 'ticket_invalid_code', longMessage: 'This invitation was revoked. Ask for a new one.' }],
  })
  expect(await send('POST', `/invitations/${json.id}/revoke`)).toMatchObject({
    status: 400,
    json: { errors: [{ code: 'invitation_already_revoked' }] },
  })
})

test('a user who is invited or has signed up is not invited again, unless it is meant', async () => {
  const { api, send } = await setup()
  api.users.add({ emailAddress: 'Grace@example.test' })
  const invite = (email_address: string, more = {}) => send('POST', '/invitations', { email_address, ...more })
  await invite(EMAIL)
  expect(await invite('ADA@example.test')).toMatchObject({
    status: 400,
    json: { errors: [{ code: 'duplicate_record' }] },
  })
  expect(await invite('grace@example.test')).toMatchObject({
    status: 422,
    json: { errors: [{ code: 'form_identifier_exists', meta: { param_name: 'email_address' } }] },
  })
  expect(await invite(EMAIL, { ignore_existing: true })).toMatchObject({ status: 200 })
  api.clock.advance(31 * 86_400_000)
  expect(await invite(EMAIL)).toMatchObject({ status: 200 })
})

test('invitations are listed newest first, by status and page', async () => {
  const { send } = await setup()
  const invite = async (email_address: string) => (await send('POST', '/invitations', { email_address })).json.id
  const ids = [await invite('a@example.test'), await invite('b@example.test'), await invite('c@example.test')]
  await send('POST', `/invitations/${ids[1]}/revoke`)
  const list = async (query: string) =>
    ((await send('GET', `/invitations${query}`)).json as unknown as { id: string }[]).map(({ id }) => id)
  expect(await list('')).toEqual([ids[2], ids[1], ids[0]])
  expect(await list('?status=pending')).toEqual([ids[2], ids[0]])
  expect(await list('?query=b@example')).toEqual([ids[1]])
  expect(await list('?limit=1&offset=1&order_by=created_at')).toEqual([ids[1]])
  expect((await send('GET', '/invitations?paginated=true&limit=2')).json).toMatchObject({
    data: [{ id: ids[2] }, { id: ids[1] }],
    total_count: 3,
  })
})

test('a deleted user is signed out, and the address is free again', async () => {
  const { api, send, open } = await setup()
  const client = open()
  await signUp(client, api.outbox.lastCode)
  const id = String(client.$user.get()?.id)
  expect((await send('GET', `/users/${id}`)).json).toMatchObject({ object: 'user', id, banned: false })

  expect((await send('DELETE', `/users/${id}`)).json).toEqual({ object: 'user', id, deleted: true })
  expect(await send('GET', `/users/${id}`)).toMatchObject({
    status: 404,
    json: { errors: [{ code: 'resource_not_found' }] },
  })
  await client.reload()
  expect([client.$session.get(), client.$user.get()]).toEqual([null, null])
  expect(api.sessions.map(({ status }) => status)).toEqual(['removed'])

  await signUp(open(), api.outbox.lastCode)
  expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual([EMAIL])
})

test('removing a user that is not there is an error', () => {
  const { users } = createMockFrontendApi()
  expect(() => users.remove('user_1')).toThrow('users.remove(): there is no user user_1.')
})

test('users are listed newest first, filtered, counted and paged', async () => {
  const { api, send } = await setup()
  const [ada, grace, joan] = [
    api.users.add({ emailAddress: EMAIL, firstName: 'Ada' }),
    api.users.add({ emailAddress: 'Grace@example.test', username: 'grace' }),
    api.users.add({ phoneNumber: '+12025550123' }),
  ]
  const list = async (query: string) =>
    ((await send('GET', `/users${query}`)).json as unknown as { id: string }[]).map(({ id }) => id)
  expect(await list('')).toEqual([joan.id, grace.id, ada.id])
  expect(await list('?email_address=grace@example.test')).toEqual([grace.id])
  expect(await list(`?email_address=grace@example.test&email_address=${EMAIL}`)).toEqual([grace.id, ada.id])
  expect(await list('?username=grace&phone_number=%2B12025550123')).toEqual([])
  expect(await list('?query=ADA')).toEqual([ada.id])
  expect(await list('?order_by=%2Bcreated_at&limit=1&offset=1')).toEqual([grace.id])
  expect(await list(`?user_id=${joan.id}`)).toEqual([joan.id])
  expect((await send('GET', '/users/count?query=example.test')).json).toEqual({ object: 'total_count', total_count: 2 })
})

test('the key set is there for who verifies session tokens', async () => {
  const { send } = await setup()
  expect((await send('GET', '/jwks')).json).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256' }] })
})

const WITHOUT_KEY = [
  ['no key', {}, 'authorization_header_format_invalid'],
  ['a publishable key', { authorization: 'Bearer pk_test_x' }, 'authorization_header_format_invalid'],
  [
    'another scheme',
    { authorization: 'Basic sk_test_of_the_mock_frontend_api' },
    'authorization_header_format_invalid',
  ],
  ['another key', { authorization: 'Bearer sk_test_of_another_instance' }, 'clerk_key_invalid'],
  ['the key and more', { authorization: 'Bearer sk_test_of_the_mock_frontend_api2' }, 'clerk_key_invalid'],
] as const

test.each(WITHOUT_KEY)('with %s nothing is shown and nothing is changed', async (_, headers, code) => {
  const { api, served } = await setup()
  const { id } = api.users.add({ emailAddress: EMAIL })
  const before = api.snapshot()
  for (const [method, path] of [
    ['GET', '/users'],
    ['GET', `/users/${id}`],
    ['DELETE', `/users/${id}`],
    ['DELETE', '/users/user_unheard_of'],
    ['POST', '/invitations'],
    ['PATCH', '/beta_features/instance_settings'],
    ['GET', '/jwks'],
  ] as const) {
    const body = method === 'GET' ? {} : { body: JSON.stringify({ progressive_sign_up: false }) }
    const response = await fetch(`${served.origin}/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...body,
    })
    const text = await response.text()
    expect([response.status, JSON.parse(text).errors[0].code]).toEqual([401, code])
    expect(text).not.toContain('sk_test_of')
  }
  expect(api.snapshot()).toEqual(before)
})

test('a page gets no leave to ask', async () => {
  const { served, send } = await setup()
  const asked = { origin: 'http://localhost:3000', 'access-control-request-headers': 'authorization' }
  const preflight = await fetch(`${served.origin}/v1/users`, { method: 'OPTIONS', headers: asked })
  expect([preflight.ok, preflight.headers.has('access-control-allow-origin')]).toEqual([false, false])
  const { response } = await send('GET', '/users', undefined, { origin: 'http://localhost:3000' })
  expect(response.headers.has('access-control-allow-origin')).toBe(false)
})

test.each([
  ['PATCH', '/beta_features/instance_settings', { progressive_sign_up: 'yes' }, 422, 'progressive_sign_up'],
  ['PATCH', '/beta_features/instance_settings', { from_email_address: 'me' }, 422, 'from_email_address'],
  ['POST', '/invitations', {}, 422, 'email_address'],
  ['POST', '/invitations', { email_address: 1 }, 422, 'email_address'],
  ['POST', '/invitations', { email_address: 'ada' }, 422, 'email_address'],
  ['POST', '/invitations', { email_address: EMAIL, redirect_url: 'http://[' }, 422, 'redirect_url'],
  ['POST', '/invitations', { email_address: EMAIL, public_metadata: [] }, 422, 'public_metadata'],
  ['POST', '/invitations', { email_address: EMAIL, expires_in_days: 0.5 }, 422, 'expires_in_days'],
  ['POST', '/invitations', { email_address: EMAIL, notify: 'no' }, 422, 'notify'],
  ['POST', '/invitations', { email_address: EMAIL, ignore_existing: 1 }, 422, 'ignore_existing'],
  ['POST', '/invitations', { email_address: EMAIL, role: 'x' }, 422, 'role'],
  ['GET', '/users?limit=0', undefined, 422, 'limit'],
  ['GET', '/users?limit=501', undefined, 422, 'limit'],
  ['GET', '/users?offset=-1', undefined, 422, 'offset'],
  ['GET', '/users?order_by=username', undefined, 422, 'order_by'],
  ['POST', '/invitations', '{', 400, undefined],
  ['POST', '/invitations', '[]', 400, undefined],
  ['POST', '/invitations/inv_1/revoke', undefined, 404, undefined],
  ['POST', '/users', {}, 404, undefined],
] as const)('%s %s with %j is rejected, by name, and changes nothing', async (method, path, body, status, param) => {
  const { api, send } = await setup()
  const before = api.snapshot()
  const response = await send(method, path, body)
  expect(response).toMatchObject({ status, json: { errors: [{ long_message: expect.stringMatching(/\.$/) }] } })
  expect((response.json.errors?.[0] as { meta?: { param_name?: string } } | undefined)?.meta?.param_name).toBe(param)
  expect(api.snapshot()).toEqual(before)
})

test('a form is rejected: the Backend API takes JSON', async () => {
  const { send } = await setup()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await send('POST', '/invitations', 'email_address=x', headers)).status).toBe(415)
})

test('the secret key may be chosen, as long as it is one', async () => {
  const api = createMockFrontendApi()
  await expect(serveFrontendApi(api, { secretKey: 'secret' })).rejects.toThrow(
    '`secretKey` has to begin with sk_test_.',
  )
  const served = await serveFrontendApi(api, { secretKey: 'sk_test_mine' })
  onTestFinished(() => served.close())
  const authorization = `Bearer ${served.secretKey}`
  expect(await (await fetch(`${served.origin}/v1/users`, { headers: { authorization } })).json()).toEqual([])
})

test('a sign-in token signs its user in, once, and may be revoked before', async () => {
  const { api, send, served } = await setup(presets.password())
  const ada = api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const body = { user_id: ada.id, expires_in_seconds: 60 }
  const { json } = await send('POST', '/sign_in_tokens', body)
  expect(json).toMatchObject({ object: 'sign_in_token', status: 'pending', user_id: ada.id, id: expect.any(String) })
  const signIn = (ticket: string) => {
    const form = new URLSearchParams({ strategy: 'ticket', ticket })
    return api.browser().fetch(`${api.origin}/v1/client/sign_ins`, { method: 'POST', body: form })
  }
  const opened = await fetch(String(json.url), { redirect: 'manual' })
  expect(opened.headers.get('location')).toBe(
    `${served.origin}/sign-in?__clerk_ticket=${json.token}&__clerk_status=sign_in`,
  )
  expect((await signIn(json.token ?? '')).status).toBe(200)
  expect(await send('POST', `/sign_in_tokens/${json.id}/revoke`)).toMatchObject({
    status: 400,
    json: { errors: [{ code: 'sign_in_token_already_used_code' }] },
  })
  const other = (await send('POST', '/sign_in_tokens', body)).json
  expect((await send('POST', `/sign_in_tokens/${other.id}/revoke`)).json).toMatchObject({ status: 'revoked' })
  expect((await signIn(other.token ?? '')).status).toBe(400)
  expect((await send('POST', `/sign_in_tokens/${other.id}/revoke`)).status).toBe(400)
  expect((await send('GET', '/invitations')).json).toEqual([])
})

test.each([
  [{}, 422, 'form_param_nil'],
  [{ user_id: 'user_x' }, 404, 'resource_not_found'],
  [{ user_id: 'user_x', actor: {} }, 422, 'form_param_unknown'],
])('a sign-in token with %j fails with %i %s', async (body, status, code) => {
  const { send } = await setup(presets.password())
  expect(await send('POST', '/sign_in_tokens', body)).toMatchObject({ status, json: { errors: [{ code }] } })
  expect((await send('POST', '/sign_in_tokens/sit_x/revoke')).status).toBe(404)
})
