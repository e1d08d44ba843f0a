import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openPlayground } from './ways.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

test('a provider leads to an active session, without a form', async () => {
  const { playground, page, complaints, user } = await openPlayground(browser)
  await user.press('Continue with Google')
  await user.heading('Continue with Google').waitFor()
  await page.getByRole('button', { name: /^Ada Lovelace/ }).click()
  await user.heading('Welcome, Ada').waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await user.account()).toContain('ada@lovelace.example verified')
  expect(playground.api.users).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('a provider in a popup leads to an active session, and the page stays', async () => {
  const { playground, page, complaints, user } = await openPlayground(browser)
  await user.choose('Providers', 'In a popup')
  await user.type('Email address', 'typed@example.com')
  const opened = page.waitForEvent('popup')
  await user.press('Continue with Microsoft')
  const popup = await opened
  await popup.getByRole('button', { name: /^Ada Lovelace/ }).click()
  await user.heading('Welcome, Ada').waitFor()
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(playground.api.sessions).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('a popup that is closed says so, and the form is as it was', async () => {
  const { page, user } = await openPlayground(browser)
  await user.choose('Providers', 'In a popup')
  const opened = page.waitForEvent('popup')
  await user.press('Continue with Google')
  const popup = await opened
  await popup.getByRole('heading', { name: 'Continue with Google' }).waitFor()
  await popup.close()
  await page.getByRole('alert').filter({ hasText: 'The window was closed' }).waitFor()
})

test('a user who turns round at the provider gets a message, and tries another way', async () => {
  const { user } = await openPlayground(browser)
  await user.press('Continue with Google')
  await user.press('Cancel')
  await user.heading('That did not work out').waitFor()
  await user.press('Try another way')
  await user.heading('Create your Meadow account').waitFor()
})

test('what the provider does not pass on is asked for afterwards', async () => {
  const { page, user } = await openPlayground(browser)
  await user.choose('First and last name', 'Required')
  await user.press('Continue with Google')
  await page.getByRole('button', { name: /^Grace/ }).click()
  await user.heading('Almost there').waitFor()
  await user.type('Last name', 'Hopper')
  await user.press('Continue')
  await user.heading('Welcome, Grace').waitFor()
  expect(await user.account()).toContain('Grace Hopper')
})

test('an address that the provider does not vouch for gets a code', async () => {
  const { page, user } = await openPlayground(browser)
  await user.press('Continue with Google')
  await page.getByRole('button', { name: /^Alan Turing/ }).click()
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome, Alan').waitFor()
})

test('a user who is known already gets a message instead of a second account', async () => {
  const { playground, page, user } = await openPlayground(browser)
  playground.api.users.add({ emailAddress: 'ada@lovelace.example' })
  await user.press('Continue with Google')
  await page.getByRole('button', { name: /^Ada Lovelace/ }).click()
  await user.heading('You have an account already').waitFor()
  await user.press('Use another identity')
  await user.heading('Create your Meadow account').waitFor()
  expect(playground.api.users).toHaveLength(1)
})

test('after coming back without the provider, the sign-up goes on with an email address', async () => {
  const { playground, page, user } = await openPlayground(browser)
  await user.press('Continue with Google')
  await user.heading('Continue with Google').waitFor()
  await page.goBack()
  await user.heading('Go on here').waitFor()
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', 'correct horse battery')
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users).toMatchObject([{ emailAddress: 'ada@example.com' }])
})

test('after coming back without the provider, the link leads there again', async () => {
  const { page, user } = await openPlayground(browser)
  await user.press('Continue with Google')
  await user.heading('Continue with Google').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Go to the provider again' }).click()
  await page.getByRole('button', { name: /^Ada Lovelace/ }).click()
  await user.heading('Welcome, Ada').waitFor()
})
