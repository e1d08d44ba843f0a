import { presentClient } from '../present/client.ts'
import type { ClientRecord } from '../state/records.ts'
import type { Context } from './context.ts'

/** The response of everything below `/client`: what was asked for, and the whole client beside it. */
export const enveloped = async (context: Context, response: unknown, client: ClientRecord | null) => {
  // Both begin before the first of them waits: a response is one picture of the state.
  const [presented, presentedClient] = await Promise.all([response, presentClient(context, client)])
  return { response: presented, client: presentedClient }
}
