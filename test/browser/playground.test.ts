import { expect, test } from 'vitest'
import { PASSWORD, playgroundSetup, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

test('a user signs up by email, past a wrong code and a reload', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)

  await user.type('Code', '000000')
  await user.press('Verify')
  await page.getByText('Incorrect code').waitFor()
  expect(await user.field('Code').getAttribute('aria-invalid')).toBe('true')
  expect(await user.field('Code').getAttribute('aria-describedby')).toContain('field-code-error')
  await page.locator('#state').getByText('1 attempt', { exact: false }).waitFor()

  await page.reload()
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()

  const [known] = playground.api.users
  const account = await user.account()
  expect(account).toContain('ada@example.com verified')
  expect(account).toContain('Session active')
  expect(account).toContain(known?.id)
  await page.getByText(/^Valid for another \d+ s$/).waitFor()
  expect(await page.getByLabel('Session token').innerText()).toMatch(new RegExp(`sub\\s+${known?.id}`))
})

test('the settings change what is asked for without a restart', async () => {
  const { playground, page, user } = await setup()
  for (const setting of ['Phone number', 'Username', 'First and last name', 'Legal consent'])
    await user.choose(setting, 'Required')
  await user.choose('Email address', 'Off')

  await user.field('Username').waitFor()
  await user.type('First name', 'Grace')
  await user.type('Last name', 'Hopper')
  await user.type('Username', 'grace')
  await user.type('Phone number', '+44 7700 900143')
  await user.type('Password', PASSWORD)
  expect(await user.field('Email address').count()).toBe(0)

  await user.press('Continue')
  await page.getByText('Accept the terms to continue.').waitFor()
  await page.getByRole('checkbox').check()
  await user.press('Continue')
  await user.heading('Check your phone').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome, Grace').waitFor()

  const account = await user.account()
  for (const text of ['Grace Hopper', 'grace', '+447700900143 verified', 'Terms accepted'])
    expect(account).toContain(text)
  expect(playground.api.users).toHaveLength(1)
})

test('the keyboard alone is enough', async () => {
  const { page, user } = await setup()
  const { keyboard } = page
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const text = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      )
      if (name.test(text)) return
      await keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not get to ${name}.`)
  }
  await keyboard.press('Tab')
  await tabTo(/^Skip to the sign-up$/)
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  expect(await focused()).toBe('emailAddress')
  await keyboard.type('ada@example.com')
  await keyboard.press('Tab')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')

  await user.heading('Check your email').waitFor()
  await expect.poll(focused).toBe('code')
  await page.getByRole('button', { name: /^Fill in code/ }).waitFor()
  await tabTo(/^Fill in code/)
  await keyboard.press('Enter')
  await expect.poll(focused).toBe('code')
  await keyboard.press('Enter')
  await user.heading('Welcome').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('step-heading')
})

test('a whole sign-up at 360 px breaks no policy, logs no error and never scrolls sideways', async () => {
  const { page, complaints, user } = await setup({}, { viewport: { width: 360, height: 800 } })
  const violations = await page.evaluateHandle(() => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective))
    return seen
  })
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  for (const panel of ['What the sign-up asks for', 'Live state', 'Requests'])
    await page.locator('summary', { hasText: panel }).click()
  expect(await sideways()).toBe(0)
  await startWithEmail(user, 'a-rather-long-address-for-a-small-screen@subdomain.example.com')
  await user.fillInCode()
  expect(await sideways()).toBe(0)
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  await page.getByText('As it travels').click()
  expect(await sideways()).toBe(0)

  expect(await violations.jsonValue()).toEqual([])
  expect(complaints).toEqual([])
})

test('a password that is too short has its error at its field, and what was typed stays', async () => {
  const { page, user } = await setup()
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', 'short')
  await user.press('Continue')
  await page.getByText('Passwords must be 8 characters or more.').waitFor()

  const password = user.field('Password')
  expect(await password.getAttribute('aria-invalid')).toBe('true')
  expect(await password.inputValue()).toBe('short')
  expect(await password.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await user.field('Email address').inputValue()).toBe('ada@example.com')
  expect(await user.field('Email address').getAttribute('aria-invalid')).toBe(null)
})
