import { expect, test } from 'vitest'
import { playgroundSetup, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

test('settings that leave nobody identified are refused with the reason', async () => {
  const { page, person } = await setup()
  await person.choose('Providers', 'Off')
  await person.choose('Email address', 'Off')
  await page.getByText('Nothing identifies a user.', { exact: false }).waitFor()
  await expect
    .poll(() => page.getByRole('group', { name: 'Email address' }).getByRole('radio', { name: 'Required' }).isChecked())
    .toBe(true)
})

test('a field that is asked for in the middle of a sign-up is collected before it goes on', async () => {
  const { page, person } = await setup()
  await startWithEmail(person)
  await person.choose('Username', 'Required')
  await person.heading('Almost there').waitFor()
  await person.type('Username', 'ada')
  await person.press('Continue')
  await page.getByText('between 4 and 64 characters', { exact: false }).waitFor()
  await person.type('Username', 'lovelace')
  await person.press('Continue')
  await person.heading('Check your email').waitFor()
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome, lovelace').waitFor()
})

test('a mistyped address is changed while its code is awaited', async () => {
  const { playground, page, person } = await setup()
  await startWithEmail(person, 'adda@example.com')
  await person.press('Use another email address')
  await person.type('Email address', 'ada@example.com')
  await person.press('Save and send a code')
  await page.getByRole('paragraph').filter({ hasText: 'that we sent to ada@example.com' }).waitFor()
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.emailAddress).toBe('ada@example.com')
})

test('another code has to be waited for', async () => {
  const { playground, page, person } = await setup({ resendIntervalMs: 60_000 })
  await startWithEmail(person)
  const again = page.getByRole('button', { name: 'Send a new code', exact: true })
  await page.getByText(/^wait \d+ s$/).waitFor()
  expect(await again.getAttribute('aria-disabled')).toBe('true')
  await again.click({ force: true })
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  expect(playground.api.outbox).toHaveLength(1)
})

test('another code replaces the one before', async () => {
  const { playground, page, person } = await setup()
  await startWithEmail(person)
  await person.press('Send a new code')
  await expect.poll(() => playground.api.outbox.length).toBe(2)
  await page.getByRole('button', { name: `Fill in code ${playground.api.outbox[1]?.code}` }).click()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
})

test('too many wrong codes end the code, and a new one goes on', async () => {
  const { page, person } = await setup()
  await startWithEmail(person)
  for (const code of ['000001', '000002', '000003']) {
    const answered = page.waitForResponse(/attempt_verification/)
    await person.type('Code', code)
    await person.press('Verify')
    await answered
    await page.locator('form[aria-busy="false"]').waitFor({ state: 'attached' })
  }
  await page.getByRole('alert').filter({ hasText: 'Too many wrong codes' }).waitFor()
  await expect.poll(() => person.field('Code').isVisible()).toBe(false)
  await expect
    .poll(() => page.getByRole('button', { name: 'Send a new code' }).getAttribute('aria-disabled'), { timeout: 5_000 })
    .toBe(null)
  await person.press('Send a new code')
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
})

test('a sign-up that was given up stays given up after a reload', async () => {
  const { page, person } = await setup()
  await startWithEmail(person)
  await person.press('Start over')
  await person.heading('Create your Meadow account').waitFor()
  await page.reload()
  await person.heading('Create your Meadow account').waitFor()
  expect(await person.field('Email address').inputValue()).toBe('')
})

test('after one person another signs up in the same tab', async () => {
  const { playground, person } = await setup()
  await startWithEmail(person)
  await person.fillInCode()
  await person.press('Verify')
  await person.press('Sign up another user')
  await person.heading('Create your Meadow account').waitFor()
  await startWithEmail(person, 'grace@example.com')
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  expect(playground.api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com', 'grace@example.com'])
})

test('a server that cannot tell its settings is said so, and asked again', async () => {
  const { playground, page, person } = await setup()
  playground.api.fail.next({ status: 500, when: { path: '/environment' } })
  await page.reload()
  await person.heading('The server cannot be reached').waitFor()
  await person.press('Try again')
  await person.heading('Create your Meadow account').waitFor()
})
