import type { EthereumProvider, SolanaProvider } from '../../ports.ts'

/** A provider as extensions inject it: with a mark that says whose it is. */
export interface InjectedProvider extends EthereumProvider {
  readonly isMetaMask?: boolean
  readonly isOkxWallet?: boolean
  readonly isOKExWallet?: boolean
  readonly isCoinbaseWallet?: boolean
  readonly isCoinbaseBrowser?: boolean
  /** Where several wallets share `window.ethereum`: all of them. */
  readonly providers?: readonly InjectedProvider[]
}

/** What wallets put into a page. */
export interface WalletPage extends EventTarget {
  readonly ethereum?: InjectedProvider
  readonly okxwallet?: InjectedProvider
  readonly coinbaseWalletExtension?: InjectedProvider
  readonly solana?: SolanaProvider & Readonly<Record<string, unknown>>
}

/** The page of now; `undefined` where there is none, as on a server. Wallets are no part of the DOM's types. */
export const walletPage = (): WalletPage | undefined => globalThis.window as unknown as WalletPage | undefined
