import { refusal } from '../refusals.ts'
import { put } from '../state/state.ts'
import { attempted, unprepared } from '../verifications.ts'
import { openClient } from './client.ts'
import { saved } from './completion.ts'
import type { Context, Handler } from './context.ts'
import { fieldOf, withCodeSent } from './send-code.ts'
import { neededText, openSignUp } from './sign-ups.ts'

const strategyOf = (context: Context): string =>
  neededText(context, 'strategy', 'Name the strategy, for example `email_code`.')

/** `POST …/prepare_verification`: sends a code. */
export const prepareVerification: Handler = (context) => {
  const signUp = openSignUp(context)
  const channel = context.call.body?.channel
  const wanted = typeof channel === 'string' && channel !== '' ? channel : undefined
  const sent = withCodeSent(context.server, signUp, { strategy: strategyOf(context), channel: wanted })
  return saved(context, openClient(context), sent)
}

/** `POST …/attempt_verification`: checks a code. A wrong one counts, although the request is refused. */
export const attemptVerification: Handler = (context) => {
  const { state, clock } = context.server
  const signUp = openSignUp(context)
  const strategy = strategyOf(context)
  const field = fieldOf(context.server, strategy)
  const code = neededText(context, 'code', 'Enter a code.')

  const known = signUp.verifications[field]
  const current = known?.strategy === strategy ? known : unprepared(strategy)
  const given = { code: code.trim(), clientId: signUp.clientId, now: clock.now() }
  const { verification, refused } = attempted(current, given, state.instance.limits)
  if (refused === 'verification_missing') {
    const longMessage = `No code was sent yet. Call prepare_verification with strategy=${strategy} first.`
    throw refusal(refused, { longMessage })
  }
  const next = { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
  if (!refused) return saved(context, openClient(context), next, strategy)
  put(state.signUps, next)
  throw refusal(refused, refused === 'form_code_incorrect' ? { param: 'code' } : { longMessage: undefined })
}
