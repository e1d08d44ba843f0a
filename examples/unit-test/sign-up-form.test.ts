// A whole sign-up in a unit test: no network, no account, no stub. The mock plays the server, and has a mailbox.
import { expect, test } from 'vitest'
import { openServer } from './server.ts'
import { createSignUpForm } from './sign-up-form.ts'

const PASSWORD = 'larks over the meadow 42'

test('a user signs up with the code from the email', async () => {
  const { client, emailAddress, sentCode } = openServer()
  const form = createSignUpForm(client)
  await form.submit(emailAddress, PASSWORD)
  await form.enterCode(sentCode())
  expect(form.message()).toBe('')
  expect(client.$user.get()?.emailAddresses).toMatchObject([{ emailAddress, verified: true }])
})

test('a wrong code is an error, and the form says so', async () => {
  const { client, emailAddress } = openServer()
  const form = createSignUpForm(client)
  await form.submit(emailAddress, PASSWORD)
  expect(form.message()).toBe(`We sent a code to ${emailAddress}.`)
  await form.enterCode('000000')
  expect(form.message()).toMatch(/incorrect/i)
})
