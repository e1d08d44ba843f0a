import type { Browser } from '../browser/browser.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { ProviderRedirects } from '../shapes/popup-message.ts'
import { sliceOf } from '../state/slices.ts'
import type { AttemptResource } from './attempt-resource.ts'
import type { Attempt } from './kept.ts'

/** A round trip, of any method and for any provider. */
export interface RoundTrip<Params> {
  readonly params: Params
  readonly redirects: ProviderRedirects
  /** Whether to continue the attempt in progress. */
  readonly continues: boolean
}

/** How an attempt goes through a provider. */
export interface Departure<Params> {
  readonly attempt: AttemptResource
  /** Requests the provider's URL, which is then in the state. */
  request(call: Call, trip: RoundTrip<Params>): Promise<void>
}

/** The provider's URL; `null` when the attempt is complete without it. */
const providerUrl = (attempt: AttemptResource, value: Attempt, browser: Browser): string | null => {
  if (attempt.isComplete(value)) return null
  const { status, error, externalVerificationRedirectURL: url } = attempt.atProvider(value)
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
 * Requests a round trip to a provider. Returns the URL where it starts; `null` when the attempt is already complete.
 */
export const requestProvider = async <Params>(
  call: Call,
  { attempt, request }: Departure<Params>,
  trip: RoundTrip<Params>,
): Promise<string | null> => {
  await request(call, trip)
  return providerUrl(attempt, sliceOf(call.state(), attempt).value, call.browser)
}

/** Sends the page to the provider. Resolves when the navigation was requested, before the page unloads. */
export const redirect = async <Params>(
  call: Call,
  departure: Departure<Params>,
  trip: RoundTrip<Params>,
): Promise<void> => {
  const url = await requestProvider(call, departure, trip)
  if (url !== null) await call.browser.navigate(url)
}

/**
 * Returns the parameters if they have a strategy.
 *
 * @throws FlowError `invalid_parameter`
 */
export const requireProvider = <Params extends { readonly strategy: string }>(params: Params): Params => {
  requireText('strategy', requireObject(params).strategy)
  return params
}
