import { problem } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import { requireNoTokenParameters } from '../oauth/identity-tokens.ts'
import { isRoundTrip } from '../oauth/start.ts'
import type { Context, Handler } from '../server/context.ts'
import { activeSessions, openClient } from '../sessions/client.ts'
import { nextId } from '../state/ids.ts'
import type { SignInRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { isUserKeptOut } from '../users/access-lists.ts'
import { type Begin, firstPreparation, requireSignedOut, ticketPreparation, tokenPreparation } from './begin.ts'
import { storeAndRespond, withUser } from './complete.ts'
import { firstFactorsOf, isSecretive } from './first-factors.ts'
import { identify } from './identify.ts'
import { readSignIn } from './parameters.ts'
import { passwordPreparation } from './password.ts'
import type { SignInRequest } from './reading.ts'
import { kindOf } from './strategies.ts'
import { finishSignIn } from './transfer.ts'

const ENTERPRISE = 'enterprise_sso'

const KEEP: Begin = (signIn) => signIn

const empty = ({ server: { state, clock }, client }: Context, request: SignInRequest): SignInRecord => ({
  id: '',
  clientId: client?.id ?? '',
  identifier: null,
  userId: null,
  firstFactor: null,
  secondFactor: null,
  secondFactorFor: null,
  isNewPasswordNeeded: false,
  signUpIfMissing: request.signUpIfMissing ?? false,
  clientTrust: 'pending',
  ticketId: null,
  locale: request.locale ?? null,
  timezone: request.timezone ?? null,
  abandonAt: clock.now() + state.instance.limits.signInAbandonedAfterMs,
  createdSessionId: null,
})

/** Throws a `Problem` in a browser that may have no other session. */
const requireNoSession = (context: Context): void => {
  const { authConfig } = context.server.state.instance
  const [session] = authConfig.single_session_mode ? activeSessions(context, context.client) : []
  if (session) throw problem('session_exists', { meta: { session_id: session.id } })
}

/** Throws a `Problem` for an identifier of no user, unless the sign-in goes on as if there were one. */
const requireGoingOn = ({ server: { state } }: Context, draft: SignInRecord): void => {
  const { settings } = state.instance
  const factors = firstFactorsOf(state, draft)
  const isCompany = factors.some(({ strategy }) => strategy === 'enterprise_sso')
  const mayBecomeSignUp = draft.signUpIfMissing && settings.sign_up.mode === 'public' && factors.length > 0
  if (isCompany || mayBecomeSignUp || isSecretive(settings)) return
  throw problem('form_identifier_not_found', { param: 'identifier' })
}

/** Returns the draft with what the identifier says. Throws a `Problem` for an identifier that cannot sign in. */
const withIdentifier = (context: Context, draft: SignInRecord, text: string): SignInRecord => {
  const { state } = context.server
  const { identifier, user } = identify(state, text)
  if (user) {
    if (isUserKeptOut(state.instance, user)) throw problem('not_allowed_access', { param: 'identifier' })
    requireSignedOut(context, user)
    return withUser(state, draft, user, identifier)
  }
  const of = identifier.type === 'username' ? null : nextId(state, 'idn')
  const unknown: SignInRecord = { ...draft, identifier: { ...identifier, identificationId: of }, clientTrust: 'new' }
  requireGoingOn(context, unknown)
  return unknown
}

const transferable = (context: Context): SignUpRecord => {
  const signUp = find(context.server.state.signUps, context.client?.signUpId ?? null)
  if (signUp?.externalAccount?.status === 'transferable') return signUp
  const longMessage = 'This browser has no sign-up that could become a sign-in.'
  throw problem('account_transfer_invalid', { longMessage })
}

const transferPreparation = (context: Context): Begin => {
  const trip = transferable(context).externalAccount
  return (signIn) => (trip ? finishSignIn(context.server, signIn, trip) : signIn)
}

const passwordBeginning = (context: Context, draft: SignInRecord, password: string | undefined): Begin => {
  if (!draft.identifier) {
    const longMessage = 'A password needs an identifier: send it in the same request.'
    throw problem('form_param_nil', { param: 'identifier', longMessage })
  }
  if (password === undefined) throw problem('form_param_nil', { param: 'password' })
  return passwordPreparation(context.server, draft, password)
}

/** Whether the identifier names the user, rather than being a hint for a provider. */
const isIdentifying = ({ strategy }: SignInRequest): boolean => strategy === ENTERPRISE || !isRoundTrip(strategy)

/** Returns what the parameters begin. Throws a `Problem` if it cannot begin. */
const beginningOf = (context: Context, draft: SignInRecord, request: SignInRequest): Begin => {
  const { strategy, password, ticketId } = request
  if (request.isTransfer) return transferPreparation(context)
  if (strategy === 'ticket' || (strategy === undefined && ticketId !== undefined))
    return ticketPreparation(context, ticketId)
  if (strategy === 'password' || (strategy === undefined && password !== undefined))
    return passwordBeginning(context, draft, password)
  if (strategy !== undefined && kindOf(strategy) === 'token') return tokenPreparation(context, { ...request, strategy })
  if (context.server.strict) requireNoTokenParameters(request)
  if (strategy === undefined) return KEEP
  // The connections for the address are among the factors: one of them is prepared next.
  if (strategy === ENTERPRISE && draft.identifier) return KEEP
  return firstPreparation(context, draft, { ...request, strategy })
}

const replacePrevious = ({ server: { state, clock } }: Context, signInId: string | null): void => {
  const previous = find(state.signIns, signInId)
  if (previous && previous.createdSessionId === null)
    put(state.signIns, { ...previous, abandonAt: Math.min(previous.abandonAt, clock.now()) })
}

/** `POST /client/sign_ins`: creates a sign-in, which replaces the previous one. */
export const createSignIn: Handler = (context) => {
  const { state, clock } = context.server
  const request = readSignIn(context, 'create')
  requireNoSession(context)
  const { identifier } = request
  const started = empty(context, request)
  const draft =
    identifier !== undefined && isIdentifying(request) ? withIdentifier(context, started, identifier) : started
  const withProof = proofPreparation<SignInRecord>(state, draft, request, clock.now())
  const begin = beginningOf(context, draft, request)

  // From here on nothing throws: the previous sign-in is replaced.
  const client = openClient(context)
  replacePrevious(context, client.signInId)
  const signIn = begin(withProof({ ...draft, id: nextId(state, 'sia'), clientId: client.id }))
  return storeAndRespond(context, request.isTransfer ? { ...client, signUpId: null } : client, signIn)
}
