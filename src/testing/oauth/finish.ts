import { refusal } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { redirectAnswer } from '../server/page.ts'
import type { Answer } from '../server/response.ts'
import { signedIn } from '../sign-ins/transfer.ts'
import { settled } from '../sign-ups/complete.ts'
import { type Form, textOf } from '../sign-ups/parameters.ts'
import { statusOf } from '../sign-ups/present-sign-up.ts'
import type { IdentityRecord, RoundTripRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { aged } from '../verifications/rules.ts'
import { returned } from './apply-identity.ts'
import { authorizePage } from './authorize-page.ts'
import { connectionsOf } from './connections.ts'
import { findTraveller, type Traveller } from './find.ts'
import { identitiesAt, withIdentity } from './identities.ts'
import { completedAt } from './popup.ts'
import { ended, providerOf } from './round-trip.ts'

const travellerOf = ({ state, clock }: Server, id: string | undefined): Traveller => {
  const traveller = findTraveller(state, id)
  if (traveller) return { ...traveller, trip: aged(traveller.trip, clock.now()) }
  throw refusal('resource_not_found', {
    longMessage: 'This address leads nowhere: it was replaced by another, or the mock was restarted.',
  })
}

const nameOf = ({ state: { instance } }: Server, { strategy, connectionId }: RoundTripRecord): string => {
  const connection = connectionsOf(instance).find(({ id }) => id === connectionId)
  const name = instance.settings.social[strategy]?.name
  const given = connection?.name ?? (typeof name === 'string' && name ? name : strategy)
  return `${given.charAt(0).toUpperCase()}${given.slice(1)}`
}

/** Redirects to the app: to its page for a complete sign-up if there is a session. */
const backTo = (
  call: Context['call'],
  { redirectUrl, actionCompleteRedirectUrl }: RoundTripRecord,
  sessionId: string | null,
): Answer => redirectAnswer(sessionId === null ? redirectUrl : completedAt(actionCompleteRedirectUrl, sessionId, call))

const sessionOf = (traveller: Traveller): string | null =>
  ('signUp' in traveller ? traveller.signUp : traveller.signIn).createdSessionId

/** `GET /oauth/authorize`: the page of a provider. A finished round trip redirects at once. */
export const authorize = ({ server, call }: Context): Answer => {
  const traveller = travellerOf(server, call.search.state)
  const { trip } = traveller
  if (trip.status !== 'unverified') return backTo(call, trip, sessionOf(traveller))
  const identities = identitiesAt(server.state, providerOf(trip))
  return authorizePage({
    name: nameOf(server, trip),
    state: trip.state,
    identities,
    loginHint: call.search.login_hint ?? '',
  })
}

/** The identity that the user chose on the page or typed there. */
const chosenIdentity = ({ state }: Server, trip: RoundTripRecord, form: Form): IdentityRecord => {
  const provider = providerOf(trip)
  const chosen = textOf(form, 'identity')
  const known = identitiesAt(state, provider).find(({ providerUserId }) => providerUserId === chosen)
  if (known) return known
  return withIdentity(state, provider, {
    id: textOf(form, 'provider_user_id') || undefined,
    emailAddress: textOf(form, 'email_address'),
    emailVerified: textOf(form, 'email_verified') === 'true',
    firstName: textOf(form, 'first_name'),
    lastName: textOf(form, 'last_name'),
    username: textOf(form, 'username'),
  })
}

/** `POST /oauth/callback`: the user granted or denied. Redirects to the app. */
export const finishRoundTrip = ({ server, call }: Context): Answer => {
  const { state, clock } = server
  const form = call.body ?? {}
  const traveller = travellerOf(server, textOf(form, 'state'))
  const { trip } = traveller
  if (trip.status !== 'unverified') return backTo(call, trip, sessionOf(traveller))
  const identity = textOf(form, 'error') === undefined ? chosenIdentity(server, trip, form) : null

  if ('signIn' in traveller) {
    const { signIn } = traveller
    const refused = { ...signIn, firstFactor: ended(trip, 'failed', 'oauth_access_denied') }
    const next = put(state.signIns, identity ? signedIn(server, signIn, { ...trip, identity }) : refused)
    return backTo(call, trip, next.createdSessionId)
  }
  const { signUp } = traveller
  const client = find(state.clients, signUp.clientId)
  if (!client || statusOf(signUp, clock.now()) !== 'missing_requirements')
    return backTo(call, trip, sessionOf(traveller))
  const next = identity
    ? returned(server, signUp, { trip, identity })
    : { ...signUp, externalAccount: ended(trip, 'failed', 'oauth_access_denied') }
  return backTo(call, trip, settled(server, client, next).signUp.createdSessionId)
}
