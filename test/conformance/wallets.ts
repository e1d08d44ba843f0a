// Loaded in advance: a chunk takes its own time, which the faked clock does not wait for.
import '../../src/browser/wallets.ts'
import { announce, registerWallet, walletError } from '../support/wallets.ts'
import type { Members } from './plain.ts'
import type { Recording } from './recording.ts'

type RecordedWallet = NonNullable<Recording['setup']['wallets']>[number]

interface Asked {
  readonly method: string
  readonly params?: readonly unknown[]
}

const createProvider = (
  { name, address, signature, rejectConnect, rejectSign, rejectFirstSign }: RecordedWallet,
  note: (asked: Members) => void,
) => {
  let rejectNext = rejectFirstSign
  return {
    request: async (asked: Asked): Promise<unknown> => {
      note({ wallet: name, ...asked })
      if (asked.method === 'eth_requestAccounts') {
        if (rejectConnect) throw walletError(rejectConnect)
        return [address]
      }
      const code = rejectSign ?? rejectNext
      rejectNext = undefined
      if (code) throw walletError(code)
      return signature
    },
  }
}

/** A wallet by the Wallet Standard. */
const createSolanaWallet = (
  { name, address, signature }: NonNullable<Recording['setup']['solanaWallets']>[number],
  note: (asked: Members) => void,
) => {
  const chains = ['solana:mainnet']
  const connect = async () => {
    note({ wallet: name, method: 'standard:connect' })
    return { accounts: [{ address, chains }] }
  }
  const signMessage = async ({ message }: { readonly message: Uint8Array }) => {
    note({ wallet: name, method: 'solana:signMessage', params: [new TextDecoder().decode(message)] })
    return [{ signedMessage: message, signature: Uint8Array.from(Buffer.from(signature, 'base64')) }]
  }
  return { name, chains, features: { 'standard:connect': { connect }, 'solana:signMessage': { signMessage } } }
}

/** Puts the recorded wallets into the page, and notes what they are asked. */
export const installWallets = (
  page: EventTarget,
  { wallets = [], solanaWallets = [] }: Recording['setup'],
  note: (asked: Members) => void,
): void => {
  for (const wallet of wallets) {
    const provider = createProvider(wallet, note)
    const injected = { ...provider, isCoinbaseBrowser: wallet.coinbase ?? false }
    if (wallet.announce !== false) announce(page, wallet, provider)
    if (wallet.injected) Object.assign(page, { ethereum: injected })
    if (wallet.coinbase) Object.assign(page, { coinbaseWalletExtension: injected })
  }
  for (const wallet of solanaWallets) registerWallet(page, createSolanaWallet(wallet, note))
}
