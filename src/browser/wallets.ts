import type { Wallet, WalletProvider, Wallets } from './providers.ts'
import { findEthereum } from './wallets/ethereum.ts'
import { ethereumWallet } from './wallets/ethereum-wallet.ts'
import { findSolana } from './wallets/solana.ts'
import { injectedWallet } from './wallets/solana-wallet.ts'

/** The app's own provider as a wallet. */
const toWallet = (given: WalletProvider): Wallet =>
  given.strategy === 'web3_solana_signature' ? injectedWallet(given.provider) : ethereumWallet(given.provider)

const isMeant = (given: WalletProvider, walletName: string | undefined): boolean =>
  given.strategy !== 'web3_solana_signature' ||
  walletName === undefined ||
  given.name === undefined ||
  given.name === walletName

/** Finds the app's own wallets, and those that the page has. Loads no wallet's SDK. */
export const createWallets = (providers: readonly WalletProvider[]): Wallets => ({
  find: async (strategy, walletName) => {
    const given = providers.find((one) => one.strategy === strategy && isMeant(one, walletName))
    if (given) return toWallet(given)
    if (strategy === 'web3_solana_signature') return (await findSolana(walletName)) ?? null
    const provider = await findEthereum(strategy, walletName)
    return provider ? ethereumWallet(provider) : null
  },
})
