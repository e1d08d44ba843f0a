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

/** Runs an operation and keeps the books: what is under way, and what went wrong last. */
const perform = async (
  flow: Flow,
  { signal }: CallOptions,
  operation: (flow: ScopedFlow) => Promise<unknown>,
): Promise<void> => {
  flow.store.apply('started')
  try {
    await flow.run('attempt', signal, operation)
  } catch (cause) {
    // The flow rejects with errors of the family only.
    const error = cause as HeadlessSignUpError
    if (!isPersonsWish(error)) flow.store.apply('failed', error)
    throw error
  } finally {
    flow.store.apply('ended')
  }
}

/** A method that rejects when its operation does, and resolves to the face. */
export const runner =
  <Face>(flow: Flow, face: () => Face) =>
  <Params>(operation: (flow: ScopedFlow, params: Params) => Promise<unknown>) =>
  async (params: Params, options: CallOptions = {}): Promise<Face> => {
    await perform(flow, options, (scoped) => operation(scoped, params))
    return face()
  }

/** A method that never rejects: it answers `{ error }`. */
export const settler =
  (flow: Flow) =>
  <Params>(operation: (flow: ScopedFlow, params: Params) => Promise<unknown>) =>
  (params: Params, options: CallOptions = {}): Promise<Settled> =>
    perform(flow, options, (scoped) => operation(scoped, params)).then(
      () => ({ error: null }),
      (error: HeadlessSignUpError) => ({ error }),
    )
