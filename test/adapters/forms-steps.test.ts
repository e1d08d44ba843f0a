// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { CODE, COMPLETE, shortForm } from '../support/form-html.ts'
import { eventually, openForm } from '../support/form-page.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

const ADA = { emailAddress: EMAIL, password: PASSWORD }
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const CAPTCHA = { settings: { ...presets.emailCode().settings, sign_up: { captcha_enabled: true } } }

const section = (step: string, content = '<button>Go on</button>'): string => `<p data-step="${step}">${content}</p>`

test('a captcha is solved before a form sends, and one that fails is said, and solved the next time', async () => {
  const solve = vi.fn(async () => ({ token: 'turnstile-token-1', widgetType: 'smart' as const }))
  solve.mockRejectedValueOnce(new Error('the user went away'))
  const { submit, status, input, sees, sent } = openForm({
    api: CAPTCHA,
    html: shortForm(CODE),
    clientOptions: { captcha: { solve } },
  })
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(status()).toMatch(/captcha/i))
  expect(sent().filter((request) => request.startsWith('POST'))).toEqual([])
  expect(input('emailAddress').value).toBe(EMAIL)
  submit()
  await sees('verify')
  expect(solve).toHaveBeenCalledTimes(2)
})

test('a Protect check has a section, whose proof comes from a script of the page', async () => {
  const check = section('protect_check', '<input type="hidden" name="proofToken"><button>It is me</button>')
  const { submit, sees, input, api, client } = openForm({ api: presets.emailCode(), html: shortForm(CODE, check) })
  await eventually(() => expect(client.$status.get()).toBe('ready'))
  api.protect.require()
  submit({ emailAddress: EMAIL })
  await sees('protect_check')
  submit({ proofToken: api.protect.proofFor(String(client.signUp.protectCheck?.token)) })
  await sees('verify')
  expect(input('code').value).toBe('')
})

test('a connection that is lost is said, keeps what was typed, and the same button sends it again', async () => {
  const { submit, status, input, api, sees, client } = openForm({ api: presets.emailCode(), html: shortForm(CODE) })
  await eventually(() => expect(client.$status.get()).toBe('ready'))
  api.fail.when({}, { networkError: true })
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(status()).toMatch(/network|connection/i))
  expect([input('emailAddress').value, input('emailAddress').getAttribute('aria-invalid')]).toEqual([EMAIL, null])
  api.fail.clear()
  submit()
  await sees('verify')
  expect(api.users).toHaveLength(0)
})

test('a response that is lost after the server has done its work is not seen by the user', async () => {
  const { submit, status, sees, code, api, client } = openForm({
    api: presets.emailCode(),
    html: shortForm(CODE, COMPLETE),
  })
  await eventually(() => expect(client.$status.get()).toBe('ready'))
  submit({ emailAddress: EMAIL })
  await sees('verify')
  api.fail.next({ networkError: true, handled: true, when: ({ method }) => method !== 'GET' })
  submit({ code: code() })
  await sees('complete')
  expect([status(), api.users.length]).toEqual(['', 1])
})

test('what a sign-up still needs is collected, in the section of the first field that is missing', async () => {
  const { submit, sees, code } = openForm({
    api: { settings: { attributes: { first_name: { enabled: true, required: true } } } },
    html: shortForm(
      section('start', '<input name="password">'),
      section('collect:first_name', '<input name="firstName"><button>Continue</button>'),
      CODE,
      COMPLETE,
    ),
  })
  submit(ADA)
  await sees('collect:first_name')
  submit({ firstName: 'Ada' })
  await sees('verify')
  submit({ code: code() })
  await sees('complete')
})

const AGAIN = section('restart', 'That took too long. <button type="button" data-restart>Begin again</button>')

test.each([
  ['the first section', shortForm(CODE), 'start'],
  ['a section of its own', shortForm(CODE, AGAIN), 'restart'],
])('a sign-up that the server has given up begins again in %s, with what was typed', async (_, html, step) => {
  const { submit, sees, api, input, click, code } = openForm({ api: presets.emailCode(), html })
  submit({ emailAddress: EMAIL })
  await sees('verify')
  api.clock.advance(2 * 86_400_000)
  submit({ code: code() })
  await sees(step)
  if (step === 'restart') click('[data-restart]')
  await sees('start')
  expect(input('emailAddress').value).toBe(EMAIL)
  submit()
  await sees('verify')
})

test('an account at a provider that has a user is offered, where a form has a section for it', async () => {
  const leave = vi.fn<(url: URL | string) => void>()
  const { sees, click, api, client } = openForm({
    api: presets.socialProgressive(),
    clientOptions: { navigate: leave },
    html: shortForm(
      section('continue_external', 'Go on at the provider.'),
      section('transfer_to_sign_in', '<button type="button" data-attempt="sign-in">Sign in instead</button>'),
      COMPLETE,
    ),
  })
  api.users.add({ emailAddress: EMAIL })
  await client.signUp.advance({ strategy: 'oauth_google', redirectUrl: '/', redirectCallbackUrl: '/' })
  await sees('continue_external')
  await api.providers.approve(String(leave.mock.calls[0]?.[0]), { emailAddress: EMAIL })
  await client.reload()
  await sees('transfer_to_sign_in')
  click('[data-attempt="sign-in"]')
  await sees('complete')
  expect([client.$user.get()?.id, api.users.length]).toEqual([api.users[0]?.id, 1])
})

test('a link for a sign-in is waited for, and the form goes on when it was opened', async () => {
  const { submit, sees, api, click, input, client } = openForm({
    attempt: 'sign-in',
    api: presets.emailLink(),
    html: shortForm(
      section('choose_first', '<button type="button" data-strategy="email_link">Send the link</button>'),
      section('open_link', 'Look into your mail.'),
      COMPLETE,
      '<input type="hidden" name="verificationUrl" value="https://app.example.test/verify">',
    ),
  })
  api.users.add({ emailAddress: EMAIL })
  input('verificationUrl').disabled = true
  submit({ emailAddress: EMAIL })
  await sees('choose_first')
  input('verificationUrl').disabled = false
  click('[data-strategy]')
  await sees('open_link')
  await api.fetch(String(api.outbox.last(EMAIL).url))
  await sees('complete')
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})

test('a second factor is chosen in its own section: a backup code, by its strategy', async () => {
  const { submit, sees, api, client } = openForm({
    attempt: 'sign-in',
    api: presets.passwordAndTotp(),
    html: shortForm(
      section('start', '<input name="password">'),
      section(
        'choose_second:totp',
        '<input name="code"><select name="strategy"><option value="backup_code"></option></select><button>Verify</button>',
      ),
      COMPLETE,
    ),
  })
  api.users.add({ ...ADA, totpSecret: SECRET, backupCodes: ['aaaa1111'] })
  submit(ADA)
  await sees('choose_second:totp')
  submit({ code: 'aaaa1111' })
  await sees('complete')
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})

test('a new device is checked in a section of its own, by the only code that there is', async () => {
  const { submit, sees, api, code, client } = openForm({
    attempt: 'sign-in',
    api: presets.deviceTrust(),
    html: shortForm(
      section('start', '<input name="password">'),
      section('enter_second:client_trust', '<input name="code"><button>Verify</button>'),
      COMPLETE,
    ),
  })
  api.users.add(ADA)
  submit(ADA)
  await sees('enter_second:client_trust')
  submit({ code: code() })
  await sees('complete')
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})
