import { proofPreparation } from '../challenges/protect.ts'
import { isRoundTrip, withRoundTrip } from '../oauth/start.ts'
import type { Context, Handler, Preparation } from '../server/context.ts'
import { neededText } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { storeAndRespond } from '../sign-ups/complete.ts'
import { openSignUp } from '../sign-ups/own-sign-up.ts'
import { ACTION_PARAMETERS, readParameters } from '../sign-ups/parameters.ts'
import { currentNameOf } from '../sign-ups/read-strategy.ts'
import type { Changes } from '../sign-ups/reading.ts'
import type { SignUpRecord } from '../state/records.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { walletPreparation } from '../wallets/verification.ts'
import { codePreparation } from './codes.ts'
import { linkPreparation } from './links.ts'

/**
 * Returns what begins a strategy: sending a code or a link, writing the text for a wallet to sign, or beginning a round
 * trip. It serves new sign-ups, changes and `prepare_verification`. Throws a `Problem` if the strategy cannot begin.
 *
 * @param draft The sign-up as it will be, to check against. It may have no id yet.
 */
export const preparationOf = (
  context: Context,
  draft: SignUpRecord,
  changes: Changes & { readonly strategy: string },
): Preparation => {
  const { strategy } = changes
  if (isWalletStrategy(strategy)) return walletPreparation(context, draft, strategy)
  if (strategy === 'email_link') return linkPreparation(context, draft, changes)
  if (!isRoundTrip(strategy)) return codePreparation(context.server, draft, changes)
  const { externalAccount } = withRoundTrip(context, draft, changes)
  return (signUp) => ({ ...signUp, externalAccount })
}

export const strategyOf = (context: Context): string =>
  currentNameOf(neededText(context.call.body, 'strategy', 'Name the strategy, for example `email_code`.'))

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
  const withProof = proofPreparation<SignUpRecord>(state, signUp, request, clock.now())
  const prepare = preparationOf(context, signUp, request)
  return storeAndRespond(context, openClient(context), prepare(withProof(signUp)))
}
