import { problem } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { type Form, textOf } from '../server/form.ts'
import { redirectResponse } from '../server/page.ts'
import type { MockResponse } from '../server/response.ts'
import { storeSignIn } from '../sign-ins/complete.ts'
import { finishSignIn } from '../sign-ins/transfer.ts'
import { storeSignUp } from '../sign-ups/complete.ts'
import { statusOf } from '../sign-ups/present-sign-up.ts'
import type { IdentityRecord, RoundTripRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { currentAt } from '../verifications/rules.ts'
import { signUpAfterReturn } from './apply-identity.ts'
import { authorizePage } from './authorize-page.ts'
import { connectionsOf } from './connections.ts'
import { type FoundTrip, findTrip } from './find.ts'
import { identitiesAt, withIdentity } from './identities.ts'
import { completedAt } from './popup.ts'
import { providerOf, withTripError } from './start.ts'

const requireTrip = ({ state, clock }: Server, id: string | undefined): FoundTrip => {
  const found = findTrip(state, id)
  if (found) return { ...found, trip: currentAt(found.trip, clock.now()) }
  throw problem('resource_not_found', {
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
): MockResponse =>
  redirectResponse(sessionId === null ? redirectUrl : completedAt(actionCompleteRedirectUrl, sessionId, call))

const sessionOf = (found: FoundTrip): string | null =>
  ('signUp' in found ? found.signUp : found.signIn).createdSessionId

/** `GET /oauth/authorize`: the page of a provider. A finished round trip redirects at once. */
export const authorize = ({ server, call }: Context): MockResponse => {
  const found = requireTrip(server, call.search.state)
  const { trip } = found
  if (trip.status !== 'unverified') return backTo(call, trip, sessionOf(found))
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
export const finishRoundTrip = ({ server, call }: Context): MockResponse => {
  const { state, clock } = server
  const form = call.body ?? {}
  const found = requireTrip(server, textOf(form, 'state'))
  const { trip } = found
  if (trip.status !== 'unverified') return backTo(call, trip, sessionOf(found))
  const identity = textOf(form, 'error') === undefined ? chosenIdentity(server, trip, form) : null

  if ('signIn' in found) {
    const { signIn } = found
    const owner = find(state.clients, signIn.clientId)
    const isReplaced = owner?.signInId !== signIn.id
    if (!owner || isReplaced) return backTo(call, trip, signIn.createdSessionId)
    const denied = { ...signIn, firstFactor: withTripError(trip, 'failed', 'oauth_access_denied') }
    const next = identity ? finishSignIn(server, signIn, { ...trip, identity }) : denied
    return backTo(call, trip, storeSignIn(server, owner, next).signIn.createdSessionId)
  }
  const { signUp } = found
  const client = find(state.clients, signUp.clientId)
  if (!client || statusOf(signUp, clock.now()) !== 'missing_requirements') return backTo(call, trip, sessionOf(found))
  const next = identity
    ? signUpAfterReturn(server, signUp, { trip, identity })
    : { ...signUp, externalAccount: withTripError(trip, 'failed', 'oauth_access_denied') }
  return backTo(call, trip, storeSignUp(server, client, next).signUp.createdSessionId)
}
