import type { Call } from '../calls/call.ts'
import type { Resource } from '../calls/resource.ts'
import { FlowError } from '../errors.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import type { Attempt, AttemptSlice, KeptAttempt } from './kept.ts'

/** An attempt for the engine of the calls. */
export type AttemptResource<Value extends Attempt = Attempt> = Resource<Value, AttemptSlice<Value>> & KeptAttempt<Value>

/**
 * The id of an attempt.
 *
 * @throws FlowError `not_started`
 */
export const attemptId = (state: State, attempt: KeptAttempt): string => {
  const { id } = sliceOf(state, attempt).value
  if (!id) throw new FlowError('not_started')
  return id
}

/** Parameters of `reload()`. */
export interface ReloadParams {
  /** Of a callback page's address: identifies a token that was rotated during the round trip. */
  rotatingTokenNonce?: string | undefined
}

/** Reads an attempt. Without one reads the client: it has the one in progress of this browser. */
export const readAttempt =
  (attempt: AttemptResource) =>
  async (call: Call, { rotatingTokenNonce }: ReloadParams = {}): Promise<void> => {
    const { id } = sliceOf(call.state(), attempt).value
    const search = rotatingTokenNonce ? { search: { rotatingTokenNonce } } : {}
    if (!id) await call.read(clientShape, { method: 'GET', path: paths.client, ...search })
    else await call.read(attempt.shape, { method: 'GET', path: attempt.paths.one(id), ...search })
  }

/** The same; what follows from an error response is found out before it rejects. */
export const reloadAttempt =
  (
    attempt: AttemptResource,
    afterFailedRead: (call: Call, attempt: AttemptResource, id: string | undefined, error: unknown) => Promise<void>,
  ) =>
  async (call: Call, params?: ReloadParams): Promise<void> => {
    const { id } = sliceOf(call.state(), attempt).value
    try {
      await readAttempt(attempt)(call, params)
    } catch (error) {
      await afterFailedRead(call, attempt, id, error)
      throw error
    }
  }
