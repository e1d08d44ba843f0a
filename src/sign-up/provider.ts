import type { Page } from '../browser/page.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { ProviderRedirects } from '../shapes/popup-message.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { change, createRequest, updateRequest } from './details.ts'
import type { ProviderParams } from './sso-params.ts'
import { signUpOf } from './transitions.ts'

/** A round trip, of any method and for any provider. */
export interface RoundTrip {
  readonly params: ProviderParams
  readonly redirects: ProviderRedirects
  /** Whether to continue the sign-up in progress. */
  readonly continues: boolean
}

/** The only parameters that are sent: the caller's object may also have a window. */
const SENT = [
  'unsafeMetadata',
  'legalAccepted',
  'oidcPrompt',
  'oidcLoginHint',
  'enterpriseConnectionId',
  'emailAddress',
  'firstName',
  'lastName',
  'locale',
] as const satisfies readonly (keyof ProviderParams)[]

/** The provider's URL; `null` when the sign-up is complete without it. */
const providerUrl = (signUp: SignUpAttempt, page: Page): string | null => {
  if (signUp.status === 'complete') return null
  const { status, error, externalVerificationRedirectURL: url } = signUp.verifications.externalAccount
  if (status !== 'unverified' || !url) {
    const what = `The external account is ${status ?? 'not asked for'}, so there is nowhere to go.`
    throw new FlowError('no_redirect_url', `${what} See $nextStep for what is left.`, error ?? undefined)
  }
  const target = new URL(url)
  if (!page.isSafe(target)) throw new FlowError('unsafe_url', 'The server sent an unsafe provider URL.')
  return target.href
}

/**
 * Requests a round trip to a provider. Returns the URL where it starts; `null` when the sign-up is already complete.
 */
export const requestProvider = async (
  call: Call,
  { params, redirects, continues }: RoundTrip,
): Promise<string | null> => {
  const given = SENT.filter((name) => params[name] !== undefined).map((name) => [name, params[name]])
  const body = { strategy: params.strategy, ...redirects, ...Object.fromEntries(given) }
  // If the server rejects the captcha, the call solves a new one, as for every new sign-up.
  await change(call, `sso ${continues}`, body, (state, turn) =>
    continues && signUpOf(state).id !== undefined ? updateRequest(state, body) : createRequest(turn, body),
  )
  return providerUrl(signUpOf(call.state()), call.page)
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
