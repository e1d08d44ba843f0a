import { expect, test, vi } from 'vitest'
import type { CaptchaProvider, CaptchaRequest, CaptchaSolution, ClientOptions } from '../../src/index.ts'
import type { MockFrontendApiOptions } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const PROTECTED = { settings: { sign_up: { captcha_enabled: true } } }

/** A provider whose challenges come to `turnstile-token-1`, `turnstile-token-2`, … */
const solver = (solve?: (request: CaptchaRequest) => Promise<CaptchaSolution>) => {
  const asked: CaptchaRequest[] = []
  const provider: CaptchaProvider = {
    solve: async (request) => {
      asked.push(request)
      return solve ? solve(request) : { token: `turnstile-token-${asked.length}`, widgetType: request.widgetType }
    },
  }
  return { asked, provider }
}

const withCaptcha = (
  options: MockFrontendApiOptions = PROTECTED,
  solve?: (request: CaptchaRequest) => Promise<CaptchaSolution>,
  clientOptions: ClientOptions = {},
) => {
  const { asked, provider } = solver(solve)
  const world = setup(options, { captcha: provider, ...clientOptions })
  const creations = () =>
    world.api.requests.filter(({ method, path }) => method === 'POST' && path === '/client/sign_ups')
  const tokens = () => world.api.requests.flatMap(({ body }) => (body?.captcha_token ? [body.captcha_token] : []))
  return { ...world, asked, creations, tokens }
}

const loaded = async (...parameters: Parameters<typeof withCaptcha>) => {
  const world = withCaptcha(...parameters)
  await world.client.load()
  return world
}

test('a new sign-up brings the solution of a challenge', async () => {
  const { signUp, asked, creations } = await loaded()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(asked).toMatchObject([
    {
      siteKey: '1x00000000000000000000AA',
      invisibleSiteKey: '1x00000000000000000000BB',
      widgetType: 'smart',
      action: 'signup',
    },
  ])
  expect(creations()[0]?.body).toMatchObject({ captcha_token: 'turnstile-token-1', captcha_widget_type: 'smart' })
  expect(signUp.emailAddress).toBe(EMAIL)
})

test.each([
  ['upsert', (world: Awaited<ReturnType<typeof loaded>>) => world.signUp.upsert({ emailAddress: EMAIL })],
  ['password', (world) => world.signUp.password({ emailAddress: EMAIL, password: PASSWORD })],
  ['future.create', (world) => world.future.create({ emailAddress: EMAIL })],
  ['future.password', (world) => world.future.password({ emailAddress: EMAIL, password: PASSWORD })],
])('%s solves a challenge when it creates', async (_name, call) => {
  const world = await loaded()
  await call(world)
  expect(world.creations().map(({ status, body }) => [status, body?.captcha_token])).toEqual([
    [200, 'turnstile-token-1'],
  ])
})

test('(F49) an existing sign-up is changed without a challenge', async () => {
  const { signUp, future, asked } = await loaded()
  await signUp.create({ emailAddress: EMAIL })
  await signUp.update({ emailAddress: EMAIL })
  await signUp.upsert({ emailAddress: EMAIL })
  expect(await future.password({ password: PASSWORD })).toEqual({ error: null })
  await signUp.prepareEmailAddressVerification()
  expect(asked).toHaveLength(1)
})

test('(F29) each request has a challenge of its own', async () => {
  const { signUp, api, tokens } = await loaded()
  api.fail.next({ networkError: true, when: { path: '/client/sign_ups' } })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ kind: 'network' })
  await signUp.create({ emailAddress: EMAIL })
  await signUp.create({ emailAddress: 'grace@example.test' })
  expect(tokens()).toEqual(['turnstile-token-1', 'turnstile-token-2', 'turnstile-token-3'])
})

test('(F23) a double click solves one challenge and creates one sign-up', async () => {
  const { signUp, asked, creations } = await loaded()
  await Promise.all([signUp.create({ emailAddress: EMAIL }), signUp.create({ emailAddress: EMAIL })])
  expect(asked).toHaveLength(1)
  expect(creations()).toHaveLength(1)
})

test('one of two who clicked leaves: the challenge goes on for the other', async () => {
  let finish = (): void => {}
  const solve = (): Promise<CaptchaSolution> =>
    new Promise((resolve) => {
      finish = () => resolve({ token: 'turnstile-token-1', widgetType: 'smart' })
    })
  const { signUp, asked } = await loaded(PROTECTED, solve)
  const controller = new AbortController()
  const left = signUp.create({ emailAddress: EMAIL }, { signal: controller.signal })
  const stayed = signUp.create({ emailAddress: EMAIL })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  controller.abort()
  await expect(left).rejects.toMatchObject({ code: 'aborted' })
  expect(asked[0]?.signal.aborted).toBe(false)
  finish()
  await stayed
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('a client that the server trusts, and strategies on its list, need none', async () => {
  const { signUp, asked } = await loaded({
    settings: { ...PROTECTED.settings, social: { oauth_google: { enabled: true } } },
    displayConfig: { captcha_oauth_bypass: ['oauth_google'] },
  })
  await signUp.create({
    strategy: 'oauth_google',
    redirectUrl: 'https://app.example.test/callback',
    actionCompleteRedirectUrl: 'https://app.example.test/done',
  })
  expect(asked).toEqual([])
})

test('(F46) settings that are not known are learned from the error response: read, solve, send once more', async () => {
  const { signUp, sent, tokens } = withCaptcha()
  await signUp.create({ emailAddress: EMAIL })
  expect(sent()).toEqual(['POST /client/sign_ups', 'GET /environment', 'POST /client/sign_ups'])
  expect(tokens()).toEqual(['turnstile-token-1'])
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('a captcha that was switched on since the settings were read is learned of too', async () => {
  const { signUp, api, creations } = await loaded({})
  api.configure(PROTECTED)
  await signUp.create({ emailAddress: EMAIL })
  expect(creations().map(({ status }) => status)).toEqual([400, 200])
})

test('what waits for the sign-up waits for its second try', async () => {
  const { signUp, future, api } = withCaptcha()
  const creating = signUp.create({ emailAddress: EMAIL })
  expect(await future.verifications.sendEmailCode()).toEqual({ error: null })
  await creating
  expect(api.outbox).toHaveLength(1)
})

test('(F46) settings that cannot be read leave the error response, and nothing is sent again', async () => {
  const { signUp, api, creations } = withCaptcha()
  api.fail.when({ path: '/environment' }, { status: 503 })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    errors: [{ code: 'captcha_missing_token' }],
  })
  expect(creations()).toHaveLength(1)
})

test('a token that the server does not accept is an error: nothing is sent a second time', async () => {
  const { signUp, creations } = await loaded(PROTECTED, async () => ({ token: 'forged', widgetType: 'smart' }))
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ errors: [{ code: 'captcha_invalid' }] })
  expect(creations()).toHaveLength(1)
})

test('(F29) a way to a provider that is rejected for its captcha is tried once more, with a token of its own', async () => {
  const google = {
    strategy: 'oauth_google',
    redirectUrl: 'https://app.example.test/welcome',
    redirectCallbackUrl: 'https://app.example.test/callback',
  } as const
  const { future, api, tokens, creations } = await loaded(
    {
      settings: { ...PROTECTED.settings, social: { oauth_google: { enabled: true } } },
      displayConfig: { captcha_oauth_bypass: [] },
    },
    undefined,
    { navigate: () => {} },
  )
  api.fail.next({ status: 400, code: 'captcha_invalid', handled: true, when: { path: '/client/sign_ups' } })
  expect(await future.sso(google)).toEqual({ error: null })
  expect(creations().map(({ status }) => status)).toEqual([400, 200])
  expect(tokens()).toEqual(['turnstile-token-1', 'turnstile-token-2'])
})

test('captcha: false solves nothing, and the error response is the result', async () => {
  const { signUp, sent } = setup(PROTECTED, { captcha: false })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    errors: [{ code: 'captcha_missing_token' }],
  })
  expect(sent()).toEqual(['POST /client/sign_ups'])
})

test('a challenge that could not run is reported to the server, which decides', async () => {
  const { signUp, creations } = await loaded(PROTECTED, async () => ({ error: '300030,300030' }))
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ errors: [{ code: 'captcha_invalid' }] })
  expect(creations().map(({ body }) => body?.captcha_error)).toEqual(['300030,300030'])
})

test('(F61) a provider that fails is captcha_failed with its cause: nothing is sent, the sign-up is unharmed', async () => {
  const cause = new Error('The widget exploded.')
  let isBroken = false
  const { signUp, future, sent } = await loaded(PROTECTED, async () => {
    if (isBroken) throw cause
    return { token: 'turnstile-token-9', widgetType: 'smart' }
  })
  await signUp.create({ emailAddress: EMAIL })
  const [before, attempt] = [sent().length, signUp.toJSON()]
  isBroken = true

  await expect(signUp.create({ emailAddress: 'grace@example.test' })).rejects.toMatchObject({
    kind: 'flow',
    code: 'captcha_failed',
    cause,
  })
  expect(await future.create({})).toMatchObject({ error: { code: 'captcha_failed', cause } })
  expect(sent()).toHaveLength(before)
  expect(signUp.toJSON()).toBe(attempt)
})

test('a provider that resolves to nothing is captcha_failed', async () => {
  const { signUp } = await loaded(PROTECTED, async () => ({ token: '', widgetType: 'smart' }))
  await expect(signUp.create({})).rejects.toMatchObject({ code: 'captcha_failed' })
})

test('reset() and a signal end a challenge, even of a provider that does not listen', async () => {
  const { signUp, asked, creations } = await loaded(PROTECTED, () => new Promise(() => {}))
  const controller = new AbortController()
  const aborted = signUp.create({ emailAddress: EMAIL }, { signal: controller.signal })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  controller.abort()
  await expect(aborted).rejects.toMatchObject({ code: 'aborted' })

  const discarded = signUp.create({ emailAddress: EMAIL })
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  await signUp.reset()
  await expect(discarded).rejects.toMatchObject({ code: 'discarded' })
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
  expect(creations()).toEqual([])
})

test('no token of a captcha is in an event', async () => {
  const { signUp, events } = await loaded()
  await signUp.create({ emailAddress: EMAIL })
  expect(JSON.stringify(events)).not.toContain('turnstile-token')
})

test('(F48) any request that must prove first that the user is human does so, and is sent once more', async () => {
  const { signUp, api, asked, sent } = await loaded({})
  await signUp.create({ emailAddress: EMAIL })
  const before = sent().length
  api.captcha.require()
  await signUp.prepareEmailAddressVerification()

  const prepare = `POST /client/sign_ups/${signUp.id}/prepare_verification`
  expect(sent().slice(before)).toEqual([prepare, 'POST /client/verify', prepare])
  expect(api.requests.find(({ path }) => path === '/client/verify')?.body).toEqual({
    captcha_token: 'turnstile-token-1',
    captcha_widget_type: 'smart',
    captcha_action: 'verify',
  })
  expect(asked.map(({ action }) => action)).toEqual(['verify'])
  expect(api.outbox).toHaveLength(1)
})

test('(F29) a creation that must prove first that the user is human has new tokens for both', async () => {
  const { signUp, api, tokens } = await loaded()
  api.captcha.require()
  await signUp.create({ emailAddress: EMAIL })
  expect(tokens()).toEqual(['turnstile-token-1', 'turnstile-token-2', 'turnstile-token-3'])
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('calls at the same time wait for the one proof', async () => {
  const { signUp, api, asked } = await loaded({})
  await signUp.create({ emailAddress: EMAIL })
  api.captcha.require()
  await Promise.all([
    signUp.prepareEmailAddressVerification(),
    signUp.update({ unsafeMetadata: { plan: 'pro' } }),
    signUp.password({ password: PASSWORD }),
  ])
  expect(asked).toHaveLength(1)
  expect(signUp.unsafeMetadata).toEqual({ plan: 'pro' })
})

test('the keys are read first where they are not known; where there are no keys, the server gets to know', async () => {
  const { signUp, api, sent } = withCaptcha({})
  api.captcha.require()
  await signUp.create({ emailAddress: EMAIL })
  expect(sent()).toEqual(['POST /client/sign_ups', 'GET /environment', 'POST /client/verify', 'POST /client/sign_ups'])

  const without = await loaded({ displayConfig: { captcha_public_key: null } })
  without.api.captcha.require()
  await expect(without.signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    errors: [{ code: 'captcha_invalid' }],
  })
  expect(without.api.requests.at(-1)?.body).toEqual({ captcha_error: 'captcha_unavailable', captcha_action: 'verify' })
})

test('(F60) proofs that failed, however many, do not block the page', async () => {
  let token = 'forged'
  const { signUp, api } = await loaded({}, async () => ({ token, widgetType: 'smart' }))
  api.captcha.require()
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
      errors: [{ code: 'captcha_invalid' }],
    })
  }
  token = api.captcha.issue()
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('a server that is never content is asked twice, and no more', async () => {
  const { signUp, api, creations } = await loaded({})
  api.fail.when({ method: 'POST', path: '/client/sign_ups' }, { status: 401, code: 'requires_captcha' })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    status: 401,
    errors: [{ code: 'requires_captcha' }],
  })
  expect(creations()).toHaveLength(2)
})
