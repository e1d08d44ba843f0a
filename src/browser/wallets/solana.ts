import { FlowError } from '../../errors.ts'
import type { Wallet } from '../providers.ts'
import { discover } from './discover.ts'
import { type WalletPage, walletPage } from './page.ts'
import { injectedWallet, standardWallet } from './solana-wallet.ts'
import { listenToWallets, type StandardWallet } from './wallet-standard.ts'

/** The wallet with that name; without a name, the only one. */
const picked =
  (walletName: string | undefined) =>
  (wallets: readonly StandardWallet[]): Wallet | undefined => {
    const names = [...new Set(wallets.map(({ name }) => name))]
    if (walletName === undefined && names.length > 1) {
      const detail = `\`walletName\` must be one of these Solana wallets: ${names.join(', ')}`
      throw new FlowError('invalid_parameter', { detail })
    }
    const wallet = wallets.find(({ name }) => walletName === undefined || name === walletName)
    return wallet && standardWallet(wallet)
  }

/** `window.solana`: any wallet, or, when there are wallets of the standard, only one that has the mark of the name. */
const injected =
  ({ solana }: WalletPage, walletName: string | undefined) =>
  (wallets: readonly StandardWallet[]): Wallet | undefined => {
    if (!solana) return undefined
    const mayBeIt = wallets.length === 0 || solana[`is${walletName}`] === true
    return mayBeIt ? injectedWallet(solana) : undefined
  }

/** The wallet with that name, or the only one. */
export const findSolana = async (walletName: string | undefined): Promise<Wallet | undefined> => {
  const page = walletPage()
  if (!page) return undefined
  return discover({
    listen: listenToWallets(page),
    pick: picked(walletName),
    otherwise: injected(page, walletName),
  })
}
