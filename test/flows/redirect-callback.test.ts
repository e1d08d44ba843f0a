import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FrontendApiErrorItem } from '../../src/index.ts'
import { clientJSON, signUpJSON } from '../support/json.ts'
import type { SeenRequest } from '../support/server.ts'
import { responseWith, ssoSetup, underWay, withAccount } from '../support/sso.ts'

const HERE = 'https://app.example.test'

const session = (overrides: object = {}) => ({ id: 'sess_1', status: 'active', user: null, ...overrides })
const complete = signUpJSON({ status: 'complete', created_session_id: 'sess_1', unverified_fields: [] })
const found = (overrides: object): Record<string, unknown> => clientJSON({ ...overrides })
const signIn = (firstFactor: object | null, overrides: object = {}) => ({
  id: 'sia_1',
  status: 'needs_first_factor',
  first_factor_verification: firstFactor,
  created_session_id: null,
  ...overrides,
})

/** A server whose client looks like this, and at which sessions can be made active. */
const withClient =
  (client: Record<string, unknown>) =>
  ({ url: { pathname } }: SeenRequest): Response => {
    if (pathname.endsWith('/touch')) return responseWith(session(), client)
    if (pathname.endsWith('/tokens')) return Response.json({ jwt: 'e30.e30.c2ln' })
    return responseWith(client)
  }

const at = (path: string): void => {
  vi.stubGlobal('location', new URL(path, HERE))
}

beforeEach(() => at('/sso-callback'))
afterEach(() => vi.unstubAllGlobals())

test('a completed sign-up is signed in and goes to its destination, whatever is left over of a sign-in (F33)', async () => {
  const client = found({ sign_up: complete, sign_in: signIn(null), sessions: [session()] })
  const { client: ours, navigations, seen } = ssoSetup(withClient(client))
  const decision = await ours.handleRedirectCallback({ signUpFallbackRedirectUrl: '/welcome', firstFactorUrl: '/one' })
  expect(decision).toEqual({ type: 'activate', sessionId: 'sess_1', of: 'sign-up' })
  expect(navigations).toEqual(['/welcome'])
  expect(ours.$session.get()?.id).toBe('sess_1')
  expect(ours.signUp.id).toBeUndefined()
  expect(seen.map(({ url }) => url.pathname).slice(0, 2)).toEqual(['/v1/client', '/v1/client/sessions/sess_1/touch'])
})

test.each<[string, object, string]>([
  ['/sso-callback', { signUpForceRedirectUrl: '/force', signUpFallbackRedirectUrl: '/fallback' }, '/force'],
  ['/sso-callback?sign_up_force_redirect_url=/asked', { signUpFallbackRedirectUrl: '/fallback' }, '/asked'],
  ['/sso-callback?sign_up_force_redirect_url=/asked', { signUpForceRedirectUrl: '/force' }, '/force'],
  ['/sso-callback?redirect_url=/asked', { signUpFallbackRedirectUrl: '/fallback' }, '/asked'],
  ['/sso-callback?redirect_url=https://evil.example.test/', { signUpFallbackRedirectUrl: '/fallback' }, '/fallback'],
  ['/sso-callback?redirect_url=//evil.example.test/', { signUpFallbackRedirectUrl: '/fallback' }, '/fallback'],
  ['/sso-callback?redirect_url=javascript:alert(1)', { signUpFallbackRedirectUrl: '/fallback' }, '/fallback'],
  ['/sso-callback', { signInFallbackRedirectUrl: '/home' }, '/home'],
])('from %s with %j it goes to %s', async (path, options, destination) => {
  at(path)
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: complete, sessions: [session()] })))
  await client.handleRedirectCallback(options)
  expect(navigations).toEqual([destination])
})

test.each<[string, Record<string, unknown>, string]>([
  ['a missing field', withAccount({ status: 'verified' }, { missing_fields: ['username'] }), '/continue'],
  [
    'a choice of connections',
    withAccount({ status: 'verified' }, { missing_fields: ['enterprise_sso'] }),
    '/connections',
  ],
  [
    'an email address to verify',
    withAccount({ status: 'verified' }, { unverified_fields: ['email_address'] }),
    '/email',
  ],
  ['a phone number to verify', withAccount({ status: 'verified' }, { unverified_fields: ['phone_number'] }), '/phone'],
  [
    'a challenge',
    signUpJSON({ protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/' } }),
    '/protect',
  ],
  ['a provider that was left', underWay, '/sign-up'],
])('%s has a destination of its own (F17)', async (_, signUp, destination) => {
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: signUp })))
  const decision = await client.handleRedirectCallback({
    signUpUrl: '/sign-up',
    continueSignUpUrl: '/continue',
    enterpriseConnectionsUrl: '/connections',
    verifyEmailAddressUrl: '/email',
    verifyPhoneNumberUrl: '/phone',
    signUpProtectCheckUrl: '/protect',
  })
  expect(decision).toEqual({ type: 'continue_sign_up', nextStep: client.signUp.$nextStep.get() })
  expect(navigations).toEqual([destination])
})

test('without a destination the decision is the result, and the page stays', async () => {
  const signUp = withAccount({ status: 'verified' }, { missing_fields: ['username'] })
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: signUp })))
  expect(await client.handleRedirectCallback()).toMatchObject({ type: 'continue_sign_up' })
  expect(navigations).toEqual([])
  const empty = ssoSetup(withClient(found({})))
  expect(await empty.client.handleRedirectCallback()).toEqual({ type: 'nothing' })
})

test('an account that was turned down is an error with the reason, for the screen too (F17)', async () => {
  const error = { code: 'oauth_access_denied', message: 'denied', long_message: 'You did not grant access.' }
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: withAccount({ status: 'failed', error }) })))
  const failure = await client.handleRedirectCallback({ signUpUrl: '/sign-up' }).catch((cause) => cause)
  expect(failure).toMatchObject({
    kind: 'flow',
    code: 'external_account_failed',
    longMessage: 'You did not grant access.',
  })
  expect(failure.cause).toBeInstanceOf(FrontendApiErrorItem)
  expect(failure.cause.code).toBe('oauth_access_denied')
  expect(client.signUp.$errors.get().global).toEqual([failure])
  expect(navigations).toEqual(['/sign-up'])
})

const known = found({
  sign_up: withAccount({ status: 'transferable', error: { code: 'external_account_exists', message: '' } }),
})

test('a sign-up whose account has a user becomes a sign-in', async () => {
  const done = signIn(
    { status: 'verified', strategy: 'oauth_google' },
    { status: 'complete', created_session_id: 'sess_1' },
  )
  const after = found({ sessions: [session()] })
  const { client, navigations, seen, form } = ssoSetup((request) => {
    if (request.url.pathname === '/v1/client/sign_ins') return responseWith(done, after)
    return withClient(request.method === 'GET' ? known : after)(request)
  })
  const decision = await client.handleRedirectCallback({ signInFallbackRedirectUrl: '/welcome' })
  expect(decision).toEqual({ type: 'activate', sessionId: 'sess_1', of: 'sign-in' })
  expect(form(1)).toMatchObject({ transfer: 'true' })
  expect(seen.filter(({ url }) => url.pathname === '/v1/client/sign_ins')).toHaveLength(1)
  expect(navigations).toEqual(['/welcome'])
  expect([client.signUp.id, client.signIn.id]).toEqual([undefined, undefined])
})

test('one that then needs a second factor, or a code on a new device, continues on its page (S5)', async () => {
  const open = signIn({ status: 'verified', strategy: 'oauth_google' }, { status: 'needs_client_trust' })
  const { client, navigations } = ssoSetup(({ method }) =>
    responseWith(method === 'GET' ? known : open, method === 'GET' ? null : found({ sign_in: open })),
  )
  const decision = await client.handleRedirectCallback({ signInUrl: '/sign-in', secondFactorUrl: '/second' })
  expect(decision).toMatchObject({
    type: 'continue_sign_in',
    status: 'needs_client_trust',
    nextStep: { type: 'choose_second_factor', reason: 'client_trust' },
  })
  expect(navigations).toEqual(['/second'])
})

test('an account that has a user is left to the app when it asks for that', async () => {
  const { client, navigations, seen } = ssoSetup(withClient(known))
  const options = { transferable: false, signInUrl: '/sign-in' }
  expect(await client.handleRedirectCallback(options)).toEqual({ type: 'transfer_to_sign_in' })
  expect(client.signUp.isTransferable).toBe(true)
  expect(navigations).toEqual(['/sign-in'])
  expect(seen).toHaveLength(1)
})

const transferable = signIn({ status: 'transferable', strategy: 'oauth_google' })

test('a sign-in whose account has no user becomes a sign-up, with what belongs to the user', async () => {
  const before = found({ sign_in: transferable })
  const after = found({ sign_in: transferable, sign_up: complete, sessions: [session()] })
  const { client, navigations, seen, form } = ssoSetup((request) => {
    if (request.url.pathname === '/v1/client/sign_ups') return responseWith(complete, after)
    return withClient(request.method === 'GET' ? before : after)(request)
  })
  const decision = await client.handleRedirectCallback({
    signUpFallbackRedirectUrl: '/welcome',
    unsafeMetadata: { plan: 'pro' },
    legalAccepted: true,
  })
  expect(decision).toEqual({ type: 'activate', sessionId: 'sess_1', of: 'sign-up' })
  expect(form(1)).toMatchObject({ transfer: 'true', unsafe_metadata: '{"plan":"pro"}', legal_accepted: 'true' })
  expect(seen.filter(({ url }) => url.pathname === '/v1/client/sign_ups')).toHaveLength(1)
  expect(navigations).toEqual(['/welcome'])
})

test('a sign-in is transferred once, whatever the server still says of it', async () => {
  const open = signUpJSON({ missing_fields: ['username'], unverified_fields: [] })
  const { client } = ssoSetup(({ method }) =>
    responseWith(method === 'GET' ? found({ sign_in: transferable }) : open, found({ sign_in: transferable })),
  )
  expect(await client.handleRedirectCallback()).toMatchObject({
    type: 'continue_sign_up',
    nextStep: { type: 'collect', missing: ['username'] },
  })
})

test('a sign-in that must not become a sign-up', async () => {
  const { client, navigations, seen } = ssoSetup(withClient(found({ sign_in: transferable })))
  const options = { transferable: false, signInUrl: '/sign-in' }
  expect(await client.handleRedirectCallback(options)).toEqual({ type: 'transfer_to_sign_up' })
  expect(navigations).toEqual(['/sign-in'])
  expect(seen).toHaveLength(1)
})

test('a transfer that the server rejects is its error', async () => {
  const { client } = ssoSetup(({ method }) =>
    method === 'GET' ? responseWith(found({ sign_in: transferable })) : Response.json({}, { status: 403 }),
  )
  await expect(client.handleRedirectCallback()).rejects.toMatchObject({ kind: 'api', status: 403 })
})

test('an identity that is signed in here already goes on as that session', async () => {
  const error = { code: 'identifier_already_signed_in', message: '', meta: { session_id: 'sess_1' } }
  const signUp = withAccount({ status: 'failed', error })
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: signUp, sessions: [session()] })))
  const decision = await client.handleRedirectCallback({
    signInFallbackRedirectUrl: '/home',
    signUpFallbackRedirectUrl: '/x',
  })
  expect(decision).toMatchObject({ type: 'activate', sessionId: 'sess_1', of: 'session' })
  expect(navigations).toEqual(['/home'])
  expect(client.$session.get()?.id).toBe('sess_1')
})

test('a session with a task left goes to the task (F17)', async () => {
  const pending = session({ status: 'pending', tasks: [{ key: 'choose-organization' }] })
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: complete, sessions: [pending] })))
  const taskUrls = { 'choose-organization': '/tasks/organization' }
  expect(await client.handleRedirectCallback({ taskUrls, signUpForceRedirectUrl: '/welcome' })).toEqual({
    type: 'session_task',
    sessionId: 'sess_1',
    task: 'choose-organization',
  })
  expect(navigations).toEqual(['/tasks/organization'])
})

test.each([
  ['needs_first_factor', '/one'],
  ['needs_second_factor', '/two'],
  ['needs_new_password', '/reset'],
  ['needs_protect_check', '/protect'],
  ['something_new', '/sign-in'],
])('a sign-in that %s goes to %s', async (status, destination) => {
  const { client, navigations } = ssoSetup(withClient(found({ sign_in: signIn(null, { status }) })))
  const decision = await client.handleRedirectCallback({
    intent: 'sign-in',
    signInUrl: '/sign-in',
    firstFactorUrl: '/one',
    secondFactorUrl: '/two',
    resetPasswordUrl: '/reset',
    signInProtectCheckUrl: '/protect',
  })
  expect(decision).toMatchObject({ type: 'continue_sign_in', status })
  expect(navigations).toEqual([destination])
})

test('the nonce of a rotated token is used once, and leaves the address', async () => {
  at('/sso-callback?rotating_token_nonce=n_1&a=1')
  const replaceState = vi.fn()
  vi.stubGlobal('history', { state: null, replaceState })
  const { client, seen } = ssoSetup(withClient(found({})))
  await client.handleRedirectCallback()
  expect(seen[0]?.url.searchParams.get('rotating_token_nonce')).toBe('n_1')
  expect(String(replaceState.mock.lastCall?.[2])).toBe(`${HERE}/sso-callback?a=1`)
})

test('a sign-up that the server knows no more is no reason to fail', async () => {
  const { client, signUp } = ssoSetup(({ method, url }) => {
    if (method === 'POST') return responseWith(signUpJSON())
    return url.pathname === '/v1/client' ? responseWith(found({})) : Response.json({}, { status: 404 })
  })
  await signUp.create({ emailAddress: 'ada@example.test' })
  expect(await client.handleRedirectCallback()).toMatchObject({ type: 'continue_sign_up' })
})

test.each<[string, string, object]>([
  ['a script as a destination', 'unsafe_url', { signUpFallbackRedirectUrl: 'javascript:alert(1)' }],
  ['a script as the address of a task', 'unsafe_url', { taskUrls: { 'setup-mfa': 'javascript:alert(1)' } }],
  ['a number', 'invalid_parameter', { continueSignUpUrl: 1 }],
])('%s is %s, and nothing is sent', async (_, code, options) => {
  const { client, seen } = ssoSetup()
  await expect(client.handleRedirectCallback(options)).rejects.toMatchObject({ kind: 'flow', code })
  expect(seen).toEqual([])
})

test('a callback that is aborted goes nowhere, and the screen knows that it was busy', async () => {
  const { client, navigations, signUp } = ssoSetup(() => new Promise(() => {}))
  const controller = new AbortController()
  const returning = client.handleRedirectCallback({ signUpUrl: '/sign-up' }, { signal: controller.signal })
  expect(signUp.$fetchStatus.get()).toBe('fetching')
  controller.abort()
  await expect(returning).rejects.toMatchObject({ code: 'aborted' })
  expect(navigations).toEqual([])
})

test('a callback navigates by the function that it is given', async () => {
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: complete, sessions: [session()] })))
  const visited: unknown[] = []
  const navigate = (url: string) => visited.push([url, client.$isActivating.get()])
  await client.handleRedirectCallback({ signUpFallbackRedirectUrl: '/welcome', navigate })
  expect(visited).toEqual([['/welcome', true]])
  expect(navigations).toEqual([])
  expect(client.$session.get()?.id).toBe('sess_1')
})

test('a callback leaves for the app by the function that it is given, in place of a URL', async () => {
  const { client, navigations } = ssoSetup(withClient(found({ sign_up: complete, sessions: [session()] })))
  const visited: string[] = []
  await client.handleRedirectCallback({
    signUpFallbackRedirectUrl: '/welcome',
    navigateToApp: ({ session, decorateUrl }) => visited.push(decorateUrl(`/${session.id}`)),
  })
  expect(visited).toEqual(['/sess_1'])
  expect(navigations).toEqual([])
})

test('two callbacks at the same time are one: the page is left once', async () => {
  const { client, navigations, seen } = ssoSetup(withClient(found({ sign_up: complete, sessions: [session()] })))
  const callback = () => client.handleRedirectCallback({ signUpFallbackRedirectUrl: '/welcome' })
  const [first, second] = await Promise.all([callback(), callback()])
  expect(second).toBe(first)
  expect(navigations).toEqual(['/welcome'])
  expect(seen.filter(({ url }) => url.pathname.endsWith('/touch'))).toHaveLength(1)
})
