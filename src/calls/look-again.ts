import { isFrontendApiError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { partsOf } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import type { Received } from '../state/state.ts'
import type { Turn } from './call.ts'

/** How long the read after an error may take before the call ends: milliseconds, retries included. */
const DEADLINE_MS = 3_000

/** The server's current state. The sign-up is that of this browser, whatever its id; `null` when it has none. */
export type Sight = Required<Received>

const isGone = (error: unknown): boolean => isFrontendApiError(error) && error.status === 404

const look = async (turn: Turn, id: string | undefined): Promise<Sight> => {
  if (id) {
    try {
      const { response, client } = await turn.look('sign_up', paths.signUp(id), DEADLINE_MS)
      return { signUp: response, client, at: Date.now(), isWrite: false }
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  const { response } = await turn.look('client', paths.client, DEADLINE_MS)
  const client = response && partsOf(response)
  return { signUp: client?.signUp ?? null, client, at: Date.now(), isWrite: false }
}

/** Reads the sign-up with this id; if there is none, the client. `null` when the read fails. */
export const lookAgain = async (turn: Turn, id: string | undefined): Promise<Sight | null> => {
  try {
    return await look(turn, id)
  } catch {
    throwIfAborted(turn.signal)
    return null
  }
}

/** Stores the result of reading the sign-up with this id. */
export const storeSight = (turn: Turn, { signUp, ...sight }: Sight, id: string | undefined): void => {
  const isOurs = signUp !== null && signUp.id === id
  turn.apply('received', { ...sight, signUp: isOurs ? signUp : null })
  const { id: current, status } = turn.state().signUp
  if (id !== undefined && !isOurs && current === id && status !== 'complete') turn.apply('signUpGone')
}
