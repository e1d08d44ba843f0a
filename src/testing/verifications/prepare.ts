import { refusal } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import { tokenPreparation } from '../oauth/identity-tokens.ts'
import { isRoundTrip } from '../oauth/start.ts'
import { tokenProviderOf } from '../oauth/token-strategies.ts'
import type { Context, Handler } from '../server/context.ts'
import { neededText } from '../server/needed-text.ts'
import { openClient } from '../sessions/client.ts'
import { ACTION_PARAMETERS } from '../sign-ups/action-parameters.ts'
import { saved } from '../sign-ups/complete.ts'
import { openSignUp } from '../sign-ups/own-sign-up.ts'
import { readParameters, textOf } from '../sign-ups/parameters.ts'
import { currentNameOf } from '../sign-ups/read-strategy.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { put } from '../state/state.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { attemptWallet } from '../wallets/verification.ts'
import { fieldOf } from './codes.ts'
import { preparationOf } from './preparation.ts'
import { attempted, currentOf } from './rules.ts'

const strategyOf = (context: Context): string =>
  currentNameOf(neededText(context, 'strategy', 'Name the strategy, for example `email_code`.'))

/** The parameters beside the strategy. An invalid strategy gets a more specific error from its field later. */
const requestOf = ({ server: { state, strict }, call }: Context, strategy: string): Changes & { strategy: string } => {
  const form = Object.entries(call.body ?? {}).filter(
    ([param]) =>
      ACTION_PARAMETERS.prepare_verification.includes(param) && (param !== 'strategy' || isRoundTrip(strategy)),
  )
  return { ...readParameters(Object.fromEntries(form), state.instance.settings, strict), strategy }
}

/** `POST …/prepare_verification`: sends a code or a link, creates a text to sign, or begins a round trip. */
export const prepareVerification: Handler = (context) => {
  const { state, clock } = context.server
  const strategy = strategyOf(context)
  const signUp = openSignUp(context)
  const request = requestOf(context, strategy)
  const withProof = proofPreparation(state, signUp, request, clock.now())
  const prepare = preparationOf(context, signUp, request)
  return saved(context, openClient(context), prepare(withProof(signUp)))
}

const refuseWithoutCode = (strategy: string): void => {
  if (strategy !== 'email_link' && !isRoundTrip(strategy)) return
  const longMessage = `${strategy} has no code to enter: the browser is sent to an address, and back from there.`
  throw refusal('form_param_value_invalid', { param: 'strategy', longMessage })
}

/** Attempts a verification by a provider's identity token. */
const attemptToken = (context: Context, strategy: string) => {
  const { state, strict } = context.server
  const signUp = openSignUp(context)
  const form = { strategy, token: textOf(context.call.body ?? {}, 'token') ?? '' }
  const changes = readParameters(form, state.instance.settings, strict)
  const prepare = tokenPreparation(context, signUp, changes)
  return saved(context, openClient(context), prepare(signUp))
}

/** `POST …/attempt_verification`: checks a code. A wrong one counts, although the response is an error. */
export const attemptVerification: Handler = (context) => {
  const strategy = strategyOf(context)
  if (isWalletStrategy(strategy)) return attemptWallet(context, strategy)
  if (tokenProviderOf(strategy)) return attemptToken(context, strategy)
  const { state, clock } = context.server
  const signUp = openSignUp(context)
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
