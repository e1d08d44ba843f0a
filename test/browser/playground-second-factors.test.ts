import { expect, test } from 'vitest'
import { addAuthenticator } from '../support/chromium-authenticator.ts'
import { PASSWORD, playgroundSetup, signedOut, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

/** Signs up, adds an authenticator app, signs out, and comes to the second step. */
const atSecondStep = async () => {
  const opened = await setup()
  const { page, user } = opened
  await startWithEmail(user)
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Add an authenticator app')
  await page.getByText('Meadow: ada@example.com').waitFor()
  await user.press('Sign out')
  await user.press('Continue')
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('One more step').waitFor()
  return opened
}

test('the code of the authenticator panel passes the second step, past a wrong one', async () => {
  const { page, user } = await atSecondStep()
  await user.type('Code', '000000')
  await user.press('Verify')
  await page.getByText('Incorrect code', { exact: false }).waitFor()
  await page.getByRole('button', { name: /^Use code \d{6}$/ }).click()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
  await page.getByText(/^used · \d+ s$/).waitFor()
})

test('a backup code passes the second step, and is then gone from the panel', async () => {
  const { playground, page, user } = await atSecondStep()
  await user.anotherWay(/^Use a backup code$/)
  await page
    .getByRole('button', { name: /^Use backup code/ })
    .first()
    .click()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
  expect(playground.api.users[0]?.credentials.backupCodes).toHaveLength(5)
  await expect.poll(() => page.locator('.backup-codes li').count()).toBe(5)
})

test('a code to the phone is the second step of a user who wants that', async () => {
  const { playground, user } = await setup()
  await user.choose('Phone number', 'Optional')
  await user.choose('Phone as second factor', 'On')
  playground.api.users.add({
    emailAddress: 'ada@example.com',
    phoneNumber: '+447700900143',
    phoneNumberIsSecondFactor: true,
    password: PASSWORD,
  })
  await user.press('Sign in')
  await user.type('Email address or phone number', 'ada@example.com')
  await user.press('Continue')
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('One more step').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
})

test('a device that is new to the user is checked by a code', async () => {
  const { playground, page, user } = await setup()
  await user.choose('Check new devices', 'On')
  playground.api.users.add({ emailAddress: 'ada@example.com', password: PASSWORD })
  await user.press('Sign in')
  await user.type('Email address', 'ada@example.com')
  await user.press('Continue')
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('Is it you?').waitFor()
  await page.getByText('You have not signed in from this device before.', { exact: false }).waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
})

test('a passkey that was added signs in by one press', async () => {
  const { page, user, complaints } = await setup()
  await addAuthenticator(page)
  await startWithEmail(user)
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Add a passkey')
  await page.getByLabel('The next time you sign in').getByText('On', { exact: true }).waitFor()
  await user.press('Sign out')
  await user.press('Continue with Passkey')
  await user.heading('Welcome back').waitFor()
  await user.press('Sign out')
  await user.press('Continue')
  await user.heading('Use your passkey').waitFor()
  await user.press('Use a passkey')
  await user.heading('Welcome back').waitFor()
  expect(complaints).toEqual([])
})

test('where there are no passkeys, the page says why', async () => {
  const { playground, page, user } = await setup()
  await page.goto(playground.url.replace('localhost', '127.0.0.1'))
  await user.press('Sign in')
  await page.getByText('Passkeys need a name: open this page as localhost', { exact: false }).waitFor()
  expect(await page.getByRole('button', { name: 'Continue with Passkey' }).count()).toBe(0)
})

test('the keyboard alone is enough, and each screen takes the focus', async () => {
  const { page, user } = await signedOut(await setup())
  const { keyboard } = page
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
  await expect.poll(focused).toBe('identifier')
  await keyboard.press('Enter')
  await user.heading('Enter your password').waitFor()
  await expect.poll(focused).toBe('password')
  await keyboard.press('Enter')
  await page.getByText('Enter your password.').waitFor()
  await expect.poll(focused).toBe('password')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await user.heading('Welcome back').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('step-heading')
})

test('a whole sign-in at 360 px breaks no policy and never scrolls sideways', async () => {
  const { page, complaints, user } = await setup({}, { viewport: { width: 360, height: 800 } })
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await startWithEmail(user, 'a-rather-long-address-for-a-small-screen@subdomain.example.com')
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Add an authenticator app')
  await page.getByRole('heading', { name: 'Backup codes' }).waitFor()
  expect(await sideways()).toBe(0)
  await user.press('Sign out')
  await user.press('Continue')
  await page.getByText('Use another way').click()
  expect(await sideways()).toBe(0)
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('One more step').waitFor()
  expect(await sideways()).toBe(0)
  await page.getByRole('button', { name: /^Use code/ }).click()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
  expect(complaints).toEqual([])
})
