import { isPlainObject } from '../plain-object.ts'
import { presentClient } from '../sessions/present-client.ts'
import { find } from '../state/state.ts'
import type { Context, Server } from './context.ts'

/** Moves the client in a response to where the settings put it. */
export const withClientIn = ({ state }: Pick<Server, 'state'>, answer: unknown): unknown => {
  if (state.instance.answers.clientIn === 'client' || !isPlainObject(answer) || !isPlainObject(answer.client))
    return answer
  const { client, ...rest } = answer
  return { ...rest, meta: { client } }
}

/** If the settings say so, adds the client to an error response. The client may have changed: a wrong code counts. */
export const withClientOnRefusal = async (context: Context, refused: object): Promise<unknown> => {
  const { state } = context.server
  const client = find(state.clients, context.client?.id ?? null)
  if (!state.instance.answers.clientOnRefusal || !client) return refused
  return withClientIn(context.server, { ...refused, client: await presentClient(context, client) })
}
