import { orCooldown } from '../attempts/or-cooldown.ts'
import type { Call } from '../calls/call.ts'
import { keyOf, requireObject, requireText } from '../calls/check-arguments.ts'
import { paths } from '../shapes/paths.ts'
import { signUpShape } from '../shapes/sign-up.ts'
import { strategyOf, type Web3Strategy } from '../shapes/strategies.ts'
import { judgeAttempt, judgePreparation } from './failure-on-demand.ts'
import { keptSignUp } from './members.ts'
import type { AttemptVerificationParams, PrepareVerificationParams } from './params.ts'
import { signUpId } from './requests.ts'

/** Starts a verification: sends a code or a link, or creates a message to sign. The strategy alone is enough. */
export const prepare = async (call: Call, given: PrepareVerificationParams | string): Promise<void> => {
  const params = typeof given === 'string' ? { strategy: given } : given
  requireText('strategy', requireObject(params).strategy)
  const sending = call.write({
    key: keyOf('prepare', params),
    keepsEarlierCalls: true,
    shape: signUpShape,
    build: (state) => ({ method: 'POST', path: paths.prepareVerification(signUpId(state)), body: { ...params } }),
    judge: judgePreparation,
  })
  await orCooldown(call, keptSignUp, params, sending)
}

/** `prepare()` that can be called without parameters. */
export const prepareByDefault =
  (strategy: 'email_code' | 'phone_code') =>
  (call: Call, params: PrepareVerificationParams = { strategy }): Promise<void> =>
    prepare(call, params)

const DEFAULT_WALLET = 'web3_metamask_signature'

export const prepareWallet = (call: Call, params: { strategy?: Web3Strategy } = {}): Promise<void> =>
  prepare(call, { strategy: DEFAULT_WALLET, ...params })

/** Attempts a verification with a code, a signature or an identity token. */
export const attempt = async (call: Call, params: AttemptVerificationParams): Promise<void> => {
  const { strategy } = requireObject(params)
  requireText('strategy', strategy)
  const proof = strategyOf(strategy)?.proof ?? 'code'
  requireText(proof, { ...params }[proof as 'code'])
  await call.write({
    key: keyOf('attempt', params),
    shape: signUpShape,
    build: (state) => ({ method: 'POST', path: paths.attemptVerification(signUpId(state)), body: { ...params } }),
    judge: judgeAttempt,
  })
}

export const attemptWallet = async (
  call: Call,
  { signature, strategy = DEFAULT_WALLET }: { signature: string; strategy?: Web3Strategy },
): Promise<void> => attempt(call, { signature, strategy })
