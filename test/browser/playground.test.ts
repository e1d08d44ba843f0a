import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type PlaygroundOptions, startPlayground } from '../../examples/playground/server.mjs'
import { launchBrowser, openPage } from './browser.ts'
import { createPerson } from './person.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

const setup = async (options: PlaygroundOptions = {}, context: BrowserContextOptions = {}) => {
  const playground = await startPlayground({ resendIntervalMs: 1_000, ...options })
  onTestFinished(() => playground.close())
  const { page, complaints, close } = await openPage(browser, context)
  onTestFinished(close)
  await page.goto(playground.url)
  const person = createPerson(page)
  await person.heading('Create your Meadow account').waitFor()
  return { playground, page, complaints, person }
}

type Person = Awaited<ReturnType<typeof setup>>['person']

const PASSWORD = 'correct horse battery'

const startWithEmail = async (person: Person, emailAddress = 'ada@example.com') => {
  await person.type('Email address', emailAddress)
  await person.type('Password', PASSWORD)
  await person.press('Continue')
  await person.heading('Check your email').waitFor()
}

test('a person signs up by email, past a wrong code and a reload', async () => {
  const { playground, page, person } = await setup()
  await startWithEmail(person)

  await person.type('Code', '000000')
  await person.press('Verify')
  await page.getByText('Incorrect code').waitFor()
  expect(await person.field('Code').getAttribute('aria-invalid')).toBe('true')
  expect(await person.field('Code').getAttribute('aria-describedby')).toContain('field-code-error')
  await page.locator('#state').getByText('1 attempt', { exact: false }).waitFor()

  await page.reload()
  await person.heading('Check your email').waitFor()
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()

  const [user] = playground.api.users
  const account = await person.account()
  expect(account).toContain('ada@example.com verified')
  expect(account).toContain('Session active')
  expect(account).toContain(user?.id)
  await page.getByText(/^Valid for another \d+ s$/).waitFor()
  expect(await page.getByLabel('Session token').innerText()).toMatch(new RegExp(`sub\\s+${user?.id}`))
})

test('the settings change what is asked for without a restart', async () => {
  const { playground, page, person } = await setup()
  for (const setting of ['Phone number', 'Username', 'First and last name', 'Legal consent'])
    await person.choose(setting, 'Required')
  await person.choose('Email address', 'Off')

  await person.field('Username').waitFor()
  await person.type('First name', 'Grace')
  await person.type('Last name', 'Hopper')
  await person.type('Username', 'grace')
  await person.type('Phone number', '+1 202 555 0143')
  await person.type('Password', PASSWORD)
  expect(await person.field('Email address').count()).toBe(0)

  await person.press('Continue')
  await page.getByText('Accept the terms to continue.').waitFor()
  await page.getByRole('checkbox').check()
  await person.press('Continue')
  await person.heading('Check your phone').waitFor()
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome, Grace').waitFor()

  const account = await person.account()
  for (const text of ['Grace Hopper', 'grace', '+12025550143 verified', 'Terms accepted'])
    expect(account).toContain(text)
  expect(playground.api.users).toHaveLength(1)
})

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

test('the keyboard alone is enough', async () => {
  const { page, person } = await setup()
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

  await person.heading('Check your email').waitFor()
  await expect.poll(focused).toBe('code')
  await page.getByRole('button', { name: /^Fill in code/ }).waitFor()
  await tabTo(/^Fill in code/)
  await keyboard.press('Enter')
  await expect.poll(focused).toBe('code')
  await keyboard.press('Enter')
  await person.heading('Welcome').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('step-heading')
})

test('a whole sign-up at 360 px breaks no policy, logs no error and never scrolls sideways', async () => {
  const { page, complaints, person } = await setup({}, { viewport: { width: 360, height: 800 } })
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
  await startWithEmail(person, 'a-rather-long-address-for-a-small-screen@subdomain.example.com')
  await person.fillInCode()
  expect(await sideways()).toBe(0)
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  await page.getByText('As it travels').click()
  expect(await sideways()).toBe(0)

  expect(await violations.jsonValue()).toEqual([])
  expect(complaints).toEqual([])
})

test('a password that is too short is told so at its field, and what was typed stays', async () => {
  const { page, person } = await setup()
  await person.type('Email address', 'ada@example.com')
  await person.type('Password', 'short')
  await person.press('Continue')
  await page.getByText('Passwords must be 8 characters or more.').waitFor()

  const password = person.field('Password')
  expect(await password.getAttribute('aria-invalid')).toBe('true')
  expect(await password.inputValue()).toBe('short')
  expect(await password.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await person.field('Email address').inputValue()).toBe('ada@example.com')
  expect(await person.field('Email address').getAttribute('aria-invalid')).toBe(null)
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

test('another code can be asked for after a wait, and replaces the one before', async () => {
  const { playground, page, person } = await setup()
  await startWithEmail(person)
  const again = page.getByRole('button', { name: 'Send a new code', exact: true })
  await expect.poll(() => again.getAttribute('aria-disabled')).toBe('true')
  await expect.poll(() => again.getAttribute('aria-disabled'), { timeout: 5_000 }).toBe(null)
  await again.click()
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
  await person.press('Sign up another person')
  await person.heading('Create your Meadow account').waitFor()
  await startWithEmail(person, 'grace@example.com')
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  expect(playground.api.users.map(({ emailAddress }) => emailAddress)).toEqual(['ada@example.com', 'grace@example.com'])
})
