import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base58 } from '@scure/base'
import { ethereumAddress, personalHash } from '../../src/testing/wallets/ethereum.ts'

/** A page for wallets to announce themselves in. To be put in the place of `window`. */
export const walletPage = (injected: Readonly<Record<string, unknown>> = {}): EventTarget =>
  Object.assign(new EventTarget(), injected)

/** What a wallet rejects with. */
export const walletError = (code: number, message = 'User rejected the request.'): Error =>
  Object.assign(new Error(message), { code })

const keyOf = (account: string): Uint8Array => sha256(utf8ToBytes(account))

/** As Ethereum writes a signature: both numbers, and then which point. */
const signHash = (hash: Uint8Array, key: Uint8Array): string => {
  const [recovery = 0, ...numbers] = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' })
  return `0x${bytesToHex(Uint8Array.of(...numbers, 27 + recovery))}`
}

interface Asked {
  readonly method: string
  readonly params?: readonly unknown[] | undefined
}

export interface EthereumWalletOptions {
  /** Decides the key: another name is another account. */
  readonly account?: string
  /** Whose key signs. Default: the account's own. */
  readonly signer?: string
  /** Called before each response: throws what the wallet rejects with, or waits. */
  readonly onRequest?: (request: Asked, index: number) => void | Promise<void>
}

/** A wallet of Ethereum that really signs. */
export const ethereumWallet = ({
  account = 'ada',
  signer = account,
  onRequest = () => {},
}: EthereumWalletOptions = {}) => {
  const address = ethereumAddress(secp256k1.getPublicKey(keyOf(account), false))
  const asked: Asked[] = []
  /** Signs a text, as the user would in the wallet. */
  const sign = (message: string): string => signHash(personalHash(message), keyOf(signer))
  return {
    address,
    asked,
    sign,
    request: async (request: Asked): Promise<unknown> => {
      asked.push(request)
      await onRequest(request, asked.length - 1)
      if (request.method === 'eth_requestAccounts') return [address]
      if (request.method !== 'personal_sign') throw walletError(4200, `No ${request.method} here.`)
      const [data, from] = request.params ?? []
      if (String(from).toLowerCase() !== address) throw walletError(4100, 'Unknown account.')
      return sign(new TextDecoder().decode(hexToBytes(String(data).slice(2))))
    },
  }
}

export const METAMASK = { name: 'MetaMask', rdns: 'io.metamask' }

/** Has a wallet respond to the request of EIP-6963. It does not announce itself before it is asked. */
export const announce = (page: EventTarget, info: { name: string; rdns: string }, provider: object): void => {
  const detail = Object.freeze({ info: { uuid: crypto.randomUUID(), icon: 'data:,', ...info }, provider })
  page.addEventListener('eip6963:requestProvider', () =>
    page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail })),
  )
}

/** Announces a wallet by itself, without having been asked: as one does that comes late. */
export const announceNow = (page: EventTarget, info: { name: string; rdns: string }, provider: object): boolean =>
  page.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider } }))

export interface SolanaWalletOptions {
  readonly name?: string
  readonly account?: string
  /** Whose key signs. Default: the account's own. */
  readonly signer?: string
  readonly chains?: readonly string[]
  readonly onSign?: () => void
}

/** A wallet of Solana that really signs: by the Wallet Standard, and as `window.solana` would. */
export const solanaWallet = ({
  name = 'Phantom',
  account = 'ada',
  signer = account,
  chains = ['solana:mainnet'],
  onSign = () => {},
}: SolanaWalletOptions = {}) => {
  const publicKey = ed25519.getPublicKey(keyOf(account))
  const address = base58.encode(publicKey)
  const sign = (message: Uint8Array): Uint8Array => {
    onSign()
    return ed25519.sign(message, keyOf(signer))
  }
  const own = { address, publicKey, chains, features: ['solana:signMessage'] }
  let accounts: readonly (typeof own)[] = []
  const connect = async () => {
    accounts = [own]
    return { accounts }
  }
  return {
    address,
    sign,
    standard: {
      version: '1.0.0',
      name,
      icon: 'data:,',
      chains,
      // A wallet shows its accounts to a page that it is connected to.
      get accounts() {
        return accounts
      },
      features: {
        'standard:connect': { version: '1.0.0', connect },
        'solana:signMessage': {
          version: '1.1.0',
          signMessage: async ({ message }: { readonly message: Uint8Array }) => [
            { signedMessage: message, signature: sign(message) },
          ],
        },
      },
    },
    injected: {
      connect: async () => ({ publicKey: { toString: () => address } }),
      signMessage: async (message: Uint8Array) => ({
        signature: sign(message),
        publicKey: { toString: () => address },
      }),
    },
  }
}

/** Registers a wallet by the Wallet Standard: at once with an app that is there, and with every app that comes. */
export const registerWallet = (page: EventTarget, wallet: object): void => {
  const register = (api: { register(wallet: object): unknown }): unknown => api.register(wallet)
  page.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: register }))
  page.addEventListener('wallet-standard:app-ready', (event) => register((event as CustomEvent).detail))
}
