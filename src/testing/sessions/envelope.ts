import type { Context } from '../server/context.ts'
import type { ClientRecord } from '../state/records.ts'
import { presentClient } from './present-client.ts'

/** The envelope of every response below `/client`: the resource, with the whole client beside it. */
export const enveloped = async (context: Context, response: unknown, client: ClientRecord | null) => {
  // Both begin before either waits, so that they show the same state.
  const [presented, presentedClient] = await Promise.all([response, presentClient(context, client)])
  return { response: presented, client: presentedClient }
}
