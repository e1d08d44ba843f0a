import type { Changes } from '../parameters/reading.ts'
import { connectionsFor, connectionsOf } from '../providers/connections.ts'
import { begun } from '../providers/round-trip.ts'
import { tokenProviderOf } from '../providers/token-strategies.ts'
import { refusal } from '../refusals.ts'
import type { RoundTripRecord, SignUpRecord } from '../state/records.ts'
import type { Context, Server } from './context.ts'

const ENTERPRISE = 'enterprise_sso'

/** Whether a strategy leads to a provider and back. One that brings a token leads nowhere, whatever its name. */
export const isRoundTrip = (strategy: string | undefined): strategy is string =>
  strategy === ENTERPRISE || (strategy?.startsWith('oauth_') === true && !tokenProviderOf(strategy))

/** The enterprise connection that was named, or the only one that the address belongs to. */
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

/** Begins the way to a provider that the parameters ask for. Throws a refusal when there is none to go. */
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
    redirectUrl,
    actionCompleteRedirectUrl,
    connectionId: strategy === ENTERPRISE ? connectionIdOf(server, connectionId, emailAddress) : null,
    loginHint: loginHint ?? emailAddress,
  }
  return begun(server.state, request, { base: call.base, now: server.clock.now() })
}

/** The sign-up with a round trip begun. What it held of an earlier one is forgotten. */
export const withRoundTrip = (context: Context, signUp: SignUpRecord, changes: Changes): SignUpRecord => {
  if (signUp.externalAccount?.status === 'verified')
    throw refusal('verification_already_verified', { param: 'external_account' })
  return { ...signUp, externalAccount: roundTripOf(context, changes, signUp.values.email_address) }
}
