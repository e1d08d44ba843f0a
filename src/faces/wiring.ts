import { type HeadlessSignUpError, isFlowError } from '../errors.ts'
import type { Flow, ScopedFlow } from '../flow/flow.ts'
import type { CallOptions } from '../operations/params.ts'

/** What every method of the newer face answers. */
export interface Settled {
  /** `null` when it went well. */
  error: HeadlessSignUpError | null
}

const isPersonsWish = (error: HeadlessSignUpError): boolean =>
  isFlowError(error) && (error.code === 'aborted' || error.code === 'discarded')

/** `waiting` for the person is not fetching: the screen stays in use meanwhile, for example to send another link. */
type Activity = 'fetching' | 'waiting'

/** Runs an operation and keeps the books: what is under way, and what went wrong last. */
const perform = async <T>(
  flow: Flow,
  { signal }: CallOptions,
  operation: (flow: ScopedFlow) => Promise<T>,
  activity: Activity,
): Promise<T> => {
  flow.store.apply(activity === 'fetching' ? 'started' : 'waiting')
  try {
    return await flow.run('attempt', signal, operation)
  } catch (cause) {
    // The flow rejects with errors of the family only.
    const error = cause as HeadlessSignUpError
    if (!isPersonsWish(error)) flow.store.apply('failed', error)
    throw error
  } finally {
    if (activity === 'fetching') flow.store.apply('ended')
  }
}

/** A method that rejects when its operation does, and resolves to the face. */
export const runner =
  <Face>(flow: Flow, face: () => Face, activity: Activity = 'fetching') =>
  <Params>(operation: (flow: ScopedFlow, params: Params) => Promise<unknown>) =>
  async (params: Params, options: CallOptions = {}): Promise<Face> => {
    await perform(flow, options, (scoped) => operation(scoped, params), activity)
    return face()
  }

/** A method that rejects when its operation does, and resolves to what the operation answers. */
export const asker =
  (flow: Flow) =>
  <Params, T>(operation: (flow: ScopedFlow, params: Params) => Promise<T>) =>
  (params: Params, options: CallOptions = {}): Promise<T> =>
    perform(flow, options, (scoped) => operation(scoped, params), 'fetching')

/** A method that never rejects: it answers `{ error }`. */
export const settler =
  (flow: Flow, activity: Activity = 'fetching') =>
  <Params>(operation: (flow: ScopedFlow, params: Params) => Promise<unknown>) =>
  (params: Params, options: CallOptions = {}): Promise<Settled> =>
    perform(flow, options, (scoped) => operation(scoped, params), activity).then(
      () => ({ error: null }),
      (error: HeadlessSignUpError) => ({ error }),
    )
