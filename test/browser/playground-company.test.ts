import { expect, test } from 'vitest'
import { PASSWORD, playgroundSetup } from './playground-setup.ts'

const setup = playgroundSetup()

const ADA = 'ada@orchard.example'

/** Signs up through the company of the address, and signs out. */
const signedOutOfCompany = async () => {
  const opened = await setup()
  const { page, user } = opened
  await user.choose('Company sign-in', 'One place')
  await user.type('Email address', ADA)
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('Go on at your company').waitFor()
  await user.press('Continue with Orchard')
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await user.heading('Welcome, Ada').waitFor()
  await user.press('Sign out')
  return opened
}

test('a user of a company signs up and in through its only connection, and nothing else is asked for', async () => {
  const { page, user, complaints } = await signedOutOfCompany()
  await user.press('Continue')
  await user.heading('Go on at Orchard').waitFor()
  expect(await page.getByText('Use another way').count()).toBe(0)
  // The keyboard is where it goes on.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Continue with Orchard')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await user.heading('Welcome back, Ada').waitFor()
  expect(complaints).toEqual([])
})

test('a company that does not let the user through says so, and a code by email is the way around it', async () => {
  const { playground, page, user } = await signedOutOfCompany()
  await user.choose('Code instead of it', 'On')
  await user.press('Continue')
  await user.heading('Go on at Orchard').waitFor()
  await user.press('Continue with Orchard')
  await user.press('Cancel')
  await page.getByText('You did not grant access to your account.', { exact: true }).waitFor()
  await user.anotherWay(/^Email a code to/)
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome back, Ada').waitFor()
  expect(playground.api.users).toHaveLength(1)
})

test('of several connections the user chooses one, also after coming back without it', async () => {
  const { page, user } = await signedOutOfCompany()
  await user.choose('Company sign-in', 'Two places')
  await user.press('Continue')
  await user.heading('Choose where to sign in').waitFor()
  await user.press('Continue with Orchard Labs')
  await page.getByRole('heading', { name: 'Continue with Orchard Labs' }).waitFor()
  await page.goBack()
  await user.heading('Choose where to sign in').waitFor()
  await user.press('Continue with Orchard')
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await user.heading('Welcome back, Ada').waitFor()
})

test('a new user of a company with several connections chooses one, too', async () => {
  const { page, user } = await setup()
  await user.choose('Company sign-in', 'Two places')
  await user.type('Email address', ADA)
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.press('Continue with Orchard Labs')
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await user.heading('Welcome, Ada').waitFor()
  expect(await user.account()).toContain(ADA)
})
