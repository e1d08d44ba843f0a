import type { WalletName } from '../attempts/params.ts'
import { type WalletSteps, withOwnSignature, withWallet } from '../attempts/web3.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import type { Web3Strategy } from '../shapes/strategies.ts'
import { signInAtServer } from './at-server.ts'
import { createFrom } from './details.ts'
import type { SignInOwnSignatureParams, SignInWeb3Params } from './params.ts'
import { attemptFactor, prepareFactor } from './verification.ts'

const steps: WalletSteps<SignInAttempt, object> = {
  attempt: signInAtServer,
  addressOf: ({ identifier }) => identifier,
  start: (call, identifier) => createFrom(call, 'create', { identifier }),
  prepare: (call, strategy) => prepareFactor(call, 'first', { strategy }),
  messageOf: ({ firstFactorVerification }) => firstFactorVerification.message,
  prove: (call, strategy, signature) => attemptFactor(call, 'first', { strategy, signature }),
}

/** Signs in with a wallet of the page. */
export const web3 = (call: Call, params: SignInWeb3Params): Promise<void> => withWallet(call, steps, params)

/** The same with the wallet of one strategy. */
export const web3With =
  (strategy: Web3Strategy) =>
  async (call: Call, params: WalletName = {}): Promise<void> =>
    web3(call, { ...requireObject(params), strategy })

/** Signs in with a signature that the app provides. */
export const authenticateWithWeb3 = (call: Call, params: SignInOwnSignatureParams): Promise<void> =>
  withOwnSignature(call, steps, params)
