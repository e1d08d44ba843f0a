import { base58 } from '@scure/base'
import { approveAccount, approveMessage } from './question.ts'

const CHAINS = ['solana:mainnet'] as const

interface SignInput {
  readonly account: { readonly address: string }
  readonly message: Uint8Array<ArrayBuffer>
}

/** A wallet for demonstrations that follows the Wallet Standard: one account, signed by the browser. */
export const createSolanaWallet = (name: string, icon: string) => {
  const keys = new Map<string, CryptoKey>()
  let ownPair: Promise<CryptoKeyPair> | undefined
  const createPair = async () =>
    (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const connect = async () => {
    ownPair ??= createPair()
    const pair = await ownPair
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
    const address = base58.encode(publicKey)
    await approveAccount(name, address)
    keys.set(address, pair.privateKey)
    return { accounts: [{ address, publicKey, chains: CHAINS, features: ['solana:signMessage'] }] }
  }
  const signMessage = async ({ account, message }: SignInput) => {
    const key = keys.get(account.address)
    if (!key) throw new Error('There is no such account.')
    await approveMessage(name, new TextDecoder().decode(message))
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, message))
    return [{ signedMessage: message, signature }]
  }
  return {
    version: '1.0.0',
    name,
    icon,
    chains: CHAINS,
    accounts: [],
    features: {
      'standard:connect': { version: '1.0.0', connect },
      'solana:signMessage': { version: '1.1.0', signMessage },
    },
  }
}
