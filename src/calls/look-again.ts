import { isFrontendApiError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { clientShape, partsOf } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { gone, type Received, received } from '../state/received.ts'
import { sliceOf } from '../state/slices.ts'
import type { Resource, Turn } from './resource.ts'

/** How long the read after an error may take before the call ends: milliseconds, retries included. */
const DEADLINE_MS = 3_000

/** The server's current state. The value is that of this browser, whatever its id, or `null`. */
export type Sight = Required<Received>

const isGone = (error: unknown): boolean => isFrontendApiError(error) && error.status === 404

const look = async (turn: Turn, resource: Resource | undefined, id: string | undefined): Promise<Sight> => {
  const { resources } = turn
  if (resource && id) {
    try {
      const { response, client } = await turn.look(resource.shape, resource.paths.one(id), DEADLINE_MS)
      return { resources, resource, value: response, client, at: Date.now(), isWrite: false }
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  const { response } = await turn.look(clientShape, paths.client, DEADLINE_MS)
  const client = response && partsOf(response)
  const value = client && resource ? resource.carriedBy(client) : null
  return { resources, resource, value, client, at: Date.now(), isWrite: false }
}

/** Reads the value with this id; without one, the client. `null` when the read fails. */
export const lookAgain = async (
  turn: Turn,
  resource: Resource | undefined,
  id: string | undefined,
): Promise<Sight | null> => {
  try {
    return await look(turn, resource, id)
  } catch {
    throwIfAborted(turn.signal)
    return null
  }
}

/** Stores the result of reading the value with this id. */
export const storeSight = (turn: Turn, { value, ...sight }: Sight, id: string | undefined): void => {
  const isOurs = value !== null && value.id === id
  turn.update(received, { ...sight, value: isOurs ? value : null })
  const { resource } = sight
  if (!resource || id === undefined || isOurs) return
  const current = sliceOf(turn.state(), resource).value
  if (current.id === id && !resource.isComplete(current)) turn.update(gone, resource)
}
