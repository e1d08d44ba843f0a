import { later } from '../runtime/later.ts'
import type { PasskeyProvider, Passkeys, Popups, WalletProvider, Wallets } from './providers.ts'

const loadWallets = later(() => import('./wallets.ts'))
const loadPasskeys = later(() => import('./passkey.ts'))
const loadPopups = later(() => import('./popup.ts'))

/** The wallets of `wallets.ts`, loaded when a call needs one. */
export const openWallets = async (providers: readonly WalletProvider[]): Promise<Wallets> =>
  (await loadWallets()).createWallets(providers)

/** The passkeys of `passkey.ts`, loaded when a call needs one. */
export const openPasskeys = async (provider: PasskeyProvider | undefined): Promise<Passkeys> =>
  (await loadPasskeys()).createPasskeys(provider)

/** The popups of `popup.ts`, loaded when a call needs one. */
export const openPopups = async (): Promise<Popups> => (await loadPopups()).createPopups()
