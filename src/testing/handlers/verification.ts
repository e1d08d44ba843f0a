import { readParameters } from '../parameters/parameters.ts'
import { refusal } from '../refusals.ts'
import type { SignUpRecord } from '../state/records.ts'
import { put } from '../state/state.ts'
import { attempted, currentOf } from '../verifications.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { openClient } from './client.ts'
import { saved } from './completion.ts'
import type { Context, Handler } from './context.ts'
import { withLinkSent } from './links.ts'
import { isRoundTrip, withRoundTrip } from './round-trips.ts'
import { fieldOf, withCodeSent } from './send-code.ts'
import { neededText, openSignUp } from './sign-ups.ts'
import { attemptWallet, prepareWallet } from './wallet.ts'

const strategyOf = (context: Context): string =>
  neededText(context, 'strategy', 'Name the strategy, for example `email_code`.')

/** The sign-up with its verification begun: on the way to a provider, or with a link or a code sent. */
const prepared = (context: Context, signUp: SignUpRecord, strategy: string): SignUpRecord => {
  const { server, call } = context
  if (isRoundTrip(strategy))
    return withRoundTrip(
      context,
      signUp,
      readParameters(call.body ?? {}, server.state.instance.settings, server.strict),
    )
  if (strategy === 'email_link') return withLinkSent(context, signUp)
  const channel = call.body?.channel
  const wanted = typeof channel === 'string' && channel !== '' ? channel : undefined
  return withCodeSent(server, signUp, { strategy, channel: wanted })
}

/** `POST …/prepare_verification`: sends a code or a link, or begins the way to a provider. */
export const prepareVerification: Handler = (context) => {
  const strategy = strategyOf(context)
  if (isWalletStrategy(strategy)) return prepareWallet(context, strategy)
  return saved(context, openClient(context), prepared(context, openSignUp(context), strategy))
}

const refuseWithoutCode = (strategy: string): void => {
  if (strategy !== 'email_link' && !isRoundTrip(strategy)) return
  const longMessage = `${strategy} has no code to enter: the browser is sent to an address, and back from there.`
  throw refusal('form_param_value_invalid', { param: 'strategy', longMessage })
}

/** `POST …/attempt_verification`: checks a code. A wrong one counts, although the request is refused. */
export const attemptVerification: Handler = (context) => {
  if (isWalletStrategy(strategyOf(context))) return attemptWallet(context, strategyOf(context))
  const { state, clock } = context.server
  const signUp = openSignUp(context)
  const strategy = strategyOf(context)
  refuseWithoutCode(strategy)
  const field = fieldOf(context.server, strategy)
  const code = neededText(context, 'code', 'Enter a code.')

  const known = signUp.verifications[field]
  const current = currentOf(known, strategy)
  const given = { code: code.trim(), clientId: signUp.clientId, now: clock.now() }
  const { verification, refused } = attempted(current, given, state.instance.limits)
  if (refused === 'verification_missing') {
    const longMessage = `No code was sent yet. Call prepare_verification with strategy=${strategy} first.`
    throw refusal(refused, { longMessage })
  }
  const next = { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
  if (!refused) return saved(context, openClient(context), next)
  put(state.signUps, next)
  throw refusal(refused, refused === 'form_code_incorrect' ? { param: 'code' } : { longMessage: undefined })
}
