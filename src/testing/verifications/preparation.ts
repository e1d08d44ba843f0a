import { isRoundTrip, withRoundTrip } from '../oauth/start.ts'
import type { Context, Preparation } from '../server/context.ts'
import type { Changes } from '../sign-ups/reading.ts'
import type { SignUpRecord } from '../state/records.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { walletPreparation } from '../wallets/verification.ts'
import { codePreparation } from './codes.ts'
import { linkPreparation } from './links.ts'

/**
 * Returns what begins a strategy: sending a code or a link, writing the text for a wallet to sign, or beginning a round
 * trip. It serves new sign-ups, changes and `prepare_verification`. Throws a `Refusal` if the strategy cannot begin.
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
