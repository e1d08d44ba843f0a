import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { browserOf, setup } from './setup.ts'

const CODE = '424242'
const EITHER = presets.emailOrPhone()

const TEST: readonly Record<string, string>[] = [
  { emailAddress: 'ada+clerk_test@example.test' },
  { emailAddress: 'ADA+CLERK_TEST@example.test' },
  { emailAddress: 'ada+clerk_test2@example.test' },
  { emailAddress: 'ada.l+work+clerk_test@mail.example.test' },
  { phoneNumber: '+12015550100' },
  { phoneNumber: '+19735550133' },
  { phoneNumber: '+1 (555) 555-0199' },
]

const REAL: readonly Record<string, string>[] = [
  { emailAddress: 'ada@example.test' },
  { emailAddress: 'clerk_test@example.test' },
  { emailAddress: 'ada+clerk@clerk_test.example.test' },
  { emailAddress: 'ada@a+clerk_test.example.test' },
  { phoneNumber: '+12015550099' },
  { phoneNumber: '+12015550200' },
  { phoneNumber: '+447700900143' },
  { phoneNumber: '+3312015550100' },
]

const strategyFor = (given: Record<string, string>) => (given.emailAddress ? 'email_code' : 'phone_code')
const recipientOf = (given: Record<string, string>) =>
  String(given.emailAddress ?? given.phoneNumber?.replace(/[ ()-]/g, ''))

test.each(TEST)('%o is verified by 424242, and gets no message', async (given) => {
  const { api, create, attempt, rejected } = setup(EITHER)
  const strategy = strategyFor(given)
  const { id } = await create({ ...given, strategy })
  expect(api.outbox).toEqual([])
  for (const read of [api.outbox.last, api.outbox.lastCode])
    expect(() => read(recipientOf(given))).toThrow('Enter 424242, or set `authConfig.test_mode: false`')
  const wrong = await rejected('POST', paths.attemptVerification(id), { strategy, code: '424241' })
  expect(wrong.errors[0]?.code).toBe('form_code_incorrect')
  expect((await attempt(id, { strategy, code: CODE })).response.status).toBe('complete')
})

test.each(REAL)('%o gets a message, and is not verified by 424242', async (given) => {
  const { api, create, rejected } = setup(EITHER)
  const strategy = strategyFor(given)
  const { id } = await create({ ...given, strategy })
  expect(api.outbox.lastCode(recipientOf(given))).not.toBe(CODE)
  expect((await rejected('POST', paths.attemptVerification(id), { strategy, code: CODE })).errors[0]?.code).toBe(
    'form_code_incorrect',
  )
})

test.each<readonly [string, MockFrontendApiOptions, boolean]>([
  ['development', {}, true],
  ['development without test mode', { authConfig: { test_mode: false } }, false],
  ['production', { displayConfig: { instance_environment_type: 'production' } }, false],
  [
    'production with test mode',
    { displayConfig: { instance_environment_type: 'production' }, authConfig: { test_mode: true } },
    true,
  ],
])('an instance of %s knows its test addresses accordingly', async (_, options, isTest) => {
  const api = createMockFrontendApi({ ...EITHER, ...options })
  const { create } = browserOf(api)
  await create({ emailAddress: 'ada+clerk_test@example.test', strategy: 'email_code' })
  expect(api.outbox).toHaveLength(isTest ? 0 : 1)
})

test('a test address has to be sent its code before it can be verified, and the code expires', async () => {
  const { api, create, prepare, rejected } = setup(EITHER)
  const { id } = await create(TEST[0] ?? {})
  const body = { strategy: 'email_code', code: CODE }
  expect((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code).toBe('verification_missing')
  await prepare(id, { strategy: 'email_code' })
  api.clock.advance(api.limits.codeExpiresInMs)
  expect((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code).toBe('verification_expired')
})

test('a test address is sent its links: only a code can be known beforehand', async () => {
  const { api, create } = setup(presets.emailLink())
  const emailAddress = 'ada+clerk_test@example.test'
  const { id } = await create({ emailAddress, strategy: 'email_link', redirectUrl: 'https://app.example.test/' })
  await api.links.open(api.outbox.last(emailAddress).url)
  expect(api.users).toMatchObject([{ emailAddress }])
  expect(id).toMatch(/^sua_/)
})
