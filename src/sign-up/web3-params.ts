import type { Web3Provider, Web3Strategy } from '../shapes/strategies.ts'
import type { CreationParams, ProfileParams } from './params.ts'

/** Parameters of the methods with a fixed strategy. */
export interface WalletParams extends ProfileParams, CreationParams {
  /**
   * The wallet's displayed name. Required for Solana when there are several wallets. For Ethereum it replaces the
   * strategy's own wallet, and may also be a reverse domain name (EIP-6963 `rdns`).
   */
  walletName?: string | undefined
}

/** Source: `SignUpFuture.web3()`. */
export interface Web3Params extends WalletParams {
  strategy: Web3Strategy
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

/** Source: `SignUp.authenticateWithWeb3()`. */
export interface AuthenticateWithWeb3Params extends WalletParams {
  /** The wallet's address. Empty: the address that the sign-up already has. */
  identifier: string
  /** Signs `nonce`. Resolves to the signature: hexadecimal, or base64 for Solana. */
  generateSignature: (params: GenerateSignatureParams) => Promise<string>
  /** Default: MetaMask's. */
  strategy?: Web3Strategy | undefined
}
