import { type WalletSteps, withOwnSignature, withWallet } from '../attempts/web3.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import { create } from './details.ts'
import { keptSignUp } from './members.ts'
import { attempt, prepare } from './verification.ts'
import type { AuthenticateWithWeb3Params, WalletParams, Web3Params } from './web3-params.ts'

const steps: WalletSteps<SignUpAttempt, Omit<WalletParams, 'walletName'>> = {
  attempt: keptSignUp,
  addressOf: ({ web3wallet }) => web3wallet,
  start: (call, address, fields) => create(call, { ...fields, web3Wallet: address }),
  prepare: (call, strategy) => prepare(call, { strategy }),
  messageOf: ({ verifications }) => verifications.web3Wallet.message,
  prove: (call, strategy, signature) => attempt(call, { signature, strategy }),
}

/** Signs up with a wallet of the page. */
export const web3 = (call: Call, params: Web3Params): Promise<void> => withWallet(call, steps, params)

/** The same with the wallet of one strategy. */
export const web3With =
  (strategy: Web3Strategy) =>
  async (call: Call, params: WalletParams = {}): Promise<void> =>
    web3(call, { ...requireObject(params), strategy })

/** Signs up with a signature that the app provides. */
export const authenticateWithWeb3 = (call: Call, params: AuthenticateWithWeb3Params): Promise<void> =>
  withOwnSignature(call, steps, params)
