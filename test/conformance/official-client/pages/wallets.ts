import { announce, ethereumWallet, registerWallet, solanaWallet } from '../../../support/wallets.ts'

/** Whose account a wallet has, and whose key it signs with. */
export interface Keys {
  readonly account?: string
  readonly signer?: string
}

/** Puts wallets into a page, which sign there with keys of their own. */
const wallets = {
  /** Responds to the request of EIP-6963, as extensions do today. */
  announced: (info: { readonly name: string; readonly rdns: string }, keys: Keys) =>
    announce(window, info, ethereumWallet(keys)),
  /** Is `window.ethereum`, as the only extension used to be. */
  injected: (keys: Keys) => void Object.assign(window, { ethereum: ethereumWallet(keys) }),
  /** Registers itself by the Wallet Standard. */
  solana: (keys: Keys) => registerWallet(window, solanaWallet(keys).standard),
}

declare global {
  interface Window {
    wallets?: typeof wallets
  }
}

window.wallets = wallets
