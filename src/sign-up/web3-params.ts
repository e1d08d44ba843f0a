import type { OwnSignature, WalletName } from '../attempts/params.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import type { CreationParams, ProfileParams } from './params.ts'

/** Parameters of the methods with a fixed strategy. */
export interface WalletParams extends WalletName, ProfileParams, CreationParams {}

/** Source: `SignUpFuture.web3()`. */
export interface Web3Params extends WalletParams {
  strategy: Web3Strategy
}

/** Source: `SignUp.authenticateWithWeb3()`. */
export interface AuthenticateWithWeb3Params extends WalletParams, OwnSignature {}
