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
  const { playground, complaints, user } = await openPlayground(browser)
  await user.choose('Wallets', 'On')
  await user.choose('Email address', 'Optional')
  await user.press(`Continue with ${chain} wallet`)
  await user.press('Connect')
  await user.press('Sign')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.web3Wallet).toMatch(address)
  expect(await user.account()).toContain(playground.api.users[0]?.web3Wallet)
  expect(complaints).toEqual([])
})

test('declining in the wallet changes nothing', async () => {
  const { playground, page, user } = await openPlayground(browser)
  await user.choose('Wallets', 'On')
  await user.press('Continue with Ethereum wallet')
  await user.press('Decline')
  await page.getByRole('alert').filter({ hasText: 'You declined in your wallet' }).waitFor()
  expect(playground.api.requests.some(({ method, path }) => method === 'POST' && path.includes('sign_ups'))).toBe(false)
})

test('a wallet that does not sign is asked again, and then the rest is asked for', async () => {
  const { playground, page, user } = await openPlayground(browser)
  await user.choose('Wallets', 'On')
  await user.press('Continue with Solana wallet')
  await user.press('Connect')
  await page.getByRole('dialog').filter({ hasText: 'Sign this message?' }).waitFor()
  await page.keyboard.press('Escape')
  await user.heading('Sign with your wallet').waitFor()
  await user.press('Ask the wallet again')
  await user.press('Connect')
  await user.press('Sign')
  await user.heading('Almost there').waitFor()
  await user.type('Email address', 'ada@example.com')
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  await user.fillInCode()
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(playground.api.users[0]?.web3Wallet).toMatch(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/)
})
