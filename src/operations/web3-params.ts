import type { Web3Strategy } from '../model/strategy.ts'
import type { SignUpCreateParams } from './params.ts'

type Fields = Pick<
  SignUpCreateParams,
  'unsafeMetadata' | 'legalAccepted' | 'firstName' | 'lastName' | 'locale' | 'timezone'
>

/** What the methods that bring their own strategy take. */
export interface WalletParams extends Fields {
  /**
   * The wallet, by the name that it shows. For Solana needed when there are several; for Ethereum it takes the place of
   * the strategy's own wallet, and may be a reverse domain name, too.
   */
  walletName?: string | undefined
}

/** Source: `SignUpFuture.web3()`. */
export interface Web3Params extends WalletParams {
  strategy: Web3Strategy
}

/** What a function that signs is given. */
export interface GenerateSignatureParams {
  /** The wallet's address. */
  identifier: string
  /** The text to sign. */
  nonce: string
  provider: 'metamask' | 'coinbase_wallet' | 'base' | 'okx_wallet' | 'solana'
  walletName?: string
}

/** Source: `SignUp.authenticateWithWeb3()`. */
export interface AuthenticateWithWeb3Params extends WalletParams {
  /** The wallet's address. Empty: the one that the sign-up has already. */
  identifier: string
  /** Signs the text, and resolves to the signature: hexadecimal, or base64 for Solana. */
  generateSignature: (params: GenerateSignatureParams) => Promise<string>
  /** MetaMask's unless told otherwise. */
  strategy?: Web3Strategy | undefined
}
