import type { MockTicket } from '../control/contract.ts'
import { readParameters, textOf } from '../parameters/parameters.ts'
import type { Changes } from '../parameters/reading.ts'
import { presentSignUp, statusOf } from '../present/sign-up.ts'
import { tokenProviderOf } from '../providers/token-strategies.ts'
import { refusal } from '../refusals.ts'
import { nextId } from '../state/ids.ts'
import type { SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { changed, refuseTaken } from './changes.ts'
import { activeSessions, openClient } from './client.ts'
import { saved } from './completion.ts'
import type { Context, Handler } from './context.ts'
import { enveloped } from './envelope.ts'
import { identityTokenOf, withIdentityToken } from './identity-tokens.ts'
import { refuseManyMessages } from './rates.ts'
import { isRoundTrip, roundTripOf, withRoundTrip } from './round-trips.ts'
import { withCodeSent } from './send-code.ts'
import { ticketOf, withAddressOf, withTicket } from './tickets.ts'
import { transferableSignIn, withTransfer } from './transfers.ts'

const MODES: Readonly<Record<string, 'sign_up_mode_restricted' | 'sign_up_restricted_waitlist'>> = {
  restricted: 'sign_up_mode_restricted',
  waitlist: 'sign_up_restricted_waitlist',
}

const refuseUnwanted = (context: Context, ticket: MockTicket | null): void => {
  const { settings, authConfig } = context.server.state.instance
  const code = MODES[settings.sign_up.mode]
  if (code && !ticket) throw refusal(code)
  const [session] = authConfig.single_session_mode ? activeSessions(context, context.client) : []
  if (session) throw refusal('session_exists', { meta: { session_id: session.id } })
}

const read = ({ server: { state, strict }, call }: Context, ticket: MockTicket | null = null): Changes => {
  const given = readParameters(call.body ?? {}, state.instance.settings, strict)
  const changes = ticket ? withAddressOf(ticket, given) : given
  refuseTaken(state, changes)
  return changes
}

const noSignUp = (id: string, { isKnown, client }: Pick<Context, 'client'> & { readonly isKnown: boolean }): string => {
  if (!id) return 'The address names no sign-up: its id is empty. Create one first with POST /client/sign_ups.'
  const current = client?.signUpId
    ? `Its own is ${client.signUpId}.`
    : 'It has none: create one with POST /client/sign_ups.'
  return isKnown
    ? `The sign-up ${id} belongs to another browser: send that one's cookie or token. ${current}`
    : `This browser has no sign-up ${id}. ${current}`
}

/** This browser's sign-up that the path names. */
export const ownSignUp = ({ server, client, parameters }: Context): SignUpRecord => {
  const id = parameters[0] ?? ''
  const signUp = find(server.state.signUps, id)
  if (signUp && signUp.clientId === client?.id) return signUp
  throw refusal('resource_not_found', { longMessage: noSignUp(id, { isKnown: signUp !== undefined, client }) })
}

/** The same, if it can still be changed. */
export const openSignUp = (context: Context): SignUpRecord => {
  const signUp = ownSignUp(context)
  const status = statusOf(signUp, context.server.clock.now())
  if (status === 'missing_requirements') return signUp
  const longMessage = `This sign-up is ${status} and accepts no more changes. Start a new one with POST /client/sign_ups.`
  throw refusal('client_state_invalid', { longMessage })
}

const empty = ({ server: { state, clock } }: Context, clientId: string): SignUpRecord => ({
  id: nextId(state, 'sua'),
  clientId,
  values: {},
  verifications: {},
  externalAccount: null,
  isEnterprise: false,
  ticketId: null,
  hasPassword: false,
  unsafeMetadata: {},
  publicMetadata: {},
  legalAcceptedAt: null,
  locale: null,
  timezone: null,
  createdAt: clock.now(),
  abandonAt: clock.now() + state.instance.limits.signUpAbandonedAfterMs,
  createdSessionId: null,
  createdUserId: null,
})

const replacePrevious = ({ server: { state, clock } }: Context, signUpId: string | null): void => {
  const previous = find(state.signUps, signUpId)
  if (previous) put(state.signUps, { ...previous, abandonAt: Math.min(previous.abandonAt, clock.now()) })
}

/** `POST /client/sign_ups`: a new attempt, in the place of the one before. */
export const createSignUp: Handler = (context) => {
  const ticket = ticketOf(context)
  refuseUnwanted(context, ticket)
  const changes = read(context, ticket)
  const { strategy, channel } = changes
  const isSent = strategy === 'phone_code'
  if (isSent && !changes.values?.phone_number)
    throw refusal('form_param_missing', { param: 'phone_number', longMessage: 'phone_code needs a phone number.' })
  if (isSent) refuseManyMessages(context.server, context.client?.id)
  const address = changes.values?.email_address ?? undefined
  const externalAccount = isRoundTrip(strategy) ? roundTripOf(context, changes, address) : null
  const token = identityTokenOf(context, changes)
  const signIn = changes.isTransfer ? transferableSignIn(context) : null

  // From here on nothing is refused: what was there before is replaced.
  const client = openClient(context)
  replacePrevious(context, client.signUpId)
  const begun = { ...changed(context.server, empty(context, client.id), changes), externalAccount }
  const invited = ticket ? withTicket(context.server, begun, ticket) : begun
  if (token) return saved(context, client, withIdentityToken(context, invited, token))
  if (signIn) return saved(context, { ...client, signInId: null }, withTransfer(context.server, invited, signIn))
  return saved(context, client, isSent ? withCodeSent(context.server, invited, { strategy, channel }) : invited)
}

/** A ticket, an identity token and a transfer begin a sign-up: one that is under way takes none of them. */
const refuseBeginnings = ({ ticketId, token, isTransfer, strategy }: Changes): void => {
  const hasTicket = ticketId !== undefined || strategy === 'ticket'
  const hasToken = token !== undefined || tokenProviderOf(strategy) !== undefined
  if (!hasTicket && !hasToken && !isTransfer) return
  const param = isTransfer ? 'transfer' : hasTicket ? 'ticket' : 'token'
  throw refusal('form_param_unknown', { param, longMessage: `${param} belongs to POST /client/sign_ups.` })
}

/** `PATCH /client/sign_ups/<id>`: more fields, or other values. */
export const updateSignUp: Handler = (context) => {
  const signUp = openSignUp(context)
  const changes = read(context)
  refuseBeginnings(changes)
  const next = changed(context.server, signUp, changes)
  const isLeaving = isRoundTrip(changes.strategy)
  return saved(context, openClient(context), isLeaving ? withRoundTrip(context, next, changes) : next)
}

/** `GET /client/sign_ups/<id>`. */
export const getSignUp: Handler = (context) => {
  const { state, clock } = context.server
  const json = presentSignUp(ownSignUp(context), state.instance.settings, clock.now())
  return enveloped(context, json, context.client)
}

/** The parameter's text, which may not be left out or empty. */
export const neededText = ({ call }: Context, param: string, longMessage: string): string => {
  const text = textOf(call.body ?? {}, param)
  if (text) return text
  throw refusal('form_param_nil', { param, longMessage })
}
