import { expect, test } from 'vitest'
import { playgroundSetup, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

test('settings that identify no user are rejected with the reason', async () => {
  const { page, user } = await setup()
  await user.choose('Providers', 'Off')
  await user.choose('Email address', 'Off')
  await page.getByText('Nothing identifies a user.', { exact: false }).waitFor()
  await expect
    .poll(() => page.getByRole('group', { name: 'Email address' }).getByRole('radio', { name: 'Required' }).isChecked())
    .toBe(true)
})

test('a field that is asked for in the middle of a sign-up is collected before it goes on', async () => {
  const { page, user } = await setup()
  await startWithEmail(user)
  await user.choose('Username', 'Required')
  await user.heading('Almost there').waitFor()
  await user.type('Username', 'ada')
  await user.press('Continue')
  await page.getByText('between 4 and 64 characters', { exact: false }).waitFor()
  await user.type('Username', 'lovelace')
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome, lovelace').waitFor()
})

test('a mistyped address is changed while its code is awaited', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user, 'adda@example.com')
  await user.press('Use another email address')
  await user.type('Email address', 'ada@example.com')
  await user.press('Save and send a code')
  await page.getByRole('paragraph').filter({ hasText: 'that we sent to ada@example.com' }).waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.emailAddress).toBe('ada@example.com')
})

test('another code has to be waited for', async () => {
  const { playground, page, user } = await setup({ resendIntervalMs: 60_000 })
  await startWithEmail(user)
  const again = page.getByRole('button', { name: 'Send a new code', exact: true })
  await page.getByText(/^wait \d+ s$/).waitFor()
  expect(await again.getAttribute('aria-disabled')).toBe('true')
  await again.click({ force: true })
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.outbox).toHaveLength(1)
})

test('another code replaces the one before', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await user.press('Send a new code')
  await expect.poll(() => playground.api.outbox.length).toBe(2)
  await page.getByRole('button', { name: `Fill in code ${playground.api.outbox[1]?.code}` }).click()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('too many wrong codes end the code, and a new one goes on', async () => {
  const { page, user } = await setup()
  await startWithEmail(user)
  for (const code of ['000001', '000002', '000003']) {
    const response = page.waitForResponse(/attempt_verification/)
    await user.type('Code', code)
    await user.press('Verify')
    await response
    await page.locator('form[aria-busy="false"]').waitFor({ state: 'attached' })
  }
  await page.getByRole('alert').filter({ hasText: 'Too many wrong codes' }).waitFor()
  await expect.poll(() => user.field('Code').isVisible()).toBe(false)
  await expect
    .poll(() => page.getByRole('button', { name: 'Send a new code' }).getAttribute('aria-disabled'), { timeout: 5_000 })
    .toBe(null)
  await user.press('Send a new code')
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('a sign-up that was given up stays given up after a reload', async () => {
  const { page, user } = await setup()
  await startWithEmail(user)
  await user.press('Start over')
  await user.heading('Create your Meadow account').waitFor()
  await page.reload()
  await user.heading('Create your Meadow account').waitFor()
  expect(await user.field('Email address').inputValue()).toBe('')
})

test('after one user another signs up in the same tab', async () => {
  const { playground, user } = await setup()
  await startWithEmail(user)
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Sign up another user')
  await user.heading('Create your Meadow account').waitFor()
  await startWithEmail(user, 'grace@example.com')
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com', 'grace@example.com'])
})

test('a server whose settings cannot be read is shown as such, and asked again', async () => {
  const { playground, page, user } = await setup()
  playground.api.fail.next({ status: 500, when: { path: '/environment' } })
  await page.reload()
  await user.heading('The server cannot be reached').waitFor()
  await user.press('Try again')
  await user.heading('Create your Meadow account').waitFor()
})
