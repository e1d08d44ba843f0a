// Loaded in advance: a chunk takes its own time, which the faked clock does not wait for.
import '../../src/browser/wallets.ts'
import { announce, walletError } from '../support/wallets.ts'
import type { Members } from './plain.ts'
import type { Recording } from './recording.ts'

type RecordedWallet = NonNullable<Recording['setup']['wallets']>[number]

interface Asked {
  readonly method: string
  readonly params?: readonly unknown[]
}

const createProvider = (
  { name, address, signature, rejectConnect, rejectFirstSign }: RecordedWallet,
  note: (asked: Members) => void,
) => {
  let rejectSign = rejectFirstSign
  return {
    request: async (asked: Asked): Promise<unknown> => {
      note({ wallet: name, ...asked })
      if (asked.method === 'eth_requestAccounts') {
        if (rejectConnect) throw walletError(rejectConnect)
        return [address]
      }
      const code = rejectSign
      rejectSign = undefined
      if (code) throw walletError(code)
      return signature
    },
  }
}

/** Puts the recorded wallets into the page, and notes what they are asked. */
export const installWallets = (
  page: EventTarget,
  wallets: readonly RecordedWallet[] = [],
  note: (asked: Members) => void,
): void => {
  for (const wallet of wallets) {
    const provider = createProvider(wallet, note)
    const injected = { ...provider, isCoinbaseBrowser: wallet.coinbase ?? false }
    if (wallet.announce !== false) announce(page, wallet, provider)
    if (wallet.injected) Object.assign(page, { ethereum: injected })
    if (wallet.coinbase) Object.assign(page, { coinbaseWalletExtension: injected })
  }
}
