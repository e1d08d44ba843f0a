// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { openForm } from '../support/form-page.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'

const SIGN_UP = `
  <form>
    <fieldset data-step="start collect">
      <label>Email address <input name="emailAddress" type="email" required></label>
      <label>Password <input name="password" type="password" required></label>
      <button>Continue</button>
    </fieldset>
    <fieldset data-step="verify" data-announce="A code is in your mail.">
      <label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="6"></label>
      <button>Verify</button>
      <button type="button" data-resend data-announce="Another code is in your mail.">Send another code</button>
    </fieldset>
    <p data-step="complete">Welcome</p>
  </form>`

test('a form signs a user up: one section per step, and then the address that it names', async () => {
  const { shown, submit, code, api, client, navigate, status } = openForm({ html: SIGN_UP, redirectUrl: '/welcome' })
  expect(shown()).toEqual(['start collect'])
  submit({ emailAddress: EMAIL, password: PASSWORD })
  await vi.waitFor(() => expect(shown()).toEqual(['verify']))
  expect(status()).toBe('A code is in your mail.')
  submit({ code: code() })
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith('/welcome'))
  expect(shown()).toEqual(['complete'])
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})
