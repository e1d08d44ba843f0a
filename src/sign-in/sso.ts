import type { Departure, RoundTrip } from '../attempts/provider.ts'
import { goThrough, goThroughPage, goThroughPopup } from '../attempts/sso.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { signInAtServer } from './at-server.ts'
import { createFrom } from './details.ts'
import { signInOf } from './members.ts'
import type { SignInPopupParams, SignInProviderParams, SignInRedirectParams, SignInSSOParams } from './params.ts'
import { prepareWith } from './verification.ts'

const isEnterprise = ({ strategy }: SignInProviderParams): boolean => strategy === 'enterprise_sso'

const start = (call: Call, { params, redirects }: RoundTrip<SignInProviderParams>): Promise<void> => {
  const { strategy, identifier, oidcPrompt, oidcLoginHint } = params
  return createFrom(call, 'sso', { strategy, ...redirects, identifier, oidcPrompt, oidcLoginHint })
}

/** Requests the provider's URL for the sign-in in progress. */
const proceed = (call: Call, { params, redirects }: RoundTrip<SignInProviderParams>): Promise<void> => {
  const { strategy, oidcPrompt, oidcLoginHint, enterpriseConnectionId } = params
  return prepareWith(call, 'first', { strategy, ...redirects, oidcPrompt, oidcLoginHint, enterpriseConnectionId })
}

const request = async (
  call: Call,
  trip: RoundTrip<SignInProviderParams>,
  isContinued: (params: SignInProviderParams) => boolean,
): Promise<void> => {
  const { params, continues } = trip
  const { id, identifier } = await call.inTurn(signInOf)
  const isOfSameUser = !params.identifier || params.identifier === identifier
  const isKept = continues && id !== undefined && isOfSameUser && isContinued(params)
  if (!isKept) await start(call, trip)
  // The server sends the URL of an enterprise connection only when the factor is prepared.
  const isBlocked = signInOf(call.state()).protectCheck !== null
  if (isKept || (isEnterprise(params) && !isBlocked)) await proceed(call, trip)
}

/** A new sign-in for OAuth: its URL is part of the response. An enterprise connection belongs to the user in progress. */
const departure: Departure<SignInProviderParams> = {
  attempt: signInAtServer,
  request: (call, trip) => request(call, trip, isEnterprise),
}

/** The sign-in in progress is kept as the caller says. */
const continuedDeparture: Departure<SignInProviderParams> = {
  attempt: signInAtServer,
  request: (call, trip) => request(call, trip, () => true),
}

/** Signs in through a provider, in the given popup or in this page. */
export const sso = (call: Call, params: SignInSSOParams): Promise<void> => goThrough(call, departure, params)

/** Signs in through a provider in this page. Starts a new sign-in unless `continueSignIn`. */
export const authenticateWithRedirect = (call: Call, params: SignInRedirectParams): Promise<void> =>
  goThroughPage(call, continuedDeparture, params, requireObject(params).continueSignIn ?? false)

/** Signs in through a provider in a popup, makes the session the active one, and continues in this page. */
export const authenticateWithPopup = (call: Call, params: SignInPopupParams): Promise<void> =>
  goThroughPopup(call, continuedDeparture, params, {
    continues: requireObject(params).continueSignIn ?? false,
    intent: 'signIn',
  })
