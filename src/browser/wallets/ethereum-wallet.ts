import type { EthereumProvider, Wallet } from '../providers.ts'

/** The UTF-8 bytes of a text in hexadecimal: `personal_sign` signs them, and wallets show them as text. */
const toHex = (text: string): string =>
  `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** A wallet over an Ethereum provider. */
export const ethereumWallet = (provider: EthereumProvider): Wallet => ({
  connect: async () => {
    const accounts = await provider.request({ method: 'eth_requestAccounts' })
    const [address]: readonly unknown[] = Array.isArray(accounts) ? accounts : []
    return typeof address === 'string' ? address : ''
  },
  sign: async (message, address) => {
    const signature = await provider.request({ method: 'personal_sign', params: [toHex(message), address] })
    return typeof signature === 'string' ? signature : ''
  },
})
