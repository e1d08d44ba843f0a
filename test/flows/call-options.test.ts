import { expect, test } from 'vitest'
import type { CallOptions } from '../../src/index.ts'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, type Setup, setup } from '../support/setup.ts'

const LONE: Readonly<Record<string, (world: Setup, options: CallOptions) => Promise<unknown>>> = {
  create: ({ signUp }, options) => signUp.create(options),
  reload: ({ signUp }, options) => signUp.reload(options),
  prepareEmailAddressVerification: ({ signUp }, options) => signUp.prepareEmailAddressVerification(options),
  preparePhoneNumberVerification: ({ signUp }, options) => signUp.preparePhoneNumberVerification(options),
  prepareWeb3WalletVerification: ({ signUp }, options) => signUp.prepareWeb3WalletVerification(options),
  authenticateWithMetamask: ({ signUp }, options) => signUp.authenticateWithMetamask(options),
  authenticateWithSolana: ({ signUp }, options) => signUp.authenticateWithSolana(options),
  getEnterpriseConnections: ({ signUp }, options) => signUp.getEnterpriseConnections(options),
  ticket: ({ signUp }, options) => signUp.ticket(options),
  finalize: ({ signUp }, options) => signUp.finalize(options),
  validatePassword: ({ signUp }, options) => signUp.validatePassword(PASSWORD, options),
  'future.create': ({ future }, options) => future.create(options),
  'future.ticket': ({ future }, options) => future.ticket(options),
  'future.finalize': ({ future }, options) => future.finalize(options),
  'future.sendEmailCode': ({ future }, options) => future.verifications.sendEmailCode(options),
  'future.sendPhoneCode': ({ future }, options) => future.verifications.sendPhoneCode(options),
  'future.waitForEmailLinkVerification': ({ future }, options) =>
    future.verifications.waitForEmailLinkVerification(options),
  getToken: ({ client }, options) => client.getToken(options),
  load: ({ client }, options) => client.load(options),
  handleRedirectCallback: ({ client }, options) => client.handleRedirectCallback(options),
  handleEmailLinkVerification: ({ client }, options) => client.handleEmailLinkVerification(options),
}

test.each(Object.keys(LONE))('%s takes a lone { signal } as its options', async (name) => {
  const world = setup()
  const result = await LONE[name]?.(world, { signal: AbortSignal.abort() }).catch((error) => ({ error }))
  expect(result).toMatchObject({ error: { code: 'aborted' } })
  expect(world.sent()).toEqual([])
})

test('a signal of another realm is one, too, and a signal that is not aborted aborts nothing', async () => {
  const foreign = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} } as unknown as AbortSignal
  const world = setup(presets.emailCode())
  expect(await world.future.create({ signal: foreign })).toMatchObject({ error: { code: 'aborted' } })
  expect(await world.future.create({ signal: new AbortController().signal })).toEqual({ error: null })
  expect(world.api.requests[0]?.body).not.toHaveProperty('signal')
})

test.each(['on', 'true', true] as const)('legalAccepted: %j is sent as true', async (legalAccepted) => {
  const { signUp, api } = setup({ settings: { sign_up: { legal_consent_enabled: true } } })
  await signUp.create({ emailAddress: EMAIL, legalAccepted })
  expect(signUp.legalAcceptedAt).not.toBeNull()
  await signUp.update({ legalAccepted })
  await signUp.password({ password: PASSWORD, legalAccepted })
  expect(api.requests.map(({ body }) => body?.legal_accepted)).toEqual(['true', 'true', 'true'])
})

test.each(['', '  ', '\t', null])(
  'a blank locale or time zone (%j) counts as absent: the browser’s is sent',
  async (blank) => {
    const { signUp, api } = setup()
    await signUp.create({ emailAddress: EMAIL, locale: blank, timezone: blank })
    expect(api.requests[0]?.body).toMatchObject({ locale: 'en-GB', timezone: 'Europe/London' })
  },
)

test('waiting for an email link that was never sent is an error', async () => {
  for (const options of [presets.emailLink(), presets.emailCode()]) {
    const { signUp, future } = setup(options)
    await signUp.create({ emailAddress: EMAIL })
    expect(await future.verifications.waitForEmailLinkVerification()).toMatchObject({
      error: { code: 'email_link_not_sent', message: expect.stringContaining('sendEmailLink()') },
    })
    expect(signUp.$fetchStatus.get()).toBe('idle')
  }
})

test('waiting for an address that is verified already ends at once', async () => {
  const { signUp, future, code } = setup()
  await signUp.create({ emailAddress: EMAIL })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(await future.verifications.waitForEmailLinkVerification()).toEqual({ error: null })
})

test('an identity token is what google_one_tap is tried with', async () => {
  const { signUp, api } = setup()
  await signUp.create({ emailAddress: EMAIL })
  await expect(signUp.attemptVerification({ strategy: 'google_one_tap' })).rejects.toMatchObject({
    code: 'invalid_parameter',
    message: expect.stringContaining('`token`'),
  })
  await signUp.attemptVerification({ strategy: 'google_one_tap', token: 'header.claims.signature' }).catch(() => {})
  expect(api.requests.at(-1)?.body).toMatchObject({ strategy: 'google_one_tap' })
})

test.each(['create', 'update', 'upsert'] as const)('%s with email_link needs an address to lead to', async (name) => {
  const { signUp, sent } = setup(presets.emailLink())
  await expect(signUp[name]({ emailAddress: EMAIL, strategy: 'email_link' })).rejects.toMatchObject({
    code: 'invalid_parameter',
    message: expect.stringContaining('`redirectUrl`'),
  })
  await expect(
    signUp[name]({ emailAddress: EMAIL, strategy: 'email_link', redirectUrl: 'javascript:alert(1)' }),
  ).rejects.toMatchObject({ code: 'unsafe_url' })
  expect(sent()).toEqual([])
})

test('sending again too soon with an update counts down, too', async () => {
  const { signUp, api } = setup(presets.emailCode())
  await signUp.create({ emailAddress: EMAIL })
  const stop = signUp.$cooldown.subscribe(() => {})
  api.fail.next({ status: 429, code: 'too_many_requests', headers: { 'retry-after': '30' } })
  await expect(signUp.update({ strategy: 'email_code' })).rejects.toMatchObject({ status: 429 })
  expect(signUp.$cooldown.get().email).toBe(30)
  stop()
})
