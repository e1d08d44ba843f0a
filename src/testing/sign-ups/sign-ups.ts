import type { MockTicket } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import { connectionsFor } from '../oauth/connections.ts'
import { tokenPreparation } from '../oauth/identity-tokens.ts'
import { requireNotBreached } from '../passwords/breaches.ts'
import type { Context, Handler, Preparation, Server } from '../server/context.ts'
import { textOf } from '../server/form.ts'
import { activeSessions, openClient } from '../sessions/client.ts'
import { envelope } from '../sessions/present-client.ts'
import { transferableSignIn, transferredValues, withTransfer } from '../sign-ins/transfer.ts'
import { nextId } from '../state/ids.ts'
import type { SignUpRecord } from '../state/records.ts'
import { find, type MockState, put } from '../state/state.ts'
import { ticketOf, withAddressOf, withTicket } from '../tickets/apply-ticket.ts'
import { requireAllowed } from '../users/access-lists.ts'
import { preparationOf } from '../verifications/prepare.ts'
import { tokenProviderOf } from '../verifications/strategies.ts'
import { identifiersIn, requireFreeIdentifiers, withChanges } from './changes.ts'
import { storeAndRespond } from './complete.ts'
import { EMPTY_FIELDS } from './fields.ts'
import { openSignUp, ownSignUp } from './own-sign-up.ts'
import { readParameters } from './parameters.ts'
import { presentSignUp } from './present-sign-up.ts'
import type { Changes } from './reading.ts'

const MODES: Readonly<Record<string, 'sign_up_mode_restricted' | 'sign_up_restricted_waitlist'>> = {
  restricted: 'sign_up_mode_restricted',
  waitlist: 'sign_up_restricted_waitlist',
}

const requireOpenSignUps = (context: Context, ticket: MockTicket | null): void => {
  const { settings, authConfig } = context.server.state.instance
  const code = MODES[settings.sign_up.mode]
  if (code && !ticket) throw problem(code)
  const [session] = authConfig.single_session_mode ? activeSessions(context, context.client) : []
  if (session) throw problem('session_exists', { meta: { session_id: session.id } })
}

/** Throws a `Problem` for identifiers that a user already has, and for those that the access lists keep out. */
const requireUsable = (state: MockState, values: Changes['values']): void => {
  requireFreeIdentifiers(state, values)
  requireAllowed(state.instance, identifiersIn(values))
}

const read = ({ server: { state, strict }, call }: Context, ticket: MockTicket | null = null): Changes => {
  const given = readParameters(call.body ?? {}, state.instance.settings, strict)
  const changes = ticket ? withAddressOf(ticket, given) : given
  requireNotBreached(state.instance, textOf(call.body ?? {}, 'password'))
  if (ticket) requireFreeIdentifiers(state, changes.values)
  else requireUsable(state, changes.values)
  return changes
}

const empty = ({ state, clock }: Server, ids: Pick<SignUpRecord, 'id' | 'clientId'>): SignUpRecord => ({
  ...EMPTY_FIELDS,
  ...ids,
  passwordHash: null,
  verifications: {},
  externalAccount: null,
  isEnterprise: false,
  ticketId: null,
  createdAt: clock.now(),
  abandonAt: clock.now() + state.instance.limits.signUpAbandonedAfterMs,
})

const replacePrevious = ({ server: { state, clock } }: Context, signUpId: string | null): void => {
  const previous = find(state.signUps, signUpId)
  if (previous) put(state.signUps, { ...previous, abandonAt: Math.min(previous.abandonAt, clock.now()) })
}

/** Strategies that need no preparation. */
const WITHOUT_PREPARATION = ['password', 'ticket']

/** Returns what the parameters begin beside changing values. Throws a `Problem` if it cannot begin. */
const beginningOf = (context: Context, draft: SignUpRecord, changes: Changes): Preparation => {
  const { state, clock } = context.server
  const { strategy } = changes
  const withProof = proofPreparation<SignUpRecord>(state, draft, changes, clock.now())
  const withToken = tokenPreparation(context, draft, changes)
  if (strategy === undefined || WITHOUT_PREPARATION.includes(strategy) || tokenProviderOf(strategy))
    return (signUp) => withToken(withProof(signUp))
  const prepare = preparationOf(context, draft, { ...changes, strategy })
  return (signUp) => prepare(withProof(signUp))
}

/** Returns the sign-up with the values of a request and of its ticket. */
const withValues = ({ server }: Context, signUp: SignUpRecord, changes: Changes, ticket: MockTicket | null) => {
  const next = withChanges(server, signUp, changes)
  return ticket ? withTicket(server, next, ticket) : next
}

/** `POST /client/sign_ups`: creates a sign-up, which replaces the previous one. */
export const createSignUp: Handler = (context) => {
  const { server } = context
  const ticket = ticketOf(context)
  requireOpenSignUps(context, ticket)
  const changes = read(context, ticket)
  const create = (ids: Pick<SignUpRecord, 'id' | 'clientId'>) =>
    withValues(context, empty(server, ids), changes, ticket)
  const begin = beginningOf(context, create({ id: '', clientId: context.client?.id ?? '' }), changes)
  const signIn = changes.isTransfer ? transferableSignIn(context) : null
  if (signIn) requireUsable(server.state, transferredValues(signIn))

  // From here on nothing throws: the previous sign-up is replaced.
  const client = openClient(context)
  replacePrevious(context, client.signUpId)
  const signUp = begin(create({ id: nextId(server.state, 'sua'), clientId: client.id }))
  if (signIn) return storeAndRespond(context, { ...client, signInId: null }, withTransfer(server, signUp, signIn))
  return storeAndRespond(context, client, signUp)
}

/** Throws a `Problem` for a transfer to an existing sign-up: it can only create one. */
const requireNoTransfer = ({ isTransfer }: Changes): void => {
  if (!isTransfer) return
  const longMessage = 'transfer belongs to POST /client/sign_ups.'
  throw problem('form_param_unknown', { param: 'transfer', longMessage })
}

/** `PATCH /client/sign_ups/<id>`: changes values, and may begin a strategy. */
export const updateSignUp: Handler = (context) => {
  const signUp = openSignUp(context)
  const ticket = ticketOf(context)
  const changes = read(context, ticket)
  requireNoTransfer(changes)
  const next = withValues(context, signUp, changes, ticket)
  const begin = beginningOf(context, next, changes)
  return storeAndRespond(context, openClient(context), begin(next))
}

/** `GET /client/sign_ups/<id>`. */
export const getSignUp: Handler = (context) => {
  const { state, clock } = context.server
  const json = presentSignUp(ownSignUp(context), state.instance.settings, clock.now())
  return envelope(context, json, context.client)
}

/** `GET …/enterprise_connections`: the connections for the sign-up's email address. */
export const getEnterpriseConnections: Handler = (context) => {
  const signUp = ownSignUp(context)
  const connections = connectionsFor(context.server.state.instance, signUp.emailAddress)
  const json = connections.map(({ id, name, provider }) => ({ id, name, provider, logo_public_url: null }))
  return envelope(context, json, context.client)
}
