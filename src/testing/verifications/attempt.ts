import { problem } from '../api-errors.ts'
import { tokenPreparation } from '../oauth/identity-tokens.ts'
import { isRoundTrip } from '../oauth/start.ts'
import type { Context, Handler } from '../server/context.ts'
import { neededText, textOf } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { storeAndRespond } from '../sign-ups/complete.ts'
import { openSignUp } from '../sign-ups/own-sign-up.ts'
import { readParameters } from '../sign-ups/parameters.ts'
import { put } from '../state/state.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { attemptWallet } from '../wallets/verification.ts'
import { fieldOf } from './codes.ts'
import { strategyOf } from './prepare.ts'
import { checkCode, verificationFor } from './rules.ts'
import { tokenProviderOf } from './strategies.ts'

const requireCodeStrategy = (strategy: string): void => {
  if (strategy !== 'email_link' && !isRoundTrip(strategy)) return
  const longMessage = `${strategy} has no code to enter: the browser is sent to an address, and back from there.`
  throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
}

/** Attempts a verification by a provider's identity token. */
const attemptToken = (context: Context, strategy: string) => {
  const { state, strict } = context.server
  const signUp = openSignUp(context)
  const form = { strategy, token: textOf(context.call.body ?? {}, 'token') ?? '' }
  const changes = readParameters(form, state.instance.settings, strict)
  const prepare = tokenPreparation(context, signUp, changes)
  return storeAndRespond(context, openClient(context), prepare(signUp))
}

/** `POST …/attempt_verification`: checks a code. A wrong one counts, although the response is an error. */
export const attemptVerification: Handler = (context) => {
  const strategy = strategyOf(context)
  if (isWalletStrategy(strategy)) return attemptWallet(context, strategy)
  if (tokenProviderOf(strategy)) return attemptToken(context, strategy)
  const { state, clock } = context.server
  const signUp = openSignUp(context)
  requireCodeStrategy(strategy)
  const field = fieldOf(context.server, strategy)
  const code = neededText(context.call.body, 'code', 'Enter a code.')

  const known = signUp.verifications[field]
  const current = verificationFor(known, strategy)
  const given = { code: code.trim(), clientId: signUp.clientId, now: clock.now() }
  const { verification, failure } = checkCode(current, given, state.instance.limits)
  if (failure === 'verification_missing') {
    const longMessage = `No code was sent yet. Call prepare_verification with strategy=${strategy} first.`
    throw problem(failure, { longMessage })
  }
  const next = { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
  if (!failure) return storeAndRespond(context, openClient(context), next)
  put(state.signUps, next)
  throw problem(failure, failure === 'form_code_incorrect' ? { param: 'code' } : { longMessage: undefined })
}
