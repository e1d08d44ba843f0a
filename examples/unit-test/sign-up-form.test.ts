// A whole sign-up in a unit test: no network, no account, no stub. The mock plays the server, and has a mailbox.
import { createClient } from 'headless-signup'
import { createMockFrontendApi } from 'headless-signup/testing'
import { expect, test } from 'vitest'
import { createSignUpForm } from './sign-up-form.ts'

test('a user signs up with the code from the email', async () => {
  const api = createMockFrontendApi()
  const client = createClient({ transport: api.transport() })
  const form = createSignUpForm(client)
  await form.submit('ada@example.test', 'correct horse 42')
  await form.enterCode(String(api.outbox.last('ada@example.test').code))
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})

test('a wrong code is an error, and the form says so', async () => {
  const form = createSignUpForm(createClient({ transport: createMockFrontendApi().transport() }))
  await form.submit('ada@example.test', 'correct horse 42')
  expect(form.message()).toBe('We sent a code to ada@example.test.')
  await form.enterCode('000000')
  expect(form.message()).toMatch(/incorrect/i)
})
