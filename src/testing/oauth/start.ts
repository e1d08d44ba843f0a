import { refusal } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { wholeAddress } from '../server/resolve-address.ts'
import type { Changes } from '../sign-ups/reading.ts'
import type { RoundTripRecord, SignUpRecord } from '../state/records.ts'
import { connectionsFor, connectionsOf } from './connections.ts'
import { begun } from './round-trip.ts'
import { tokenProviderOf } from './token-strategies.ts'

const ENTERPRISE = 'enterprise_sso'

/** Whether a strategy redirects to a provider. One with an identity token does not, although its name is similar. */
export const isRoundTrip = (strategy: string | undefined): strategy is string =>
  strategy === ENTERPRISE || (strategy?.startsWith('oauth_') === true && !tokenProviderOf(strategy))

/** The given enterprise connection, or the only one for the email address. */
const connectionIdOf = ({ state }: Server, given: string | undefined, emailAddress: string | undefined): string => {
  const known = given === undefined ? [] : connectionsOf(state.instance).filter(({ id }) => id === given)
  if (given !== undefined && known.length === 0) {
    const longMessage = `There is no enterprise connection ${given}.`
    throw refusal('form_param_value_invalid', { param: 'enterprise_connection_id', longMessage })
  }
  if (given === undefined && emailAddress === undefined) throw refusal('form_param_missing', { param: 'email_address' })
  const [connection, ...others] = known.length ? known : connectionsFor(state.instance, emailAddress)
  if (others.length) throw refusal('enterprise_connection_id_is_required_with_multiple_connections')
  if (connection) return connection.id
  const longMessage = 'No enterprise connection has the domain of this email address.'
  throw refusal('form_param_value_invalid', { param: 'email_address', longMessage })
}

/** Begins the requested round trip to a provider. Throws a `Refusal` for invalid parameters. */
export const roundTripOf = (
  { server, call }: Pick<Context, 'server' | 'call'>,
  { strategy = '', redirectUrl, actionCompleteRedirectUrl, connectionId, loginHint }: Changes,
  emailAddress?: string,
): RoundTripRecord => {
  if (redirectUrl === undefined) {
    const longMessage = `${strategy} needs a redirect_url: where the browser comes back to.`
    throw refusal('form_param_missing', { param: 'redirect_url', longMessage })
  }
  const request = {
    strategy,
    redirectUrl: wholeAddress('redirect_url', redirectUrl, call.page),
    actionCompleteRedirectUrl:
      actionCompleteRedirectUrl && wholeAddress('action_complete_redirect_url', actionCompleteRedirectUrl, call.page),
    connectionId: strategy === ENTERPRISE ? connectionIdOf(server, connectionId, emailAddress) : null,
    loginHint: loginHint ?? emailAddress,
  }
  return begun(server.state, request, { base: call.base, now: server.clock.now() })
}

/** Returns the sign-up with a new round trip, which replaces an earlier one. */
export const withRoundTrip = (context: Context, signUp: SignUpRecord, changes: Changes): SignUpRecord => {
  if (signUp.externalAccount?.status === 'verified')
    throw refusal('verification_already_verified', { param: 'external_account' })
  return { ...signUp, externalAccount: roundTripOf(context, changes, signUp.values.email_address) }
}
