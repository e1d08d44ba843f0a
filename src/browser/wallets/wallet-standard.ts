import type { WalletPage } from './page.ts'

export interface StandardAccount {
  /** Base58. */
  readonly address: string
  readonly chains?: readonly string[]
}

/** A wallet with the features that a sign-up needs. Source: the Wallet Standard, and its extension for Solana. */
export interface StandardWallet {
  readonly name: string
  readonly chains: readonly string[]
  readonly features: {
    readonly 'standard:connect': { connect(): Promise<{ readonly accounts: readonly StandardAccount[] }> }
    readonly 'solana:signMessage': {
      signMessage(input: {
        readonly account: StandardAccount
        readonly message: Uint8Array
      }): Promise<readonly { readonly signature: Uint8Array }[]>
    }
  }
}

interface Registry {
  register(...wallets: readonly unknown[]): () => void
}

const isUsable = (wallet: unknown): wallet is StandardWallet => {
  const { name, chains, features } = (wallet ?? {}) as Partial<StandardWallet>
  const signs = features !== undefined && 'standard:connect' in features && 'solana:signMessage' in features
  return typeof name === 'string' && signs && (chains?.some((chain) => chain.startsWith('solana:')) ?? false)
}

/** Calls back with the wallets in the page, and with those that register later. */
export const listenToWallets =
  (page: WalletPage) =>
  (onFound: (wallet: StandardWallet) => void): (() => void) => {
    const registry: Registry = {
      register: (...wallets) => {
        for (const wallet of wallets) if (isUsable(wallet)) onFound(wallet)
        return () => {}
      },
    }
    const onRegister = (event: Event): void => (event as CustomEvent<(registry: Registry) => void>).detail(registry)
    page.addEventListener('wallet-standard:register-wallet', onRegister)
    page.dispatchEvent(new CustomEvent('wallet-standard:app-ready', { detail: registry }))
    return () => page.removeEventListener('wallet-standard:register-wallet', onRegister)
  }
