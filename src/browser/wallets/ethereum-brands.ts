import type { WalletProvider } from '../providers.ts'
import type { InjectedProvider, WalletPage } from './page.ts'

export type EthereumStrategy = Exclude<WalletProvider['strategy'], 'web3_solana_signature'>

/** How to recognise the wallet of a strategy. */
interface Brand {
  /** The reverse domain names that it announces; variants of it append to them. */
  readonly domains: readonly string[]
  readonly names: readonly string[]
  /** Whether an injected provider is marked as this wallet. */
  readonly isMarked: (provider: InjectedProvider) => boolean | undefined
  /** Where it injects itself, besides `window.ethereum`. */
  readonly own?: (page: WalletPage) => InjectedProvider | undefined
  /** Whether an unmarked `window.ethereum` may be this wallet. */
  readonly mayBeUnmarked: boolean
}

const coinbase: Brand = {
  domains: ['com.coinbase.wallet'],
  names: ['Coinbase Wallet'],
  isMarked: ({ isCoinbaseWallet, isCoinbaseBrowser }) => isCoinbaseWallet || isCoinbaseBrowser,
  own: ({ coinbaseWalletExtension }) => coinbaseWalletExtension,
  mayBeUnmarked: false,
}

export const brands: Readonly<Record<EthereumStrategy, Brand>> = {
  web3_metamask_signature: {
    domains: ['io.metamask'],
    names: ['MetaMask'],
    isMarked: ({ isMetaMask }) => isMetaMask,
    mayBeUnmarked: true,
  },
  web3_okx_wallet_signature: {
    domains: ['com.okex.wallet'],
    names: ['OKX Wallet'],
    isMarked: ({ isOkxWallet, isOKExWallet }) => isOkxWallet || isOKExWallet,
    own: ({ okxwallet }) => okxwallet,
    mayBeUnmarked: true,
  },
  web3_coinbase_wallet_signature: coinbase,
  // The extension of Base is still the former Coinbase Wallet.
  web3_base_signature: {
    ...coinbase,
    domains: ['app.base.account', ...coinbase.domains],
    names: ['Base', 'Base Account', ...coinbase.names],
  },
}
