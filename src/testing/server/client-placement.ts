import { isPlainObject } from '../plain-data.ts'
import { presentClient } from '../sessions/present-client.ts'
import { find } from '../state/state.ts'
import type { Context, Server } from './context.ts'

/** Moves the client in a response to where the settings put it. */
export const withClientIn = ({ state }: Pick<Server, 'state'>, response: unknown): unknown => {
  if (state.instance.responses.clientIn === 'client' || !isPlainObject(response) || !isPlainObject(response.client))
    return response
  const { client, ...rest } = response
  return { ...rest, meta: { client } }
}

/** If the settings say so, adds the client to an error response. The client may have changed: a wrong code counts. */
export const withClientOnError = async (context: Context, body: object): Promise<unknown> => {
  const { state } = context.server
  const client = find(state.clients, context.client?.id ?? null)
  if (!state.instance.responses.clientOnError || !client) return body
  return withClientIn(context.server, { ...body, client: await presentClient(context, client) })
}
