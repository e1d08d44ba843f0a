// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { bindForm } from '../../src/forms/index.ts'
import { presets } from '../../src/testing/index.ts'
import { CODE, COMPLETE, shortForm } from '../support/form-html.ts'
import { eventually, listen, openForm, showForm, userOf } from '../support/form-page.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const SOCIAL = presets.socialProgressive()
const ADA = { emailAddress: EMAIL, password: PASSWORD }

test('a form signs a user up, a section for each step, and goes where it was to go', async () => {
  const [steps, completed] = [listen('headless-signup:step'), listen('headless-signup:complete')]
  const { sees, submit, code, api, client, navigate, status } = openForm({ redirectUrl: '/welcome' })
  await sees('start')
  submit(ADA)
  await sees('verify')
  expect(status()).toBe('A code is in your mail.')
  submit({ code: code() })
  await sees('complete')
  await eventually(() => expect(navigate).toHaveBeenCalledWith('/welcome'))
  expect([client.$user.get()?.id, status()]).toEqual([api.users[0]?.id, ''])
  expect(steps.map(({ step }) => step.type)).toEqual(['start', 'verify', 'finalize', 'complete'])
  expect(completed).toMatchObject([{ client, attempt: 'sign-up', session: { id: api.sessions[0]?.id } }])
})

test('a form signs a user in, the second factor in the section for codes', async () => {
  const { sees, submit, api, client, click, input } = openForm({ attempt: 'sign-in', api: presets.passwordAndTotp() })
  api.users.add({ ...ADA, totpSecret: SECRET, backupCodes: ['aaaa1111'] })
  submit({ emailAddress: EMAIL })
  await sees('choose_first')
  submit({ password: PASSWORD })
  await sees('verify')
  expect(document.activeElement).toBe(input('code'))
  submit({ code: '000000' })
  await eventually(() => expect(input('code').getAttribute('aria-invalid')).toBe('true'))
  click('[data-restart]')
  await sees('start')
  expect(document.activeElement).toBe(input('emailAddress'))
  expect(client.$user.get()).toBeNull()
})

test('a forgotten password is reset by a code', async () => {
  const { sees, submit, click, api, client, code } = openForm({ attempt: 'sign-in', api: presets.password() })
  api.users.add(ADA)
  submit({ emailAddress: EMAIL })
  await sees('choose_first')
  click('[data-strategy="reset_password_email_code"]')
  await sees('verify')
  submit({ code: code() })
  await sees('new_password')
  submit({ password: 'another horse 43' })
  await sees('complete')
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})

test('only the ways that a step has are shown', async () => {
  const { sees, submit, api, form } = openForm({ attempt: 'sign-in' })
  api.users.add(ADA)
  submit({ emailAddress: EMAIL })
  await sees('choose_first')
  const ways = Array.from(form.querySelectorAll<HTMLElement>('[data-step="choose_first"] [data-strategy]'))
  expect(ways.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset.strategy)).toEqual([
    'email_code',
    'reset_password_email_code',
  ])
})

test('what was typed is carried over to the other attempt', async () => {
  const { sees, submit, click, input, api, status } = openForm({
    html: `<form>
      <p data-step="start" data-attempt="sign-up"><input name="emailAddress"><input name="password"><button>Sign up</button></p>
      <p data-step="start" data-attempt="sign-in"><input name="identifier"><input name="password"><button>Sign in</button></p>
      <button type="button" data-attempt="sign-in">I have an account</button>
      <p data-step="complete">Welcome</p>
    </form>`,
  })
  api.users.add(ADA)
  submit(ADA)
  await eventually(() => expect(input('emailAddress').getAttribute('aria-invalid')).toBe('true'))
  click('button[data-attempt]')
  expect(input('identifier').value).toBe(EMAIL)
  expect(document.activeElement).toBe(input('identifier'))
  expect(status()).toBe('')
  submit()
  await sees('complete')
})

test('a sign-in without a user goes on as a sign-up by itself', async () => {
  const { sees, submit, code, api, form } = openForm({
    attempt: 'sign-in',
    api: presets.emailCode(),
    html: `<form>
      <p data-step="start">
        <input name="emailAddress"><input type="hidden" name="signUpIfMissing" value="true" data-attempt="sign-in">
        <button name="strategy" value="email_code">Continue</button>
      </p>
      <p data-step="verify"><input name="code"><button>Verify</button></p>
      <p data-step="complete" data-attempt="sign-up">Welcome</p>
      <button type="button" data-attempt="sign-up">I have no account</button>
    </form>`,
  })
  submit({ emailAddress: EMAIL })
  await sees('verify')
  submit({ code: code() })
  await sees('complete')
  expect(api.users).toHaveLength(1)
  expect(form.dataset.headlessSignup).toBeUndefined()
})

test('a link is waited for, and the form goes on when it was opened', async () => {
  const { sees, click, input, api, client } = openForm({
    api: presets.emailLink(),
    html: `<form>
      <p data-step="start"><input name="emailAddress"><button>Continue</button></p>
      <p data-step="verify:!sent"><button type="button" data-strategy="email_link">Send the link</button></p>
      <p data-step="verify:sent">Look into your mail.</p>
      <p data-step="complete">Welcome</p>
      <input type="hidden" name="verificationUrl" value="https://app.example.test/verify" disabled>
    </form>`,
  })
  input('emailAddress').value = EMAIL
  click('button')
  await sees('verify:!sent')
  input('verificationUrl').disabled = false
  click('[data-strategy]')
  await sees('verify:sent')
  await api.fetch(new Request(String(api.outbox.last(EMAIL).url)))
  await eventually(() => expect(client.$user.get()).not.toBeNull())
  await sees('complete')
})

test('a step without any section is an error that names the section', async () => {
  const errors = listen('headless-signup:error')
  const { submit, sees } = openForm({ html: shortForm(), api: presets.emailCode() })
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(errors).toHaveLength(1))
  expect(errors[0]?.error).toMatchObject({ code: 'missing_section', step: { type: 'verify' } })
  expect(errors[0]?.error.message).toContain('data-step="verify"')
  await sees('start')
})

test('an account at a provider whose session is here already is used', async () => {
  const completed = listen('headless-signup:complete')
  const [provider, options] = [
    vi.fn<(url: URL | string) => void>(),
    { ...SOCIAL, authConfig: { single_session_mode: false } },
  ]
  const { sees, click, client, api } = openForm({ api: options, clientOptions: { navigate: provider } })
  api.users.add({ emailAddress: EMAIL })
  await client.signIn.advance({ identifier: EMAIL, strategy: 'email_code' })
  await client.signIn.advance({ code: api.outbox.lastCode(EMAIL) })
  await client.signIn.advance()
  await sees('complete')
  click('button[data-attempt="sign-in"]')
  await client.signIn.advance({ strategy: 'oauth_google', redirectUrl: '/', redirectCallbackUrl: '/' })
  await api.providers.approve(String(provider.mock.calls[0]?.[0]), { emailAddress: EMAIL })
  await client.reload()
  await eventually(() => expect(completed).toHaveLength(1))
  expect(api.sessions).toHaveLength(1)
})

test('a listener can keep the form from going on', async () => {
  document.addEventListener('headless-signup:complete', (event) => event.preventDefault(), { once: true })
  const html = shortForm(CODE, COMPLETE)
  const { sees, submit, code, navigate } = openForm({ redirectUrl: '/welcome', api: presets.emailCode(), html })
  submit({ emailAddress: EMAIL })
  await sees('verify')
  submit({ code: code() })
  await sees('complete')
  expect(navigate).not.toHaveBeenCalled()
})

test('a sign-up that has begun is resumed, and keeps the focus where it is', async () => {
  const { client, shownForm } = { client: setup(presets.emailCode()).client, shownForm: showForm() }
  await client.signUp.create({ emailAddress: EMAIL, strategy: 'email_code' })
  const link = document.body.appendChild(document.createElement('button'))
  link.focus()
  const bound = bindForm(shownForm, client)
  await userOf(shownForm).sees('verify')
  expect(document.activeElement).toBe(link)
  bound.destroy()
})

test('the end of the form of before does not end the next one', async () => {
  const { form, client, bound, submit, sees, api } = openForm({ api: presets.emailCode() })
  const again = bindForm(form, client)
  bound.destroy()
  submit({ emailAddress: EMAIL })
  await sees('verify')
  expect(api.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  again.destroy()
  expect(form.noValidate).toBe(false)
})

test('a form that was removed, or whose binding has ended, does nothing when the response arrives', async () => {
  const { form, bound, submit, signUp, navigate, find } = openForm({ api: presets.emailCode() })
  const [outside, steps] = [document.body.appendChild(document.createElement('input')), listen('headless-signup:step')]
  submit({ emailAddress: EMAIL })
  form.remove()
  bound.destroy()
  outside.focus()
  await eventually(() => expect(signUp.$nextStep.get().type).toBe('verify'))
  expect(document.activeElement).toBe(outside)
  expect(find('[name="emailAddress"]')).toBeDefined()
  expect([steps, navigate.mock.calls]).toEqual([[], []])
})

test('an error that arrives after the binding has ended is not reported', async () => {
  const errors = listen('headless-signup:error')
  const { bound, submit, signUp, client, api, status } = openForm()
  api.fail.when({ method: 'POST' }, { status: 422, code: 'form_param_format_invalid' })
  submit({ emailAddress: EMAIL })
  bound.destroy()
  await eventually(() => expect(signUp.$errors.get().raw).not.toBeNull())
  await client.reload()
  expect([errors, status()]).toEqual([[], ''])
})

test('what is in progress cannot be read: the form says so', async () => {
  const form = showForm()
  const { client, api } = setup()
  api.fail.when({ method: 'GET' }, { networkError: true })
  const { destroy } = bindForm(form, client)
  await eventually(() => expect(userOf(form).status()).toBe('The mock Frontend API dropped the connection.'))
  destroy()
})

test('a client that was destroyed says so in the form', async () => {
  const errors = listen('headless-signup:error')
  const { client, submit, status } = openForm()
  client.destroy()
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(errors.at(-1)?.error.code).toBe('destroyed'))
  expect(status()).toContain('destroyed')
})

test('buttons can be used again when the binding ends during a call', async () => {
  const { bound, submit, find, form } = openForm()
  submit(ADA)
  await eventually(() => expect(form.getAttribute('aria-busy')).toBe('true'))
  bound.destroy()
  expect(find('button').matches(':disabled')).toBe(false)
})
