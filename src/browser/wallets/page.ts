import type { EthereumProvider, SolanaProvider } from '../providers.ts'

/** A provider as extensions inject it, with a mark for its wallet. */
export interface InjectedProvider extends EthereumProvider {
  readonly isMetaMask?: boolean
  readonly isOkxWallet?: boolean
  readonly isOKExWallet?: boolean
  readonly isCoinbaseWallet?: boolean
  readonly isCoinbaseBrowser?: boolean
  /** Where several wallets share `window.ethereum`: all of them. */
  readonly providers?: readonly InjectedProvider[]
}

/** What wallets inject into a page. */
export interface WalletPage extends EventTarget {
  readonly ethereum?: InjectedProvider
  readonly okxwallet?: InjectedProvider
  readonly coinbaseWalletExtension?: InjectedProvider
  readonly solana?: SolanaProvider & Readonly<Record<string, unknown>>
}

/** The current page; `undefined` on a server. The DOM's types do not include wallets. */
export const walletPage = (): WalletPage | undefined => globalThis.window as unknown as WalletPage | undefined
