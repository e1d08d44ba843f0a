import { afterEach, expect, test, vi } from 'vitest'
import type { CaptchaRequest } from '../../src/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { codeOf, MANY, rejection, withAda } from '../support/sign-in.ts'

afterEach(() => vi.doUnmock('../../src/sign-in/part.ts'))

/** The server handles the next request, and its response is lost. */
const LOST = { networkError: true, handled: true } as const

test('a lost response to a started sign-in, a code and its proof: each was applied, so each call resolves', async () => {
  const { signIn, api, client, code, ada } = withAda({ totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
  await client.load()
  api.fail.next(LOST)
  await signIn.create({ identifier: EMAIL })
  expect(signIn.status).toBe('needs_first_factor')
  api.fail.next(LOST)
  await signIn.emailCode.sendCode()
  expect([signIn.firstFactorVerification.strategy, api.outbox.length]).toEqual(['email_code', 1])
  api.fail.next(LOST)
  await signIn.emailCode.verifyCode({ code: code() })
  expect(signIn.status).toBe('needs_second_factor')
  api.fail.next(LOST)
  await signIn.mfa.verifyTOTP({ code: api.users.totpCode(ada.id) })
  expect([signIn.status, signIn.createdSessionId]).toEqual(['complete', api.sessions[0]?.id])
  await signIn.finalize()
  expect(client.$user.get()?.firstName).toBe('Ada')
})

test('a lost response to a password that was right: the sign-in is complete', async () => {
  const { signIn, api, client } = withAda()
  await client.load()
  api.fail.next(LOST)
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect(signIn.status).toBe('complete')
  await signIn.finalize()
})

test('the same in a browser of which nothing is known: the outcome is unknown, and not denied', async () => {
  const { signIn, api } = withAda()
  api.fail.next(LOST)
  const { error } = await signIn.future.password({ identifier: EMAIL, password: PASSWORD })
  expect(error).toMatchObject({ kind: 'network', outcome: 'unknown' })
})

test('a lost response to a wrong code: it was not accepted, and counts', async () => {
  const { signIn, api } = withAda()
  await signIn.emailCode.sendCode({ emailAddress: EMAIL })
  api.fail.next(LOST)
  const { error } = await signIn.future.emailCode.verifyCode({ code: '000000' })
  expect(error).toMatchObject({ kind: 'network', outcome: 'not_applied' })
  expect(signIn.firstFactorVerification.attempts).toBe(1)
})

test('a new password whose response was lost', async () => {
  const { signIn, api, client, code } = withAda()
  await client.load()
  await signIn.create({ identifier: EMAIL })
  await signIn.resetPasswordEmailCode.sendCode()
  await signIn.resetPasswordEmailCode.verifyCode({ code: code() })
  api.fail.next(LOST)
  await signIn.resetPasswordEmailCode.submitPassword({ password: 'another correct horse' })
  expect(signIn.status).toBe('complete')
})

test('a sign-in that may become a sign-up brings the solution of a captcha, and a plain one does not', async () => {
  const asked: CaptchaRequest[] = []
  const captcha = {
    solve: async (request: CaptchaRequest) => {
      asked.push(request)
      return { token: `turnstile-token-${asked.length}`, widgetType: request.widgetType }
    },
  }
  const options = { ...MANY, settings: { ...MANY.settings, sign_up: { captcha_enabled: true } } }
  const { signIn, client, api } = withAda({}, options, { captcha })
  await client.load()
  await signIn.create({ identifier: EMAIL })
  expect(asked).toEqual([])
  await signIn.create({ identifier: EMAIL, signUpIfMissing: true })
  expect(asked).toMatchObject([{ action: 'signin' }])
  expect(api.requests.at(-1)?.body).toMatchObject({ captcha_token: 'turnstile-token-1', sign_up_if_missing: 'true' })
})

test('a challenge before a sign-in is passed by the resolver, or stays as the next step', async () => {
  const { signIn, api } = withAda()
  api.protect.require()
  await signIn.create({ identifier: EMAIL })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'protect_check', protectCheck: { status: 'pending' } })
  await signIn.submitProtectCheck({ proofToken: api.protect.proofFor(signIn.protectCheck?.token ?? '') })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'choose_first_factor' })
  const other = withAda({}, MANY, { protect: async ({ token }) => other.api.protect.proofFor(token) })
  other.api.protect.require()
  await other.signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect(other.signIn.protectCheck).toBeNull()
})

test('without its code a method rejects, and the next call loads it', async () => {
  vi.resetModules()
  const path = '../../src/sign-in/part.ts'
  vi.doMock(path, () => {
    throw new Error('gone')
  })
  await expect(import(path)).rejects.toThrow()
  const { client, sent } = setup()
  expect(await rejection(client.signIn.create({ identifier: EMAIL }))).toBe('chunk_failed')
  expect([client.signIn.status, client.signIn.$nextStep.get().type, sent()]).toEqual([null, 'start', []])
  vi.doUnmock(path)
  const { error } = await client.signIn.future.create({ identifier: EMAIL })
  expect(codeOf(error)).toBe('form_identifier_not_found')
})
