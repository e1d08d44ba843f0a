import { FlowError } from '../../errors.ts'
import type { SolanaProvider, Wallet } from '../providers.ts'
import type { StandardAccount, StandardWallet } from './wallet-standard.ts'

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const isOfSolana = ({ chains }: StandardAccount): boolean =>
  chains?.some((chain) => chain.startsWith('solana:')) ?? true

/** A Solana wallet that follows the Wallet Standard. */
export const standardWallet = ({ features }: StandardWallet): Wallet => {
  let accounts: readonly StandardAccount[] = []
  return {
    connect: async () => {
      ;({ accounts } = await features['standard:connect'].connect())
      return accounts.find(isOfSolana)?.address ?? ''
    },
    sign: async (message, address) => {
      const account = accounts.find((one) => one.address === address)
      if (!account) throw new FlowError('wallet_account_mismatch')
      const [signed] = await features['solana:signMessage'].signMessage({ account, message: toBytes(message) })
      return signed ? toBase64(signed.signature) : ''
    },
  }
}

/** A Solana wallet that injects its own provider. */
export const injectedWallet = (provider: SolanaProvider): Wallet => ({
  connect: async () => (await provider.connect()).publicKey.toString(),
  sign: async (message, address) => {
    const { signature, publicKey } = await provider.signMessage(toBytes(message), 'utf8')
    // The user may have changed the account between the two requests.
    if (publicKey && publicKey.toString() !== address) throw new FlowError('wallet_account_mismatch')
    return toBase64(signature)
  },
})
