import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

const ADA = 'ada@example.test'
const PHONE = '+447700900143'
const wrong = (code: string | undefined) => (code === '111111' ? '222222' : '111111')

/** A sign-up whose email code was sent. */
const sent = async (options: MockFrontendApiOptions = presets.emailCode()) => {
  const mock = setup(options)
  const { id } = await mock.create({ emailAddress: ADA })
  const signUp = await mock.prepare(id, { strategy: 'email_code' })
  const { code } = mock.api.outbox.last(ADA)
  const reject = (given: string | undefined) =>
    mock.rejected('POST', paths.attemptVerification(id), { strategy: 'email_code', code: given })
  const verification = async () => (await mock.get(id)).response.verifications?.email_address
  return { ...mock, id, signUp, code, reject, verification }
}

test('an address that is there has no verification until its code is asked for', async () => {
  const { create } = setup(presets.emailCode())
  expect((await create({ emailAddress: ADA })).verifications).toEqual({
    email_address: null,
    phone_number: null,
    web3_wallet: null,
    external_account: null,
  })
})

test('a code that was sent may be tried until it expires', async () => {
  const { api, signUp } = await sent()
  expect(signUp.verifications?.email_address).toEqual({
    object: 'verification_otp',
    status: 'unverified',
    strategy: 'email_code',
    attempts: 0,
    expire_at: api.clock.now() + 600_000,
    next_action: 'needs_attempt',
    supported_strategies: ['email_code'],
  })
  expect(api.outbox).toEqual([
    { to: ADA, channel: 'email', kind: 'code', code: expect.stringMatching(/^\d{6}$/), sentAt: api.clock.now() },
  ])
})

test('the right code verifies the address', async () => {
  const { attempt, id, code } = await sent()
  const { response } = await attempt(id, { strategy: 'email_code', code })
  expect(response.verifications?.email_address).toMatchObject({ status: 'verified', attempts: 1, next_action: '' })
})

test('a wrong code is rejected and counted', async () => {
  const { reject, verification, code } = await sent()
  expect(await reject(wrong(code))).toMatchObject({
    status: 422,
    errors: [{ code: 'form_code_incorrect', meta: { param_name: 'code' } }],
  })
  expect(await verification()).toMatchObject({ status: 'unverified', attempts: 1 })
})

test('the right code still works after a wrong one', async () => {
  const { attempt, reject, id, code } = await sent()
  await reject(wrong(code))
  expect((await attempt(id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test('the third wrong code ends the verification, also for the right code', async () => {
  const { reject, verification, code } = await sent()
  await reject(wrong(code))
  await reject(wrong(code))
  const failed = { status: 400, errors: [{ code: 'verification_failed' }] }
  expect(await reject(wrong(code))).toMatchObject(failed)
  expect(await reject(code)).toMatchObject(failed)
  expect(await verification()).toMatchObject({
    status: 'failed',
    attempts: 3,
    error: { code: 'verification_failed' },
  })
})

test('a new code begins a failed verification anew', async () => {
  const { api, attempt, prepare, reject, id, code } = await sent({ ...presets.emailCode(), limits: { attempts: 1 } })
  await reject(wrong(code))
  await prepare(id, { strategy: 'email_code' })
  const again = api.outbox.last(ADA).code
  expect((await attempt(id, { strategy: 'email_code', code: again })).response.status).toBe('complete')
})

test('a code is worth nothing once a newer one was sent', async () => {
  const { api, prepare, reject, id, code } = await sent()
  await prepare(id, { strategy: 'email_code' })
  expect(api.outbox.last(ADA).code).not.toBe(code)
  expect((await reject(code)).errors[0]?.code).toBe('form_code_incorrect')
})

test('a code expires after ten minutes', async () => {
  const { api, reject, verification, code } = await sent()
  api.clock.advance(599_999)
  expect(await verification()).toMatchObject({ status: 'unverified' })
  api.clock.advance(1)
  expect(await verification()).toMatchObject({ status: 'expired' })
  expect(await reject(code)).toMatchObject({ status: 400, errors: [{ code: 'verification_expired' }] })
})

test('a verified address does not expire', async () => {
  const options = { settings: { attributes: { password: { enabled: true, required: true } } } }
  const { api, attempt, verification, id, code } = await sent(options)
  await attempt(id, { strategy: 'email_code', code })
  api.clock.advance(600_000)
  expect(await verification()).toMatchObject({ status: 'verified' })
})

test('another code before the interval has passed is rejected, with the seconds to wait', async () => {
  const { api, prepare, rejected, id } = await sent({ ...presets.emailCode(), limits: { resendIntervalMs: 30_000 } })
  api.clock.advance(10_500)
  const response = await rejected('POST', paths.prepareVerification(id), { strategy: 'email_code' })
  expect(response).toMatchObject({ status: 429, errors: [{ code: 'verification_code_too_many_requests' }] })
  expect(response.headers.get('retry-after')).toBe('20')
  expect(api.outbox).toHaveLength(1)
  api.clock.advance(19_500)
  await prepare(id, { strategy: 'email_code' })
  expect(api.outbox).toHaveLength(2)
})

test('a code entered before one was sent is rejected with the call to make', async () => {
  const { create, rejected } = setup(presets.emailCode())
  const { id } = await create({ emailAddress: ADA })
  const { status, errors } = await rejected('POST', paths.attemptVerification(id), {
    strategy: 'email_code',
    code: '1',
  })
  expect({ status, code: errors[0]?.code }).toEqual({ status: 400, code: 'verification_missing' })
  expect(errors[0]?.long_message).toContain('prepare_verification with strategy=email_code')
})

test('verifying twice is rejected', async () => {
  const { attempt, reject, rejected, id, code } = await sent({})
  await attempt(id, { strategy: 'email_code', code })
  expect((await reject(code)).errors[0]?.code).toBe('verification_already_verified')
  const again = await rejected('POST', paths.prepareVerification(id), { strategy: 'email_code' })
  expect(again).toMatchObject({ status: 400, errors: [{ code: 'verification_already_verified' }] })
})

test('another address begins its verification anew; the same address keeps it', async () => {
  const { attempt, update, id, code } = await sent({})
  await attempt(id, { strategy: 'email_code', code })
  const same = await update(id, { emailAddress: 'ADA@example.test' })
  expect(same).toMatchObject({ unverified_fields: [], verifications: { email_address: { status: 'verified' } } })
  const other = await update(id, { emailAddress: 'countess@example.test' })
  expect(other).toMatchObject({
    unverified_fields: ['email_address'],
    verifications: { email_address: null },
  })
})

test('a code sent to the address before does not verify the new one', async () => {
  const { update, reject, id, code } = await sent()
  await update(id, { emailAddress: 'countess@example.test' })
  expect((await reject(code)).errors[0]?.code).toBe('verification_missing')
})

test('a phone code goes out as a text message, or over the channel asked for', async () => {
  const phone = { enabled: true, channels: ['sms', 'whatsapp'] }
  const { api, create, prepare } = setup({ settings: { attributes: { phone_number: phone } } })
  const { id } = await create({ phoneNumber: PHONE })
  const bySms = await prepare(id, { strategy: 'phone_code' })
  expect(bySms.verifications?.phone_number).toMatchObject({ strategy: 'phone_code', channel: 'sms' })
  const byWhatsapp = await prepare(id, { strategy: 'phone_code', channel: 'whatsapp' })
  expect(byWhatsapp.verifications?.phone_number).toMatchObject({ channel: 'whatsapp', attempts: 0 })
  expect(api.outbox.map(({ channel }) => channel)).toEqual(['sms', 'whatsapp'])
})

test('a sign-up created with the phone_code strategy sends its code at once', async () => {
  const { api, create, attempt } = setup(presets.phoneCode())
  const signUp = await create({ strategy: 'phone_code', phoneNumber: PHONE, channel: 'sms' })
  expect(signUp.verifications?.phone_number).toMatchObject({ next_action: 'needs_attempt', channel: 'sms' })
  const { code } = api.outbox.last(PHONE)
  expect((await attempt(signUp.id, { strategy: 'phone_code', code })).response.status).toBe('complete')
})

test.each([
  { given: { strategy: 'email_link' }, code: 'form_param_value_invalid', param: 'strategy' },
  { given: { strategy: 'toString' }, code: 'form_param_value_invalid', param: 'strategy' },
  { given: { strategy: '' }, code: 'form_param_nil', param: 'strategy' },
  { given: {}, code: 'form_param_nil', param: 'strategy' },
  { given: { strategy: 'phone_code' }, code: 'form_param_missing', param: 'phone_number' },
  {
    given: { strategy: 'phone_code', channel: 'whatsapp' },
    code: 'form_param_value_invalid',
    param: 'channel',
    phone: PHONE,
  },
])('preparing with $given is rejected as $code', async ({ given, code, param, phone }) => {
  const { api, create, rejected } = setup({ settings: { attributes: { phone_number: { enabled: true } } } })
  const { id } = await create({ emailAddress: ADA, ...(phone ? { phoneNumber: phone } : {}) })
  const { status, errors } = await rejected('POST', paths.prepareVerification(id), given)
  expect({ status, errors }).toMatchObject({ status: 422, errors: [{ code, meta: { param_name: param } }] })
  expect(api.outbox).toEqual([])
})

test('an empty code asks for a code', async () => {
  const { reject } = await sent()
  expect(await reject('')).toMatchObject({
    status: 422,
    errors: [{ code: 'form_param_nil', long_message: 'Enter a code.', meta: { param_name: 'code' } }],
  })
})
