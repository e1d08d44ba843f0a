import type { WalletProvider, Wallets } from '../ports.ts'

/** Finds the wallets that the page announces, and those that the app brings along. */
export const createWallets = (_providers: readonly WalletProvider[]): Wallets => ({
  find: async () => null,
})
