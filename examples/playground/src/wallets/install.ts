import { createEthereumWallet } from './ethereum.ts'
import { createSolanaWallet } from './solana.ts'

export const ETHEREUM_WALLET = 'Pocket'
export const SOLANA_WALLET = 'Purse'

const ICON = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E'

/** Puts two wallets into the page, as extensions would: announced by EIP-6963, and registered by the Wallet Standard. */
export const installWallets = (): void => {
  const info = { uuid: crypto.randomUUID(), name: ETHEREUM_WALLET, icon: ICON, rdns: 'example.meadow.pocket' }
  const detail = Object.freeze({ info, provider: createEthereumWallet(ETHEREUM_WALLET) })
  window.addEventListener('eip6963:requestProvider', () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail })),
  )
  const wallet = createSolanaWallet(SOLANA_WALLET, ICON)
  window.addEventListener('wallet-standard:app-ready', (event) =>
    (event as CustomEvent<{ register(...wallets: readonly unknown[]): unknown }>).detail.register(wallet),
  )
}
