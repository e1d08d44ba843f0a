import { orCooldown } from '../attempts/cooldown.ts'
import type { Call } from '../calls/call.ts'
import { keyOf, requireObject, requireText } from '../calls/check-arguments.ts'
import { paths } from '../shapes/paths.ts'
import { signUpShape } from '../shapes/sign-up.ts'
import { strategyOf } from '../shapes/strategies.ts'
import { judgeAttempt, judgePreparation } from './failure-on-demand.ts'
import type { AttemptVerificationParams, PrepareVerificationParams } from './params.ts'
import { signUpId } from './requests.ts'
import { keptSignUp } from './transitions.ts'

/** Starts a verification: sends a code or a link, or creates a message to sign. */
export const prepare = async (call: Call, params: PrepareVerificationParams): Promise<void> => {
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
