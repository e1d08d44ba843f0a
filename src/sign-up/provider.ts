import type { Browser } from '../browser/browser.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { ProviderRedirects } from '../shapes/popup-message.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { change, createRequest, updateRequest } from './details.ts'
import { pickParams } from './params.ts'
import { PROVIDER_PARAMS, type ProviderParams } from './sso-params.ts'
import { signUpOf } from './transitions.ts'

/** A round trip, of any method and for any provider. */
export interface RoundTrip {
  readonly params: ProviderParams
  readonly redirects: ProviderRedirects
  /** Whether to continue the sign-up in progress. */
  readonly continues: boolean
}

/** The provider's URL; `null` when the sign-up is complete without it. */
const providerUrl = (signUp: SignUpAttempt, browser: Browser): string | null => {
  if (signUp.status === 'complete') return null
  const { status, error, externalVerificationRedirectURL: url } = signUp.verifications.externalAccount
  if (status !== 'unverified' || !url) {
    const detail = `the external account is ${status ?? 'not requested'}`
    throw new FlowError('no_redirect_url', { detail, cause: error ?? undefined })
  }
  const target = new URL(url)
  if (!browser.isSafe(target))
    throw new FlowError('unsafe_url', { detail: 'the server sent it as the URL of the provider' })
  return target.href
}

/**
 * Requests a round trip to a provider. Returns the URL where it starts; `null` when the sign-up is already complete.
 */
export const requestProvider = async (
  call: Call,
  { params, redirects, continues }: RoundTrip,
): Promise<string | null> => {
  const body = { strategy: params.strategy, ...redirects, ...pickParams(params, PROVIDER_PARAMS) }
  // If the server rejects the captcha, the call solves a new one, as for every new sign-up.
  await change(call, `sso ${continues}`, body, (state, turn) =>
    continues && signUpOf(state).id !== undefined ? updateRequest(state, body) : createRequest(turn, body),
  )
  return providerUrl(signUpOf(call.state()), call.browser)
}

/**
 * Returns the parameters if they have a strategy.
 *
 * @throws FlowError `invalid_parameter`
 */
export const requireProvider = <Params extends ProviderParams>(params: Params): Params => {
  requireText('strategy', requireObject(params).strategy)
  return params
}
