import { keyOf, requireObject, requireText, signUpId } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { paths } from '../shapes/paths.ts'
import { orCooldown } from './cooldown.ts'
import { judgeAttempt, judgePreparation } from './judges.ts'
import type { AttemptVerificationParams, PrepareVerificationParams } from './params.ts'

/** Starts a verification: sends a code or a link, or creates a message to sign. */
export const prepare = async (flow: ScopedFlow, params: PrepareVerificationParams): Promise<void> => {
  requireText('strategy', requireObject(params).strategy)
  const sending = flow.mutate({
    key: keyOf('prepare', params),
    isPreparation: true,
    shape: 'sign_up',
    build: (state) => ({ method: 'POST', path: paths.prepareVerification(signUpId(state)), body: { ...params } }),
    judge: judgePreparation,
  })
  await orCooldown(flow, params, sending)
}

/** Attempts a verification with a code, a signature or an identity token. */
export const attempt = async (flow: ScopedFlow, params: AttemptVerificationParams): Promise<void> => {
  const { strategy, code, signature, token } = requireObject(params)
  requireText('strategy', strategy)
  if (strategy.startsWith('web3_')) requireText('signature', signature)
  else if (strategy === 'google_one_tap') requireText('token', token)
  else requireText('code', code)
  await flow.mutate({
    key: keyOf('attempt', params),
    shape: 'sign_up',
    build: (state) => ({ method: 'POST', path: paths.attemptVerification(signUpId(state)), body: { ...params } }),
    judge: judgeAttempt,
  })
}
