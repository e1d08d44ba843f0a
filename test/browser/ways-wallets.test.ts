import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openPlayground } from './ways.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

test.each([
  ['Ethereum', /^0x[\da-f]{40}$/],
  ['Solana', /^[1-9A-HJ-NP-Za-km-z]{32,44}$/],
])('a wallet of %s signs, and is the account', async (chain, address) => {
  const { playground, complaints, person } = await openPlayground(browser)
  await person.choose('Wallets', 'On')
  await person.choose('Email address', 'Optional')
  await person.press(`Continue with ${chain} wallet`)
  await person.press('Connect')
  await person.press('Sign')
  await person.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.web3Wallet).toMatch(address)
  expect(await person.account()).toContain(playground.api.users[0]?.web3Wallet)
  expect(complaints).toEqual([])
})

test('declining in the wallet changes nothing', async () => {
  const { playground, page, person } = await openPlayground(browser)
  await person.choose('Wallets', 'On')
  await person.press('Continue with Ethereum wallet')
  await person.press('Decline')
  await page.getByRole('alert').filter({ hasText: 'You declined in your wallet' }).waitFor()
  expect(playground.api.requests.some(({ method, path }) => method === 'POST' && path.includes('sign_ups'))).toBe(false)
})

test('a wallet that does not sign is asked again, and then the rest is asked for', async () => {
  const { playground, page, person } = await openPlayground(browser)
  await person.choose('Wallets', 'On')
  await person.press('Continue with Solana wallet')
  await person.press('Connect')
  await page.getByRole('dialog').filter({ hasText: 'Sign this message?' }).waitFor()
  await page.keyboard.press('Escape')
  await person.heading('Sign with your wallet').waitFor()
  await person.press('Ask the wallet again')
  await person.press('Connect')
  await person.press('Sign')
  await person.heading('Almost there').waitFor()
  await person.type('Email address', 'ada@example.com')
  await person.press('Continue')
  await person.heading('Check your email').waitFor()
  await person.fillInCode()
  await person.press('Verify')
  await person.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.web3Wallet).toMatch(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/)
})
