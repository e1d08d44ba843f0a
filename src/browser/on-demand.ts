import { later } from '../runtime/later.ts'
import type { Popups, WalletProvider, Wallets } from './providers.ts'

const loadWallets = later(() => import('./wallets.ts'))
const loadPopups = later(() => import('./popup.ts'))

/** The wallets of `wallets.ts`, loaded when a call needs one. */
export const openWallets = async (providers: readonly WalletProvider[]): Promise<Wallets> =>
  (await loadWallets()).createWallets(providers)

/** The popups of `popup.ts`, loaded when a call needs one. */
export const openPopups = async (): Promise<Popups> => (await loadPopups()).createPopups()
