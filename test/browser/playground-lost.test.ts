import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Playground } from '../../examples/playground/server.mjs'
import { PASSWORD, playgroundSetup, startWithEmail } from './playground-setup.ts'

const setup = playgroundSetup()

/** The button of the panel: the server does what is sent next, and its response never arrives. */
const loseResponse = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Lose a response' }).click()
  await page.getByText('The server does what is sent next').waitFor()
}

/** As the button does; and whether it was done cannot be read either, until the test says so. */
const loseResponseAndReads = ({ api }: Playground): void => {
  api.fail.next({ networkError: true, handled: true, when: ({ method }) => method !== 'GET' })
  api.fail.when({ method: 'GET', path: /^\/client/ }, { networkError: true })
}

const creations = ({ api }: Playground): number =>
  api.requests.filter(({ method, path }) => method === 'POST' && path === '/client/sign_ups').length

const UNKNOWN = 'No response arrived. Check that the server is running, then try again: nothing is done twice.'

/** A browser that the server knows: the cookie came with an earlier response. */
const setupKnown = async () => {
  const opened = await setup()
  await startWithEmail(opened.user, 'earlier@example.com')
  await opened.user.press('Start over')
  await opened.user.heading('Create your Meadow account').waitFor()
  return opened
}

test('a sign-up whose response was lost goes on, and nothing is sent twice', async () => {
  const { playground, page, user } = await setupKnown()
  await loseResponse(page)
  await startWithEmail(user)
  await page.getByText('that we sent to ada@example.com').waitFor()
  expect(playground.api.outbox).toHaveLength(2)
  expect(creations(playground)).toBe(2)
})

test('a first sign-up that was lost together with the cookie is tried again', async () => {
  const { playground, page, user } = await setup()
  await loseResponse(page)
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await page.getByRole('alert').filter({ hasText: 'The connection broke, and nothing was done. Try again.' }).waitFor()
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users).toHaveLength(1)
})

test('a right code whose response was lost is an account', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await loseResponse(page)
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users).toHaveLength(1)
})

test('a sign-up of which nothing is known is tried again, and is there', async () => {
  const { playground, page, user } = await setupKnown()
  loseResponseAndReads(playground)
  await user.type('Email address', 'ada@example.com')
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await page.getByRole('alert').filter({ hasText: UNKNOWN }).waitFor()
  expect(await user.field('Email address').inputValue()).toBe('ada@example.com')

  playground.api.fail.clear()
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  expect(playground.api.outbox).toHaveLength(2)
  expect(creations(playground)).toBe(2)
})

test('a right code of which nothing is known is tried again, and is an account', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await user.fillInCode()
  loseResponseAndReads(playground)
  await user.press('Verify')
  await page.getByRole('alert').filter({ hasText: UNKNOWN }).waitFor()

  playground.api.fail.clear()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users).toHaveLength(1)
})

test('a new code whose response was lost is entered', async () => {
  const { playground, page, user } = await setup()
  await startWithEmail(user)
  await page.locator('[aria-disabled]').waitFor({ state: 'detached' })
  await loseResponse(page)
  await user.press('Send a new code')
  await expect.poll(() => playground.api.outbox.length).toBe(2)
  await page.getByRole('button', { name: `Fill in code ${playground.api.outbox[1]?.code}` }).click()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
})
