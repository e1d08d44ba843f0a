import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { createUser } from './user.ts'
import { openPlayground } from './ways.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

const PASSWORD = 'correct horse battery'

test('a link that is opened in a second tab takes the first one on at once', async () => {
  const { playground, page, complaints, user } = await openPlayground(browser)
  await user.choose('Verified by', 'Link')
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await page.getByText('This page goes on by itself').waitFor()

  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Open the link' }).click()
  const second = await opened
  await createUser(second).heading('Welcome').waitFor()
  await user.heading('Welcome').waitFor()
  expect(new URL(second.url()).search).toBe('')
  expect(playground.api.users).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('a link that is opened before everything is known sends the user back to where they began', async () => {
  const { page, user } = await openPlayground(browser)
  await user.choose('Verified by', 'Link')
  await user.choose('Phone number', 'Required')
  await user.type('Email address', 'ada@example.com')
  await user.type('Phone number', '+44 7700 900143')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Open the link' }).click()
  await createUser(await opened)
    .heading('Your email address is verified')
    .waitFor()
  await user.heading('Check your phone').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('the captcha is a checkbox, and without it nothing is created', async () => {
  const { playground, page, user } = await openPlayground(browser)
  await user.choose('Captcha', 'On')
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.press('Cancel')
  await page.getByRole('alert').filter({ hasText: 'The check was not passed' }).waitFor()

  await user.press('Continue')
  await page.getByRole('checkbox', { name: 'I am human' }).check()
  await user.press('Go on')
  await user.heading('Check your email').waitFor()
  const created = playground.api.requests.filter(({ path, status }) => path === '/client/sign_ups' && status === 200)
  expect(created).toHaveLength(1)
  expect(created[0]?.body).toMatchObject({ captcha_widget_type: 'smart' })
})

test('with an invitation a user gets in where no other user does', async () => {
  const { playground, page, user } = await openPlayground(browser)
  await user.choose('Open to', 'Invited')
  await user.heading('Meadow is open by invitation').waitFor()
  await user.press('Issue an invitation')
  await page.getByRole('link', { name: 'Sign up as guest-1@example.com' }).click()
  await user.heading('You are invited to Meadow').waitFor()
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.emailAddress).toBe('guest-1@example.com')
  expect(new URL(page.url()).search).toBe('')
})

test('a check that the server asks for is passed on the way', async () => {
  const { page, user } = await openPlayground(browser)
  await user.press('Require a check')
  await page.getByText('What is sent next is met with a check.').waitFor()
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('One more check').waitFor()
  await user.press('It is me')
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})

test('the rules for a password are ticked as they are met', async () => {
  const { page, user } = await openPlayground(browser)
  const rule = page.getByRole('listitem').filter({ hasText: 'At least 8 characters' })
  await user.type('Password', 'short')
  expect(await rule.textContent()).not.toContain('met')
  await user.type('Password', PASSWORD)
  await expect.poll(() => rule.textContent()).toContain('(met)')
})
