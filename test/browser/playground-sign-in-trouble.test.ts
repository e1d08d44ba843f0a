import { expect, test } from 'vitest'
import { PASSWORD, playgroundSetup, signedOut, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

const EXPIRED = 'The code for a**@example.com has expired. Ask for a new one.'

test('a code that has expired says so once, and the new one is typed into an empty field', async () => {
  const { playground, page, user } = await signedOut(await setup())
  await user.press('Continue')
  await user.anotherWay(/^Email a code/)
  playground.api.clock.advance(11 * 60_000)
  await user.fillInCode()
  await user.press('Verify')
  await page.getByRole('paragraph').filter({ hasText: EXPIRED }).waitFor()
  expect(await page.locator('.alert').textContent()).toBe('')
  await user.press('Send a new code')
  const code = user.field('Code')
  await expect.poll(() => code.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await code.inputValue()).toBe('')
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
  expect(await page.getByRole('status').textContent()).not.toContain('expired')
})

test('too many wrong codes end the code, also after a reload', async () => {
  const { page, user } = await signedOut(await setup())
  await user.press('Continue')
  await user.anotherWay(/^Email a code/)
  for (const wrong of ['000001', '000002', '000003']) {
    const response = page.waitForResponse(/attempt_first_factor/)
    await user.type('Code', wrong)
    await user.press('Verify')
    await response
    await page.locator('form[aria-busy="false"]').waitFor({ state: 'attached' })
  }
  await page.getByText('no longer works. Ask for a new one.', { exact: false }).first().waitFor()
  await page.reload()
  await user.heading('Enter your password').waitFor()
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('Welcome back').waitFor()
})

test('a wrong code says nothing of the way that is chosen next, and a used backup code is rejected', async () => {
  const { page, user } = await setup()
  await startWithEmail(user)
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Add an authenticator app')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Add a passkey')
  const used = await page.locator('.backup-codes li').first().innerText()
  const passFirst = async (): Promise<void> => {
    await user.press('Sign out')
    await user.press('Continue')
    await user.type('Password', PASSWORD)
    await user.press('Sign in')
    await user.heading('One more step').waitFor()
  }
  await passFirst()
  await user.type('Code', '000000')
  await user.press('Verify')
  await page.locator('[aria-invalid="true"]').waitFor()
  await user.anotherWay(/^Use a backup code$/)
  expect(await user.field('Backup code').getAttribute('aria-invalid')).toBe(null)
  await user.type('Backup code', used)
  await user.press('Verify')
  await user.heading('Welcome back').waitFor()
  await passFirst()
  await user.anotherWay(/^Use a backup code$/)
  await user.type('Backup code', used)
  await user.press('Verify')
  await page.locator('[aria-invalid="true"]').waitFor()
})

test('a passkey that is not used leaves the other ways, and its alert with it', async () => {
  const { page, user } = await setup()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  await startWithEmail(user)
  await user.fillInCode()
  await user.press('Verify')
  await user.press('Add a passkey')
  await page.getByLabel('The next time you sign in').getByText('On', { exact: true }).waitFor()
  await user.press('Sign out')
  await devTools.send('WebAuthn.clearCredentials', { authenticatorId })
  await user.press('Continue')
  await user.press('Use a passkey')
  const alert = page.getByRole('alert').filter({ hasText: 'No passkey was used.' })
  await alert.waitFor()
  await user.anotherWay(/^Use your password$/)
  await user.heading('Enter your password').waitFor()
  expect(await alert.count()).toBe(0)
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('Welcome back').waitFor()
})

test('a popup that is blocked or closed is said, and the provider can be asked again', async () => {
  const { playground, page, user } = await setup()
  playground.api.users.add({ emailAddress: 'ada@lovelace.example', firstName: 'Ada' })
  await user.choose('Providers', 'In a popup')
  await user.press('Sign in')
  await page.evaluate(() => Object.assign(window, { opens: window.open, open: () => null }))
  await user.press('Continue with Google')
  await page.getByRole('alert').filter({ hasText: 'Your browser blocked the window.' }).waitFor()
  await page.evaluate(() => Object.assign(window, { open: Reflect.get(window, 'opens') }))

  const opened = page.waitForEvent('popup')
  await user.press('Continue with Google')
  await user.heading('Go on at the provider').waitFor()
  await (await opened).close()
  await page.getByRole('alert').filter({ hasText: 'The window was closed' }).waitFor()
  const again = page.waitForEvent('popup')
  await user.press('Go to the provider')
  await (await again).getByRole('button', { name: /^Ada Lovelace/ }).click()
  await user.heading('Welcome back, Ada').waitFor()
})

test('who comes back from the provider by the back button goes there again, or starts over', async () => {
  const { page, user } = await setup()
  await user.press('Sign in')
  await user.press('Continue with Google')
  await page.getByRole('button', { name: /^Ada Lovelace/ }).waitFor()
  await page.goBack()
  await page.reload()
  await user.heading('Go on at the provider').waitFor()
  await user.press('Go to the provider')
  await page.getByRole('button', { name: /^Ada Lovelace/ }).waitFor()
  await page.goBack()
  await page.reload()
  await user.press('Start over')
  await user.heading('Sign in to Meadow').waitFor()
})

test('a sign-out is seen by the other tab, and nothing of the ended session comes back', async () => {
  const { page, user } = await signedOut(await setup())
  await user.choose('Verified by', 'Link')
  await user.press('Continue')
  await user.anotherWay(/^Email a link/)
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Open the link' }).click()
  const other = await opened
  await user.heading('Welcome back').waitFor()
  await other.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await user.press('Sign out')
  await user.heading('Sign in to Meadow').waitFor()
  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(() => other.getByRole('heading', { name: 'Welcome back' }).count()).toBe(0)
  await other.reload()
  await other.getByRole('heading', { name: /account|Sign in to Meadow/ }).waitFor()
  await page.reload()
  await user.heading('Sign in to Meadow').waitFor()
})
