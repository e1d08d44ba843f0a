import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import type { Fault } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, MANY, withAda } from '../support/sign-in.ts'

afterEach(() => vi.unstubAllGlobals())

test('a lock says how long it lasts, in all that the server says about it (S21)', async () => {
  const attack_protection = { user_lockout: { max_attempts: 1, duration_in_minutes: 30 } }
  const { future } = withAda({}, { ...MANY, settings: { ...MANY.settings, attack_protection } })
  const { error } = await future.password({ identifier: EMAIL, password: 'wrong' })
  expect(error).toMatchObject({ errors: [{ code: 'user_locked', meta: { lockoutExpiresInSeconds: 1800 } }] })
})

test.each(['email_address', 'phone_number', 'ticket', 'public_key_credential', 'signature'])(
  'an error about %s, which is no field of a sign-in, is general (S23)',
  async (param_name) => {
    const { signIn, future, api } = withAda()
    api.fail.next({ status: 422, code: 'form_param_format_invalid', meta: { param_name } })
    const { error } = await future.create({ identifier: EMAIL })
    expect(codeOf(error)).toBe('form_param_format_invalid')
    const { fields, global } = signIn.$errors.get()
    expect(Object.values(fields)).toEqual([null, null, null])
    expect(global).toMatchObject([{ code: 'form_param_format_invalid' }])
  },
)

test.each<[what: string, fault: Fault]>([
  ['an empty object', { body: {} }],
  ['a sign-in without members', { body: { response: {}, client: null } }],
  ['a page', { html: true, status: 200 }],
])('%s in place of a sign-in is an error, and the sign-in stays (S31)', async (_what, fault) => {
  const { signIn, future, api } = withAda()
  await signIn.create({ identifier: EMAIL })
  const before = signIn.$state.get()
  api.fail.when({ method: 'POST' }, fault)
  const { error } = await future.emailCode.sendCode()
  expect(error).toMatchObject({ kind: 'response', code: 'invalid_response' })
  expect(signIn.$state.get()).toBe(before)
  api.fail.clear()
  await signIn.password({ password: PASSWORD })
  expect(signIn.status).toBe('complete')
})

test('a request that fails while the browser seems to be offline is an error, and no success (S31)', async () => {
  const { signIn, future, api } = withAda()
  await signIn.create({ identifier: EMAIL })
  vi.stubGlobal('navigator', { onLine: false, webdriver: true })
  api.fail.next({ networkError: true })
  expect((await future.password({ password: PASSWORD })).error).toMatchObject({ kind: 'network' })
  expect(signIn.status).toBe('needs_first_factor')
})

test.each<[what: string, fault: Fault]>([
  ['is a page', { html: true }],
  ['has no entries', { status: 502, body: { errors: [] } }],
])('an error response to One Tap that %s is an error with its status (S34)', async (_what, fault) => {
  const { client, api, sent } = withAda()
  api.fail.next(fault)
  const tapped = client.authenticateWithGoogleOneTap({ token: 'token' })
  await expect(tapped).rejects.toMatchObject({ kind: 'api', status: 502, errors: [] })
  expect(sent()).toEqual(['POST /client/sign_ins'])
})

test('both interfaces show whether the device is known, and that the server abandoned the sign-in (S37)', async () => {
  const { signIn, future, api } = withAda()
  await future.create({ identifier: EMAIL })
  expect([signIn.clientTrustState, future.clientTrustState]).toEqual(['new', 'new'])
  expect((await signIn.validatePassword('short')).complexity).toMatchObject({ min_length: true })
  api.clock.advance(25 * 60 * 60_000)
  const { error } = await future.reload()
  expect(codeOf(error)).toBe('resource_not_found')
  expect([signIn.status, signIn.$nextStep.get().type]).toEqual(['abandoned', 'restart'])
})
