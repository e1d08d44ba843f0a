// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { CODE, shortForm } from '../support/form-html.ts'
import { eventually, openForm } from '../support/form-page.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

const ADA = { emailAddress: EMAIL, password: PASSWORD }

test('the browser validates first: nothing is sent, and the focus is on the first input that is wrong', () => {
  const { submit, input, sent } = openForm()
  submit({ emailAddress: 'no address' })
  expect(input('emailAddress').getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(input('emailAddress'))
  expect(sent().filter((line) => line.startsWith('POST'))).toEqual([])
})

test('an error of the server is beside its input, which keeps its own description, until it is changed', async () => {
  const { submit, input, descriptionOf, find, status } = openForm()
  submit({ ...ADA, password: 'short' })
  await eventually(() => expect(input('password').getAttribute('aria-invalid')).toBe('true'))
  expect(document.activeElement).toBe(input('password'))
  expect(descriptionOf('password')[0]).toContain('8 characters or more')
  expect([descriptionOf('emailAddress'), status()]).toEqual([['We send a code.'], ''])
  input('password').dispatchEvent(new Event('input', { bubbles: true }))
  expect(input('password').hasAttribute('aria-invalid')).toBe(false)
  submit({ emailAddress: 'ada@', password: PASSWORD })
  expect(descriptionOf('emailAddress')[0]).toBe('We send a code.')
  expect(find('[data-error-for="emailAddress"]').previousElementSibling).toBe(input('emailAddress').closest('label'))
})

test('an element of the page is used for an error, and a text of its own', async () => {
  const html = shortForm('<b data-error-for="emailAddress"></b>', CODE)
  const { submit, find, input } = openForm({ html, formatError: ({ code }) => `Oh: ${code}`, attempt: 'sign-in' })
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(find('b').textContent).toBe('Oh: form_identifier_not_found'))
  expect(input('emailAddress').getAttribute('aria-describedby')).toBe(find('b').id)
})

test('an error of no input is said politely, and the focus is back where it was', async () => {
  const { submit, find, api, status, input } = openForm()
  find('button').focus()
  api.fail.when({ method: 'POST' }, { status: 503 })
  submit(ADA)
  await eventually(() => expect(status()).toBe('There was an internal error on our servers.'))
  expect(document.activeElement).toBe(find('button'))
  expect(input('emailAddress').hasAttribute('aria-invalid')).toBe(false)
})

test('an input whose name is unknown, and one that is missing, are found by the error', async () => {
  const html = shortForm('<p data-step="start"><input name="emailAdress"></p>')
  const { submit, input, descriptionOf } = openForm({ html })
  submit({ emailAdress: EMAIL })
  await eventually(() => expect(descriptionOf('emailAdress')[0]).toContain('there is no value `emailAdress`'))
  expect(document.activeElement).toBe(input('emailAdress'))
  submit({ emailAdress: '' })
  await eventually(() => expect(descriptionOf('emailAddress')[0]).toContain('such as `emailAddress`'))
})

test('an input of a hidden section neither counts nor stands in the way', async () => {
  const hidden = '<p data-step="verify"><input name="code" required value="1"><input name="odd" value="1"></p>'
  const { submit, sees, form } = openForm({ html: shortForm(hidden), api: presets.emailCode() })
  submit({ emailAddress: EMAIL })
  await sees('verify')
  expect(Array.from(form.elements).some((control) => control.matches(':disabled'))).toBe(false)
})

test('buttons are disabled while a request is on its way, and what the page has disabled stays so', async () => {
  const html = shortForm('<p data-step="start"><button id="own" disabled>Later</button></p>', CODE)
  const { submit, form, find, sees } = openForm({ html, api: presets.emailCode() })
  const states = (): boolean[] => Array.from(form.querySelectorAll('button'), ({ disabled }) => disabled)
  submit({ emailAddress: EMAIL })
  await eventually(() => expect(form.getAttribute('aria-busy')).toBe('true'))
  expect(states()).toEqual([true, true, true])
  await sees('verify')
  expect([form.getAttribute('aria-busy'), ...states()]).toEqual(['false', false, true, false])
  expect(find('[name="code"]')).toBe(document.activeElement)
})

test('Enter submits by the button of the section that is shown', async () => {
  const { submit, sees, input, code, client } = openForm({ api: presets.emailCode(), html: shortForm(CODE) })
  submit({ emailAddress: EMAIL })
  await sees('verify')
  input('code').value = code()
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  expect(input('code').dispatchEvent(enter)).toBe(false)
  await eventually(() => expect(client.$user.get()).not.toBeNull())
})

test('a code is sent again, at first when the server accepts it', async () => {
  const { submit, sees, click, find, api, status, input } = openForm()
  submit(ADA)
  await sees('verify')
  api.fail.next({ status: 429, code: 'too_many_requests', headers: { 'retry-after': '2' } })
  click('[data-resend]')
  await eventually(() => expect(find('[data-resend]').textContent).toBe('Send another code (2)'))
  expect(find('[data-resend]').matches(':disabled')).toBe(true)
  await eventually(() => expect(find('[data-resend]').matches(':disabled')).toBe(false))
  expect(find('[data-resend]').textContent).toBe('Send another code')
  click('[data-resend]')
  await eventually(() => expect(status()).toBe('Another code is in your mail.'))
  expect(api.outbox).toHaveLength(2)
  expect(document.activeElement).toBe(input('code'))
})
