import { problem } from '../api-errors.ts'
import { ownerOf } from '../oauth/find.ts'
import { identityTokenOf, spendToken, tokenTrip } from '../oauth/identity-tokens.ts'
import { roundTripOf } from '../oauth/start.ts'
import { newChallenge } from '../passkeys/assertion.ts'
import type { Context, Preparation } from '../server/context.ts'
import { activeSessions } from '../sessions/client.ts'
import type { SignInRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { signInTicketOf } from '../tickets/sign-in-ticket.ts'
import type { MockUser } from '../user-types.ts'
import { chosenFactor } from './choose-factor.ts'
import { requireAdmitted, withFirstFactor } from './complete.ts'
import { bypassFactorsOf, firstFactorsOf } from './first-factors.ts'
import { verifiedFactor } from './password.ts'
import { factorPreparation } from './prepare-factor.ts'
import type { SignInRequest } from './reading.ts'
import { kindOf } from './strategies.ts'

export type Begin = Preparation<SignInRecord>

/** A request that names its strategy. */
export type StrategyRequest = SignInRequest & { readonly strategy: string }

/** The request with its strategy. Throws a `Problem` if it has none. */
export const withStrategy = (request: SignInRequest): StrategyRequest => {
  if (request.strategy !== undefined) return { ...request, strategy: request.strategy }
  throw problem('form_param_nil', { param: 'strategy', longMessage: 'Name the strategy, for example `email_code`.' })
}

/** Throws a `Problem` for a user who is signed in to this browser. */
export const requireSignedOut = (context: Context, user: MockUser): void => {
  const session = activeSessions(context, context.client).find(({ userId }) => userId === user.id)
  if (session) throw problem('identifier_already_signed_in', { meta: { session_id: session.id } })
}

const tripPreparation = (context: Context, { identifier }: SignInRecord, request: StrategyRequest): Begin => {
  const emailAddress = identifier?.type === 'email_address' ? identifier.value : request.identifier
  const firstFactor = roundTripOf(context, request, emailAddress)
  return (signIn) => ({ ...signIn, firstFactor })
}

const passkeyPreparation = (context: Context, draft: SignInRecord, request: StrategyRequest): Begin => {
  const { state } = context.server
  if (draft.identifier) chosenFactor(firstFactorsOf(state, draft), request, draft)
  const user = find(state.users, draft.userId)
  return (signIn) => ({ ...signIn, firstFactor: { ...newChallenge(context, user), identificationId: null } })
}

/** Signs in by a ticket, which is used up when the sign-in completes. */
export const ticketPreparation = (context: Context, ticketId: string | undefined): Begin => {
  const { ticket, user } = signInTicketOf(context.server, ticketId)
  requireSignedOut(context, user)
  requireAdmitted(context.server, user)
  return (signIn) =>
    withFirstFactor(
      context.server,
      { ...signIn, identifier: null, ticketId: ticket.id },
      { user, factor: verifiedFactor('ticket') },
    )
}

/** Signs in by a provider's identity token. One that belongs to no user may still be used for a sign-up. */
export const tokenPreparation = (context: Context, request: StrategyRequest): Begin => {
  const { strategy } = request
  const token = identityTokenOf(context, request)
  const user = token ? ownerOf(context.server.state, token.identity) : undefined
  if (!token || !user) throw problem('external_account_not_found')
  requireSignedOut(context, user)
  requireAdmitted(context.server, user)
  return (signIn) => {
    spendToken(context.server, token)
    // The service describes a verification of its own for One Tap, and one of OAuth for the others.
    const factor = strategy === 'google_one_tap' ? verifiedFactor(strategy) : tokenTrip(context, token, strategy)
    return withFirstFactor(context.server, signIn, { user, factor })
  }
}

/** Returns what begins a first factor: a message, a text to sign, or a round trip. Throws a `Problem` if it cannot. */
export const firstPreparation = (context: Context, draft: SignInRecord, request: StrategyRequest): Begin => {
  const kind = kindOf(request.strategy)
  if (kind === 'trip') return tripPreparation(context, draft, request)
  if (kind === 'passkey') return passkeyPreparation(context, draft, request)
  if (!draft.identifier) {
    const longMessage = `${request.strategy} needs an identifier: send it to POST /client/sign_ins.`
    throw problem('form_param_nil', { param: 'identifier', longMessage })
  }
  const { state } = context.server
  const factor = chosenFactor([...firstFactorsOf(state, draft), ...bypassFactorsOf(state, draft)], request, draft)
  return factorPreparation(context, draft, { factor, request, as: 'firstFactor' })
}
