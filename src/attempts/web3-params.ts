import type { Web3Provider, Web3Strategy } from '../shapes/strategies.ts'

/** Which wallet is meant. */
export interface WalletName {
  /**
   * The wallet's displayed name. Required for Solana when there are several wallets. For Ethereum it replaces the
   * strategy's own wallet, and may also be a reverse domain name (EIP-6963 `rdns`).
   */
  walletName?: string | undefined
}

/** What `generateSignature` is called with. */
export interface GenerateSignatureParams {
  /** The wallet's address. */
  identifier: string
  /** The text to sign. */
  nonce: string
  provider: Web3Provider
  walletName?: string
}

/** A signature that the app provides. */
export interface OwnSignature {
  /** The wallet's address. Empty: the address that the attempt already has. */
  identifier: string
  /** Signs `nonce`. Resolves to the signature: hexadecimal, or base64 for Solana. */
  generateSignature: (params: GenerateSignatureParams) => Promise<string>
  /** Default: MetaMask's. */
  strategy?: Web3Strategy | undefined
}
