import { problem } from '../api-errors.ts'
import { isRoundTrip, roundTripOf } from '../oauth/start.ts'
import type { Context, Handler } from '../server/context.ts'
import { openClient, updateClient } from '../sessions/client.ts'
import { presentClient } from '../sessions/present-client.ts'
import { readParameters } from '../sign-ups/parameters.ts'
import { nextId } from '../state/ids.ts'
import type { ClientRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { presentSignIn } from './present-sign-in.ts'
import { finishSignIn } from './transfer.ts'

const respond = async (context: Context, signIn: SignInRecord, client: ClientRecord | null) => {
  const { state, clock } = context.server
  const current = find(state.clients, client?.id ?? null) ?? null
  return { response: presentSignIn(signIn, clock.now()), client: await presentClient(context, current) }
}

const transferable = (context: Context, client: ClientRecord): SignUpRecord => {
  const signUp = find(context.server.state.signUps, client.signUpId)
  if (signUp?.externalAccount?.status === 'transferable') return signUp
  const longMessage = 'This browser has no sign-up that could become a sign-in.'
  throw problem('account_transfer_invalid', { longMessage })
}

/**
 * `POST /client/sign_ins`, as far as a sign-up needs it: a round trip to a provider, or `transfer=true`, which
 * continues a sign-up whose external account belongs to an existing user.
 */
export const createSignIn: Handler = (context) => {
  const { server, call } = context
  const { state } = server
  const changes = readParameters(call.body ?? {}, state.instance.settings, server.strict)
  if (!changes.isTransfer && !isRoundTrip(changes.strategy)) {
    const longMessage =
      'The mock knows sign-ins through a provider, and transfers. Send `strategy=oauth_…` or `transfer=true`.'
    throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
  }
  const client = openClient(context)
  const signUp = changes.isTransfer ? transferable(context, client) : null
  const trip = signUp?.externalAccount ?? roundTripOf(context, changes, changes.values?.emailAddress ?? undefined)
  const started: SignInRecord = {
    id: nextId(state, 'sia'),
    clientId: client.id,
    firstFactor: trip,
    abandonAt: server.clock.now() + state.instance.limits.signUpAbandonedAfterMs,
    createdSessionId: null,
  }
  updateClient(context, client, { signInId: started.id })
  const signIn = put(state.signIns, signUp ? finishSignIn(server, started, trip) : started)
  return respond(context, signIn, client)
}

/** `GET /client/sign_ins/<id>`. */
export const getSignIn: Handler = (context) => {
  const id = context.parameters[0] ?? ''
  const signIn = find(context.server.state.signIns, id)
  if (signIn && signIn.clientId === context.client?.id) return respond(context, signIn, context.client)
  throw problem('resource_not_found', { longMessage: `This browser has no sign-in ${id}.` })
}
