import type { Web3Strategy } from '../shapes/strategies.ts'

/**
 * The action of each method that is named for a wallet. Apart from what wallets do, which loads only when one is used.
 *
 * @param ofWallet The action with the wallet of a strategy.
 */
export const ofEachWallet = <Action>(ofWallet: (strategy: Web3Strategy) => Action) => ({
  authenticateWithMetamask: ofWallet('web3_metamask_signature'),
  authenticateWithCoinbaseWallet: ofWallet('web3_coinbase_wallet_signature'),
  authenticateWithBase: ofWallet('web3_base_signature'),
  authenticateWithOKXWallet: ofWallet('web3_okx_wallet_signature'),
  authenticateWithSolana: ofWallet('web3_solana_signature'),
})
