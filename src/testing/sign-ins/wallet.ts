import { apiError, Problem, problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { problemWith, requireSignature } from '../wallets/check.ts'
import { firstFactorsOf } from './first-factors.ts'
import { preparedFactor, provenFactor } from './prove.ts'

/** Checks the signature of a wallet over the text of the sign-in. Throws a `Problem` for a wrong one, which counts. */
export const walletFactor = (
  context: Context,
  signIn: SignInRecord,
  { strategy, signature }: { readonly strategy: string; readonly signature: string },
): FactorRecord => {
  const { code, identificationId } = preparedFactor(signIn, 'firstFactor', strategy)
  const wallet = firstFactorsOf(context.server.state, signIn).find(({ of }) => of?.id === identificationId)?.of
  if (code === null || !wallet) {
    const longMessage = 'There is no text to sign yet. Call prepare_first_factor with this strategy first.'
    throw problem('verification_missing', { longMessage })
  }
  requireSignature({ strategy, signature })
  const reason = problemWith({ strategy, address: wallet.value, message: code, signature })
  const wrong = new Problem([
    apiError('form_incorrect_signature', { param: 'signature', longMessage: reason ?? undefined }),
  ])
  return provenFactor(context, signIn, { place: 'firstFactor', strategy, code: reason === null ? code : '', wrong })
}
