import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { isRedirectStrategy } from '../../shapes/strategies.ts'
import { type ApiErrorCode, apiError, problem } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { resolveUrl } from '../server/resolve-url.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord, SignUpRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'
import { tokenProviderOf } from '../verifications/strategies.ts'
import { connectionsFor, connectionsOf } from './connections.ts'

/** The parameters of a round trip. */
export interface RoundTripRequest extends Pick<RoundTripRecord, 'strategy' | 'connectionId' | 'redirectUrl'> {
  readonly actionCompleteRedirectUrl: string | undefined
  readonly loginHint: string | undefined
}

export const AUTHORIZE_PATH = '/oauth/authorize'
export const CALLBACK_PATH = '/oauth/callback'

/** The provider of a round trip, or the id of its enterprise connection. */
export const providerOf = ({ strategy, connectionId }: Pick<RoundTripRecord, 'strategy' | 'connectionId'>): string =>
  connectionId ?? strategy

/** Returns a new round trip, which waits for the user. */
export const beginRoundTrip = (
  state: MockState,
  { loginHint, actionCompleteRedirectUrl, ...request }: RoundTripRequest,
  { base, now }: { readonly base: string; readonly now: number },
): RoundTripRecord => {
  const id = nextId(state, 'state')
  const url = new URL(
    find(state.standIns, providerOf(request))?.authorizeUrl ?? `${base}${PATH_PREFIX}${AUTHORIZE_PATH}`,
  )
  url.searchParams.set('strategy', request.strategy)
  url.searchParams.set('state', id)
  if (loginHint) url.searchParams.set('login_hint', loginHint)
  return {
    ...request,
    status: 'unverified',
    state: id,
    url: url.href,
    actionCompleteRedirectUrl: actionCompleteRedirectUrl ?? request.redirectUrl,
    expireAt: now + state.instance.limits.codeExpiresInMs,
    verifiedAtClient: null,
    error: null,
    identity: null,
  }
}

/** Returns the round trip after it ended with an error. */
export const withTripError = (
  trip: RoundTripRecord,
  status: 'failed' | 'transferable',
  code: ApiErrorCode,
  meta?: Readonly<Record<string, unknown>>,
): RoundTripRecord => ({ ...trip, status, error: apiError(code, { meta }) })

const ENTERPRISE = 'enterprise_sso'

/** Whether a strategy redirects to a provider. One with an identity token does not, although its name is similar. */
export const isRoundTrip = (strategy: string | undefined): strategy is string =>
  isRedirectStrategy(strategy) && !tokenProviderOf(strategy)

/** The given enterprise connection, or the only one for the email address. */
const connectionIdOf = ({ state }: Server, given: string | undefined, emailAddress: string | undefined): string => {
  const known = given === undefined ? [] : connectionsOf(state.instance).filter(({ id }) => id === given)
  if (given !== undefined && known.length === 0) {
    const longMessage = `There is no enterprise connection ${given}.`
    throw problem('form_param_value_invalid', { param: 'enterprise_connection_id', longMessage })
  }
  if (given === undefined && emailAddress === undefined) throw problem('form_param_missing', { param: 'email_address' })
  const [connection, ...others] = known.length ? known : connectionsFor(state.instance, emailAddress)
  if (others.length) throw problem('enterprise_connection_id_is_required_with_multiple_connections')
  if (connection) return connection.id
  const longMessage = 'No enterprise connection has the domain of this email address.'
  throw problem('form_param_value_invalid', { param: 'email_address', longMessage })
}

/** Begins the requested round trip to a provider. Throws a `Problem` for invalid parameters. */
export const roundTripOf = (
  { server, call }: Pick<Context, 'server' | 'call'>,
  { strategy = '', redirectUrl, actionCompleteRedirectUrl, connectionId, loginHint }: Changes,
  emailAddress?: string,
): RoundTripRecord => {
  if (redirectUrl === undefined) {
    const longMessage = `${strategy} needs a redirect_url: where the browser comes back to.`
    throw problem('form_param_missing', { param: 'redirect_url', longMessage })
  }
  const request = {
    strategy,
    redirectUrl: resolveUrl('redirect_url', redirectUrl, call.page),
    actionCompleteRedirectUrl:
      actionCompleteRedirectUrl && resolveUrl('action_complete_redirect_url', actionCompleteRedirectUrl, call.page),
    connectionId: strategy === ENTERPRISE ? connectionIdOf(server, connectionId, emailAddress) : null,
    loginHint: loginHint ?? emailAddress,
  }
  return beginRoundTrip(server.state, request, { base: call.base, now: server.clock.now() })
}

/** Returns the sign-up with a new round trip, which replaces an earlier one. */
export const withRoundTrip = (context: Context, signUp: SignUpRecord, changes: Changes): SignUpRecord => {
  if (signUp.externalAccount?.status === 'verified')
    throw problem('verification_already_verified', { param: 'external_account' })
  return { ...signUp, externalAccount: roundTripOf(context, changes, signUp.emailAddress ?? undefined) }
}
