import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SignUp } from '../../src/index.ts'
import { errorJSON, signUpJSON } from '../support/json.ts'
import { PROVIDER_URL, responseWith, ssoSetup, underWay, withAccount } from '../support/sso.ts'

const PARAMS = { strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' } as const
const CLASSIC = { strategy: 'oauth_google', redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome' } as const

beforeEach(() => vi.stubGlobal('location', new URL('https://app.example.test/sign-up')))
afterEach(() => vi.unstubAllGlobals())

test('sso() starts a sign-up and goes to the provider, with addresses resolved against the page (F28, F30)', async () => {
  const { future, form, navigations } = ssoSetup()
  expect(await future.sso({ ...PARAMS, redirectUrl: 'dash' })).toEqual({ error: null })
  expect(form(0)).toEqual({
    strategy: 'oauth_google',
    redirect_url: 'https://app.example.test/sso-callback',
    action_complete_redirect_url: 'https://app.example.test/dash',
    locale: 'en-GB',
    timezone: 'Europe/London',
  })
  expect(navigations).toEqual([PROVIDER_URL])
})

test('everything that belongs to the user travels, names too (F32)', async () => {
  const { signUp, form } = ssoSetup()
  const given = { firstName: 'Ada', lastName: 'L', emailAddress: 'ada@corp.test', oidcPrompt: 'login' }
  await signUp.sso({
    ...PARAMS,
    ...given,
    strategy: 'enterprise_sso',
    unsafeMetadata: { plan: 'pro' },
    legalAccepted: true,
    oidcLoginHint: 'ada',
    enterpriseConnectionId: 'entconn_1',
    locale: 'nl-NL',
  })
  expect(form(0)).toMatchObject({
    strategy: 'enterprise_sso',
    first_name: 'Ada',
    last_name: 'L',
    email_address: 'ada@corp.test',
    oidc_prompt: 'login',
    oidc_login_hint: 'ada',
    enterprise_connection_id: 'entconn_1',
    unsafe_metadata: '{"plan":"pro"}',
    legal_accepted: 'true',
    locale: 'nl-NL',
  })
})

test('an address with commas arrives whole (F20)', async () => {
  const { future, form } = ssoSetup()
  await future.sso({ ...PARAMS, redirectCallbackUrl: '/sso-callback?a=1,2&b=3' })
  expect(form(0).redirect_url).toBe('https://app.example.test/sso-callback?a=1,2&b=3')
})

test('it is fetching until the page was sent away (F59)', async () => {
  let leave = (): void => {}
  const { future, signUp } = ssoSetup(undefined, {
    navigate: () =>
      new Promise<void>((resolve) => {
        leave = resolve
      }),
  })
  const leaving = future.sso(PARAMS)
  await vi.waitFor(() => expect(signUp.verifications.externalAccount.status).toBe('unverified'))
  expect(signUp.$fetchStatus.get()).toBe('fetching')
  leave()
  await leaving
  expect(signUp.$fetchStatus.get()).toBe('idle')
})

test('sso() continues the sign-up in progress, and sends the browser’s language no more', async () => {
  const { future, signUp, seen, form } = ssoSetup((_, index) => responseWith(index === 0 ? signUpJSON() : underWay))
  await signUp.create({ emailAddress: 'ada@example.test' })
  await future.sso(PARAMS)
  expect(seen[1]?.url.pathname).toBe('/v1/client/sign_ups/sua_1')
  expect(seen[1]?.url.searchParams.get('_method')).toBe('PATCH')
  expect(Object.keys(form(1))).toEqual(['strategy', 'redirect_url', 'action_complete_redirect_url'])
})

test('authenticateWithRedirect() starts over unless it is to continue', async () => {
  const { signUp, seen } = ssoSetup((_, index) => responseWith(index === 0 ? signUpJSON() : underWay))
  await signUp.create({ emailAddress: 'ada@example.test' })
  await signUp.authenticateWithRedirect(CLASSIC)
  expect(await signUp.authenticateWithRedirect({ ...CLASSIC, continueSignUp: true })).toBeUndefined()
  expect(seen.slice(1).map(({ url }) => url.pathname)).toEqual(['/v1/client/sign_ups', '/v1/client/sign_ups/sua_1'])
})

test('signUpWithOAuth() is authenticateWithRedirect() in the words of the document', async () => {
  const { signUp, form, navigations } = ssoSetup()
  await signUp.signUpWithOAuth('oauth_github', { callbackUrl: '/sso-callback', callbackUrlComplete: '/welcome' })
  expect(form(0)).toMatchObject({
    strategy: 'oauth_github',
    redirect_url: 'https://app.example.test/sso-callback',
    action_complete_redirect_url: 'https://app.example.test/welcome',
  })
  expect(navigations).toEqual([PROVIDER_URL])
})

test.each([
  ['no URL', withAccount({})],
  [
    'an account that is verified already',
    withAccount({ status: 'verified', external_verification_redirect_url: PROVIDER_URL }),
  ],
  ['no external account at all', signUpJSON()],
])('%s is an error that says there is nowhere to go (F31)', async (_, response) => {
  const { future, navigations } = ssoSetup(() => responseWith(response))
  const { error } = await future.sso(PARAMS)
  expect(error).toMatchObject({ kind: 'flow', code: 'no_redirect_url' })
  expect(error?.message).toContain('$nextStep')
  expect(navigations).toEqual([])
})

test('a sign-up that is complete at once needs no provider', async () => {
  const complete = signUpJSON({ status: 'complete', created_session_id: 'sess_1' })
  const { future, signUp, navigations } = ssoSetup(() => responseWith(complete))
  expect(await future.sso(PARAMS)).toEqual({ error: null })
  expect(signUp.$nextStep.get()).toEqual({ type: 'finalize', sessionId: 'sess_1' })
  expect(navigations).toEqual([])
})

test('a provider’s URL that is a script is never gone to', async () => {
  const script = withAccount({ external_verification_redirect_url: 'javascript:alert(1)' })
  const { future, navigations } = ssoSetup(() => responseWith(script))
  expect(await future.sso(PARAMS)).toMatchObject({ error: { code: 'unsafe_url' } })
  expect(navigations).toEqual([])
})

const anything = (value: unknown): string => value as string

test.each<[string, string, (signUp: SignUp) => Promise<unknown>]>([
  [
    'a script as a destination',
    'unsafe_url',
    (signUp) => signUp.sso({ ...PARAMS, redirectUrl: 'javascript:alert(1)' }),
  ],
  [
    'a callback that is no web page',
    'unsafe_url',
    (signUp) => signUp.sso({ ...PARAMS, redirectCallbackUrl: 'app://x' }),
  ],
  ['no callback', 'invalid_parameter', (signUp) => signUp.sso({ ...PARAMS, redirectCallbackUrl: anything(undefined) })],
  ['a callback that is no URL', 'invalid_parameter', (signUp) => signUp.sso({ ...PARAMS, redirectUrl: 'https://' })],
  ['no strategy', 'invalid_parameter', (signUp) => signUp.sso({ ...PARAMS, strategy: anything(undefined) })],
  ['no parameters', 'invalid_parameter', (signUp) => signUp.authenticateWithRedirect(undefined as never)],
  ['no callbacks', 'invalid_parameter', (signUp) => signUp.signUpWithOAuth('oauth_google', undefined as never)],
])('%s is %s, and nothing is sent', async (_, code, call) => {
  const { signUp, seen } = ssoSetup()
  await expect(call(signUp)).rejects.toMatchObject({ kind: 'flow', code })
  expect(seen).toEqual([])
  expect(signUp.id).toBeUndefined()
})

test('where there is no page a path is invalid_parameter, and a URL will do', async () => {
  vi.unstubAllGlobals()
  const { future, seen } = ssoSetup()
  expect(await future.sso(PARAMS)).toMatchObject({ error: { code: 'invalid_parameter' } })
  expect(seen).toEqual([])
  const url = 'https://app.example.test/'
  expect(await future.sso({ ...PARAMS, redirectUrl: url, redirectCallbackUrl: url })).toEqual({ error: null })
})

test('a rejected captcha is solved anew, once, with a token of its own (F29)', async () => {
  const environment = {
    display_config: {
      captcha_public_key: 'key',
      captcha_public_key_invisible: 'hidden',
      captcha_widget_type: 'smart',
      captcha_oauth_bypass: [],
    },
    user_settings: { sign_up: { captcha_enabled: true } },
  }
  let solved = 0
  const { client, future, seen, form, navigations } = ssoSetup(
    ({ method, url }) => {
      if (url.pathname === '/v1/environment') return Response.json(environment)
      if (method === 'GET') return responseWith({ sessions: [] })
      return solved < 2 ? Response.json(errorJSON('captcha_invalid'), { status: 400 }) : responseWith(underWay)
    },
    { captcha: { solve: async () => ({ token: `token-${++solved}`, widgetType: 'smart' }) } },
  )
  await client.load()
  expect(await future.sso(PARAMS)).toEqual({ error: null })
  expect(seen.flatMap((_, index) => form(index).captcha_token ?? [])).toEqual(['token-1', 'token-2'])
  expect(seen.filter(({ url }) => url.pathname === '/v1/environment')).toHaveLength(2)
  expect(navigations).toEqual([PROVIDER_URL])
})

test('an error response without a list of errors is an error, and no crash (F14)', async () => {
  const { future, signUp, navigations } = ssoSetup(() => Response.json({}, { status: 400 }))
  expect(await future.sso(PARAMS)).toMatchObject({ error: { kind: 'api', status: 400, errors: [] } })
  expect(navigations).toEqual([])
  expect(signUp.id).toBeUndefined()
})

test('what is aborted or discarded goes nowhere', async () => {
  const { future, signUp, navigations } = ssoSetup(() => new Promise(() => {}))
  const controller = new AbortController()
  const aborted = future.sso(PARAMS, { signal: controller.signal })
  const discarded = future.sso({ ...PARAMS, strategy: 'oauth_github' })
  controller.abort()
  expect(await aborted).toMatchObject({ error: { code: 'aborted' } })
  await signUp.reset()
  expect(await discarded).toMatchObject({ error: { code: 'discarded' } })
  expect(navigations).toEqual([])
})

test('getEnterpriseConnections() lists what the sign-up may go through', async () => {
  const connections = [
    { id: 'entconn_1', name: 'Corp', provider: 'saml_okta', logo_public_url: 'https://img.example.test/corp.png' },
    { id: 'entconn_2', name: 'Labs', provider: 'saml_custom' },
  ]
  const { signUp, seen } = ssoSetup((_, index) => responseWith(index === 0 ? signUpJSON() : connections))
  await expect(signUp.getEnterpriseConnections()).rejects.toMatchObject({ code: 'not_started' })
  await signUp.create({ emailAddress: 'ada@corp.test' })
  expect(await signUp.getEnterpriseConnections()).toEqual([
    { id: 'entconn_1', name: 'Corp', provider: 'saml_okta', logoPublicUrl: 'https://img.example.test/corp.png' },
    { id: 'entconn_2', name: 'Labs', provider: 'saml_custom', logoPublicUrl: null },
  ])
  expect(seen[1]?.url.pathname).toBe('/v1/client/sign_ups/sua_1/enterprise_connections')
})

test('connections of another shape are invalid_response', async () => {
  const { signUp } = ssoSetup((_, index) => responseWith(index === 0 ? signUpJSON() : { id: 'entconn_1' }))
  await signUp.create({ emailAddress: 'ada@corp.test' })
  await expect(signUp.getEnterpriseConnections()).rejects.toMatchObject({ code: 'invalid_response' })
})
