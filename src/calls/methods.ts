import { type HeadlessSignUpError, isFlowError } from '../errors.ts'
import type { CallOptions } from '../sign-up/params.ts'
import { ended, failed, started, waiting } from '../state/state.ts'
import type { Flow, ScopedFlow } from './run.ts'

/** What every method of `signUp.future` resolves to. */
export interface Settled {
  /** `null` on success. */
  error: HeadlessSignUpError | null
}

const isPersonsWish = (error: HeadlessSignUpError): boolean =>
  isFlowError(error) && (error.code === 'aborted' || error.code === 'discarded')

/** `waiting` for the user is not fetching: the screen stays usable, for example to send another link. */
type Activity = 'fetching' | 'waiting'

/** Runs an operation and records it in the state: what is in progress, and the last error. */
const perform = async <T>(
  flow: Flow,
  { signal }: CallOptions,
  operation: (flow: ScopedFlow) => Promise<T>,
  activity: Activity,
): Promise<T> => {
  flow.store.update(activity === 'fetching' ? started : waiting)
  try {
    return await flow.run('attempt', signal, operation)
  } catch (cause) {
    // The flow rejects only with errors of this package.
    const error = cause as HeadlessSignUpError
    if (!isPersonsWish(error)) flow.store.update(failed, error)
    throw error
  } finally {
    if (activity === 'fetching') flow.store.update(ended)
  }
}

const isSignal = (value: unknown): boolean => typeof (value as AbortSignal | null)?.aborted === 'boolean'

/** A lone `{ signal }` in place of the parameters is the options. */
const isLoneSignal = (params: unknown): params is CallOptions =>
  typeof params === 'object' &&
  params !== null &&
  Object.keys(params).join() === 'signal' &&
  isSignal((params as CallOptions).signal)

/** Separates the parameters from the options. */
export const toArguments = <Params>(
  params: Params | CallOptions | undefined,
  options: CallOptions | undefined,
): readonly [params: Params, options: CallOptions] =>
  options === undefined && isLoneSignal(params) ? [undefined as Params, params] : [params as Params, options ?? {}]

type Operation<Params, T> = (flow: ScopedFlow, params: Params) => Promise<T>

/** A method with optional parameters also takes the options in their place. */
type Method<Params, T> = (
  params: undefined extends Params ? Params | CallOptions : Params,
  options?: CallOptions,
) => Promise<T>

/** A method that rejects when its operation does, and resolves to the result of the operation. */
export const asker =
  (flow: Flow, activity: Activity = 'fetching') =>
  <Params, T>(operation: Operation<Params, T>): Method<Params, T> =>
  (first, second) => {
    const [params, options] = toArguments<Params>(first as Params | CallOptions, second)
    return perform(flow, options, (scoped) => operation(scoped, params), activity)
  }

/** A method that rejects when its operation does, and resolves to the sign-up. */
export const runner =
  <Face>(flow: Flow, face: () => Face, activity: Activity = 'fetching') =>
  <Params>(operation: Operation<Params, unknown>): Method<Params, Face> => {
    const ask = asker(flow, activity)(operation)
    return async (params, options) => {
      await ask(params, options)
      return face()
    }
  }

/** A method that never rejects: it resolves to `{ error }`. */
export const settler =
  (flow: Flow, activity: Activity = 'fetching') =>
  <Params>(operation: Operation<Params, unknown>): Method<Params, Settled> => {
    const ask = asker(flow, activity)(operation)
    return (params, options) =>
      ask(params, options).then(
        () => ({ error: null }),
        (error: HeadlessSignUpError) => ({ error }),
      )
  }
