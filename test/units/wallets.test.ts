import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Wallet, WalletProvider } from '../../src/browser/providers.ts'
import { createWallets } from '../../src/browser/wallets.ts'
import {
  announce,
  announceNow,
  ethereumWallet,
  METAMASK,
  registerWallet,
  solanaWallet,
  walletPage,
} from '../support/wallets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Find = Parameters<ReturnType<typeof createWallets>['find']>

const METAMASK_STRATEGY = 'web3_metamask_signature'
const SOLANA_STRATEGY = 'web3_solana_signature'

const openPage = (injected: Readonly<Record<string, unknown>> = {}): EventTarget => {
  const page = walletPage(injected)
  vi.stubGlobal('window', page)
  return page
}

/** What is found, after as long as anything is waited for. */
const findLate = async (...[strategy, name]: Find): Promise<Wallet | null> => {
  const found = createWallets([]).find(strategy, name)
  await vi.advanceTimersByTimeAsync(250)
  return found
}

test('a wallet that announces itself is found by its reverse domain name, without waiting', async () => {
  const page = openPage()
  const [other, wallet] = [ethereumWallet({ account: 'other' }), ethereumWallet()]
  announce(page, { name: 'Rabby Wallet', rdns: 'io.rabby' }, other)
  announce(page, { name: 'A name in another language', rdns: 'io.metamask' }, wallet)

  const found = await createWallets([]).find(METAMASK_STRATEGY)

  expect(await found?.connect()).toBe(wallet.address)
  expect(vi.getTimerCount()).toBe(0)
  expect(other.asked).toEqual([])
})

test.each([
  ['web3_metamask_signature', { name: 'MetaMask Flask', rdns: 'io.metamask.flask' }],
  ['web3_metamask_signature', { name: 'MetaMask', rdns: 'org.example' }],
  ['web3_okx_wallet_signature', { name: 'OKX Wallet', rdns: 'com.okex.wallet' }],
  ['web3_coinbase_wallet_signature', { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' }],
  ['web3_base_signature', { name: 'Base Account', rdns: 'app.base.account' }],
  ['web3_base_signature', { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' }],
] as const)('%s finds %o', async (strategy, info) => {
  const wallet = ethereumWallet()
  announce(openPage(), info, wallet)
  expect(await (await createWallets([]).find(strategy))?.connect()).toBe(wallet.address)
})

test('a wallet that announces itself late is waited for, and no longer than until it does (F39)', async () => {
  const page = openPage({ ethereum: ethereumWallet({ account: 'other' }) })
  const wallet = ethereumWallet()
  setTimeout(() => announceNow(page, METAMASK, wallet), 100)
  const found = createWallets([]).find(METAMASK_STRATEGY)
  await vi.advanceTimersByTimeAsync(100)
  expect(await (await found)?.connect()).toBe(wallet.address)
  expect(vi.getTimerCount()).toBe(0)
})

test('announcements that are none are passed over', async () => {
  const page = openPage()
  const found = createWallets([]).find(METAMASK_STRATEGY)
  for (const detail of [undefined, {}, { info: {} }, { info: METAMASK, provider: {} }])
    page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  await vi.advanceTimersByTimeAsync(250)
  expect(await found).toBeNull()
})

test.each([
  ['web3_metamask_signature', (wallet: object) => ({ ethereum: wallet })],
  ['web3_okx_wallet_signature', (wallet: object) => ({ ethereum: wallet })],
  ['web3_okx_wallet_signature', (wallet: object) => ({ ethereum: {}, okxwallet: wallet })],
  ['web3_metamask_signature', (wallet: object) => ({ ethereum: { providers: [{}, { ...wallet, isMetaMask: true }] } })],
  ['web3_coinbase_wallet_signature', (wallet: object) => ({ coinbaseWalletExtension: wallet })],
  ['web3_coinbase_wallet_signature', (wallet: object) => ({ ethereum: { ...wallet, isCoinbaseWallet: true } })],
  ['web3_base_signature', (wallet: object) => ({ ethereum: { ...wallet, isCoinbaseBrowser: true } })],
] as const)('%s falls back to what is injected', async (strategy, injectedBy) => {
  const wallet = ethereumWallet()
  openPage(injectedBy(wallet))
  expect(await (await findLate(strategy))?.connect()).toBe(wallet.address)
})

test('an injected wallet that says it is another one is not asked (F39)', async () => {
  const wallet = ethereumWallet()
  announce(openPage({ ethereum: wallet }), { name: 'Rabby Wallet', rdns: 'io.rabby' }, wallet)
  expect(await findLate(METAMASK_STRATEGY)).toBeNull()
})

test('an injected wallet that does not say whose it is, is not Coinbase Wallet', async () => {
  openPage({ ethereum: ethereumWallet() })
  expect(await findLate('web3_coinbase_wallet_signature')).toBeNull()
})

test('the app may name the wallet; then no other takes its place (F39)', async () => {
  const page = openPage({ ethereum: ethereumWallet({ account: 'other' }) })
  const wallet = ethereumWallet()
  announce(page, { name: 'Rabby Wallet', rdns: 'io.rabby' }, wallet)
  expect(await (await createWallets([]).find(METAMASK_STRATEGY, 'Rabby Wallet'))?.connect()).toBe(wallet.address)
  expect(await (await createWallets([]).find(METAMASK_STRATEGY, 'io.rabby'))?.connect()).toBe(wallet.address)
  expect(await findLate(METAMASK_STRATEGY, 'Trust Wallet')).toBeNull()
})

test('without a page, or a wallet in it, there is none', async () => {
  expect(await createWallets([]).find(METAMASK_STRATEGY)).toBeNull()
  expect(await createWallets([]).find(SOLANA_STRATEGY, 'Phantom')).toBeNull()
  openPage()
  expect(await findLate(METAMASK_STRATEGY)).toBeNull()
  expect(await findLate(SOLANA_STRATEGY, 'Phantom')).toBeNull()
})

test('nothing listens to the page any more once a wallet was found, or was not', async () => {
  const page = openPage()
  const [add, remove] = [vi.spyOn(page, 'addEventListener'), vi.spyOn(page, 'removeEventListener')]
  await findLate(METAMASK_STRATEGY)
  await findLate(SOLANA_STRATEGY)
  expect(add).toHaveBeenCalledTimes(2)
  expect(remove.mock.calls).toEqual(add.mock.calls)
})

test("the app's own wallets come first, and need no page", async () => {
  const [own, solana] = [ethereumWallet(), solanaWallet()]
  const providers: readonly WalletProvider[] = [
    { strategy: METAMASK_STRATEGY, provider: own },
    { strategy: SOLANA_STRATEGY, name: 'Phantom', provider: solana.injected },
  ]
  announce(openPage(), METAMASK, ethereumWallet({ account: 'other' }))
  const wallets = createWallets(providers)
  expect(await (await wallets.find(METAMASK_STRATEGY))?.connect()).toBe(own.address)
  expect(await (await wallets.find(SOLANA_STRATEGY, 'Phantom'))?.connect()).toBe(solana.address)
})

test('a Solana wallet is found by its name, whether it was there before or comes later', async () => {
  const page = openPage()
  const [phantom, solflare] = [solanaWallet(), solanaWallet({ name: 'Solflare', account: 'other' })]
  registerWallet(page, phantom.standard)
  expect(await (await createWallets([]).find(SOLANA_STRATEGY, 'Phantom'))?.connect()).toBe(phantom.address)

  setTimeout(() => registerWallet(page, solflare.standard), 100)
  const late = createWallets([]).find(SOLANA_STRATEGY, 'Solflare')
  await vi.advanceTimersByTimeAsync(100)
  expect(await (await late)?.connect()).toBe(solflare.address)
})

test('the only Solana wallet needs no name, and several do', async () => {
  const page = openPage()
  const phantom = solanaWallet()
  registerWallet(page, solanaWallet({ name: 'A wallet of another chain', chains: ['sui:mainnet'] }).standard)
  registerWallet(page, phantom.standard)
  expect(await (await createWallets([]).find(SOLANA_STRATEGY))?.connect()).toBe(phantom.address)

  registerWallet(page, solanaWallet({ name: 'Solflare' }).standard)
  await expect(createWallets([]).find(SOLANA_STRATEGY)).rejects.toMatchObject({
    code: 'invalid_parameter',
    message: expect.stringContaining('Phantom, Solflare'),
  })
})

test('a Solana wallet that only injects itself is adapted (F37)', async () => {
  const solana = solanaWallet()
  openPage({ solana: solana.injected })
  const wallet = await findLate(SOLANA_STRATEGY, 'Phantom')
  expect(await wallet?.connect()).toBe(solana.address)
  const expected = Buffer.from(solana.sign(Buffer.from('€ 🍎'))).toString('base64')
  expect(await wallet?.sign('€ 🍎', solana.address)).toBe(expected)
})

test('an injected Solana wallet is not asked in the place of another, unless it bears its mark (F39)', async () => {
  const solana = solanaWallet()
  const page = openPage({ solana: { ...solana.injected, isPhantom: true } })
  registerWallet(page, solanaWallet({ name: 'Solflare', account: 'other' }).standard)
  expect(await findLate(SOLANA_STRATEGY, 'Backpack')).toBeNull()
  expect(await (await findLate(SOLANA_STRATEGY, 'Phantom'))?.connect()).toBe(solana.address)
})

test('an account that changed before the signature is an error of its own', async () => {
  const solana = solanaWallet()
  openPage({ solana: solana.injected })
  const wallet = await findLate(SOLANA_STRATEGY)
  await expect(wallet?.sign('text', 'another account')).rejects.toMatchObject({ code: 'wallet_account_mismatch' })
})

test('a text is signed as its UTF-8 bytes (F38)', async () => {
  const wallet = ethereumWallet()
  openPage({ ethereum: wallet })
  const found = await findLate(METAMASK_STRATEGY)
  expect(await found?.sign('€ 🍎', wallet.address)).toBe(wallet.sign('€ 🍎'))
  expect(wallet.asked).toEqual([{ method: 'personal_sign', params: ['0xe282ac20f09f8d8e', wallet.address] }])
})
