import { expect, test } from 'vitest'
import { setup as createSetup, type Rejected } from './setup.ts'

const EMAIL = { emailAddress: 'ada@example.test' }

const setup = () => createSetup({ settings: { sign_up: { captcha_enabled: true } } })
type World = ReturnType<typeof setup>

const codeOf = async ({ rejected }: World, body: Readonly<Record<string, unknown>>, path = '/client/sign_ups') => {
  const { status, errors } = await rejected('POST', path, body)
  return [status, errors[0]?.code]
}

test('a sign-up without a token is rejected, and so is one whose challenge failed', async () => {
  const world = setup()
  expect(await codeOf(world, EMAIL)).toEqual([400, 'captcha_missing_token'])
  expect(await codeOf(world, { ...EMAIL, captchaToken: '' })).toEqual([400, 'captcha_missing_token'])
  expect(await codeOf(world, { ...EMAIL, captchaError: '300030' })).toEqual([400, 'captcha_invalid'])
})

test('a token that was issued is accepted once', async () => {
  const world = setup()
  const captchaToken = world.api.captcha.issue()
  await world.create({ ...EMAIL, captchaToken, captchaWidgetType: 'smart' })
  expect(await codeOf(world, { ...EMAIL, captchaToken })).toEqual([400, 'captcha_invalid'])
})

test('a stub’s token is accepted once, the dummy of the test keys always, and any other never', async () => {
  const world = setup()
  await world.create({ ...EMAIL, captchaToken: 'turnstile-token-1' })
  expect(await codeOf(world, { ...EMAIL, captchaToken: 'turnstile-token-1' })).toEqual([400, 'captcha_invalid'])
  await world.create({ ...EMAIL, captchaToken: 'XXXX.DUMMY.TOKEN.XXXX' })
  await world.create({ ...EMAIL, captchaToken: 'XXXX.DUMMY.TOKEN.XXXX' })
  expect(await codeOf(world, { ...EMAIL, captchaToken: 'forged' })).toEqual([400, 'captcha_invalid'])
})

test('an update needs no token', async () => {
  const { api, create, update } = setup()
  const { id } = await create({ ...EMAIL, captchaToken: api.captcha.issue() })
  expect((await update(id, { emailAddress: 'grace@example.test' })).email_address).toBe('grace@example.test')
})

test('a strategy on the list needs no token', async () => {
  const { api, create } = createSetup({
    settings: {
      sign_up: { captcha_enabled: true },
      social: { oauth_google: { enabled: true } },
    },
    displayConfig: { captcha_oauth_bypass: ['oauth_google'] },
  })
  const body = { strategy: 'oauth_google', redirectUrl: 'https://app.example.test/callback' }
  expect((await create(body)).status).toBe('missing_requirements')
  api.configure({ displayConfig: { captcha_oauth_bypass: [] } })
  await expect(create(body)).rejects.toThrow('captcha_missing_token')
})

test.each([
  [['oauth_google'], [200, undefined]],
  [[], [400, 'captcha_missing_token']],
])(
  'a sign-in that takes over the sign-up of a provider needs no token if the provider is on the list: %j',
  async (bypass, expected) => {
    const world = createSetup({
      settings: { sign_up: { captcha_enabled: true }, social: { oauth_google: { enabled: true } } },
      displayConfig: { captcha_oauth_bypass: ['oauth_google'] },
    })
    world.api.users.add({ ...EMAIL, externalAccounts: [{ ...EMAIL, provider: 'oauth_google' }] })
    const { verifications } = await world.create({
      strategy: 'oauth_google',
      redirectUrl: 'https://app.example.test/callback',
    })
    await world.api.providers.approve(verifications?.external_account?.external_verification_redirect_url ?? '', EMAIL)
    world.api.configure({ displayConfig: { captcha_oauth_bypass: bypass } })
    const body = { transfer: true, signUpIfMissing: true }
    const response = await world.transport({ method: 'POST', path: '/client/sign_ins', body })
    expect([response.status, (response.body as Rejected).errors?.[0]?.code]).toEqual(expected)
  },
)

test('the environment names the keys, which are Turnstile’s own for tests', () => {
  expect(setup().api.environment).toMatchObject({
    display_config: {
      captcha_public_key: '1x00000000000000000000AA',
      captcha_public_key_invisible: '1x00000000000000000000BB',
      captcha_widget_type: 'smart',
    },
  })
})

test('captcha.require() rejects every change until the user was proved human', async () => {
  const world = createSetup()
  const { id } = await world.create(EMAIL)
  world.api.captcha.require()
  expect(await codeOf(world, EMAIL)).toEqual([401, 'requires_captcha'])
  expect(await codeOf(world, { strategy: 'email_code' }, `/client/sign_ups/${id}/prepare_verification`)).toEqual([
    401,
    'requires_captcha',
  ])
  await world.get(id)
  expect(await codeOf(world, { captchaToken: 'forged' }, '/client/verify')).toEqual([400, 'captcha_invalid'])
  expect(await codeOf(world, EMAIL)).toEqual([401, 'requires_captcha'])

  const { status, body } = await world.transport({
    method: 'POST',
    path: '/client/verify',
    body: { captchaToken: world.api.captcha.issue(), captchaWidgetType: 'invisible', captchaAction: 'verify' },
  })
  expect([status, body]).toMatchObject([200, { response: { object: 'client', sign_up: { id } }, client: null }])
  await world.prepare(id, { strategy: 'email_code' })
})

test('a snapshot knows which tokens were used', async () => {
  const world = setup()
  const captchaToken = world.api.captcha.issue()
  const unused = world.api.snapshot()
  await world.create({ ...EMAIL, captchaToken })
  world.api.restore(unused)
  await world.create({ ...EMAIL, captchaToken })
})
