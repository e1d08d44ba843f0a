import { type HeadlessSignUpError, isFlowError } from '../errors.ts'
import type { Kept } from '../state/state.ts'
import { ended, failed, started, waiting } from '../state/transitions.ts'
import type { Call, CallOptions } from './call.ts'
import type { Calls, RunOptions } from './calls.ts'
import { closingPopup } from './close-popup.ts'

/** What every method of `signUp.future` resolves to. */
export interface Settled {
  /** `null` on success. */
  error: HeadlessSignUpError | null
}

const wasCancelled = (error: HeadlessSignUpError): boolean =>
  isFlowError(error) && (error.code === 'aborted' || error.code === 'discarded')

/** `waiting` for the user is not fetching: the screen stays usable, for example to send another link. */
type Activity = 'fetching' | 'waiting'

/** What a method belongs to. */
export interface Owner extends Pick<RunOptions, 'afterwards'> {
  readonly calls: Calls
  readonly resource: Kept
}

/** Runs an action and records it in the state: what is in progress, and the last error. */
const perform = async <Params, T>(
  { calls, resource, afterwards }: Owner,
  action: Action<Params, T>,
  [params, { signal }]: Arguments<Params>,
  activity: Activity,
): Promise<T> => {
  calls.store.update(activity === 'fetching' ? started : waiting, resource)
  try {
    const run = () => calls.run({ signal, resource, afterwards }, (call) => action(call, params))
    const { popup } = Object(params) as { readonly popup?: unknown }
    return await (popup ? closingPopup(popup, run) : run())
  } catch (cause) {
    // `run` rejects only with errors of this package.
    const error = cause as HeadlessSignUpError
    if (!wasCancelled(error)) calls.store.update(failed, resource, error)
    throw error
  } finally {
    if (activity === 'fetching') calls.store.update(ended, resource)
  }
}

const isSignal = (value: unknown): boolean => typeof (value as AbortSignal | null)?.aborted === 'boolean'

/** A lone `{ signal }` in place of the parameters is the options. */
const isLoneSignal = (params: unknown): params is CallOptions =>
  typeof params === 'object' &&
  params !== null &&
  Object.keys(params).join() === 'signal' &&
  isSignal((params as CallOptions).signal)

type Arguments<Params> = readonly [params: Params, options: CallOptions]

/** Separates the parameters from the options. */
export const toArguments = <Params>(
  params: Params | CallOptions | undefined,
  options: CallOptions | undefined,
): Arguments<Params> =>
  options === undefined && isLoneSignal(params) ? [undefined as Params, params] : [params as Params, options ?? {}]

/** What a method does. */
export type Action<Params, T> = (call: Call, params: Params) => Promise<T>

/** A method with optional parameters also takes the options in their place. */
export type Method<Params, T> = (
  params: undefined extends Params ? Params | CallOptions : Params,
  options?: CallOptions,
) => Promise<T>

/** A method that rejects when its action does, and resolves to the result of the action. */
export const resolvesToResult =
  (owner: Owner, activity: Activity = 'fetching') =>
  <Params, T>(action: Action<Params, T>): Method<Params, T> =>
  (first, second) =>
    perform(owner, action, toArguments<Params>(first as Params | CallOptions, second), activity)

/** A method that rejects when its action does, and resolves to the object that it belongs to. */
export const resolvesToSelf =
  <Self>(owner: Owner, self: () => Self, activity: Activity = 'fetching') =>
  <Params>(action: Action<Params, unknown>): Method<Params, Self> => {
    const perform = resolvesToResult(owner, activity)(action)
    return async (params, options) => {
      await perform(params, options)
      return self()
    }
  }

/** A method that never rejects: it resolves to `{ error }`. */
export const resolvesToError =
  (owner: Owner, activity: Activity = 'fetching') =>
  <Params>(action: Action<Params, unknown>): Method<Params, Settled> => {
    const perform = resolvesToResult(owner, activity)(action)
    return (params, options) =>
      perform(params, options).then(
        () => ({ error: null }),
        (error: HeadlessSignUpError) => ({ error }),
      )
  }

/** The actions of a part that loads later, by their names. */
export type Actions = Readonly<Record<string, Action<never, unknown>>>

/** Returns an action by its name. */
export type ActionsOf<All extends Actions> = <Name extends keyof All & string>(
  name: Name,
) => Action<Parameters<All[Name]>[1], Awaited<ReturnType<All[Name]>>>

/** The actions of a part, before it has loaded. They load together, so that their calls keep their order. */
export const actionsOf =
  <All extends Actions>(load: () => Promise<{ readonly actions: All }>): ActionsOf<All> =>
  (name) =>
  async (call, params) =>
    (await load()).actions[name]?.(call, params as never) as never

/** Makes a method of an action. How may depend on its name and its parameters. */
export type MakeMethod<Result> = (
  action: Action<never, unknown>,
  name: string,
  params: unknown,
) => Method<never, Result>

/** The names in a text that separates them by spaces. */
type NameIn<Names extends string> = Names extends `${infer Name} ${infer Rest}` ? Name | NameIn<Rest> : Names

/** A method for each of the actions with these names, which spaces separate: that is small, and quick to read. */
export const methodsOf = <All extends Actions, Names extends string, Result>(
  action: ActionsOf<All>,
  names: Names,
  make: MakeMethod<Result>,
) => {
  // Engines are quicker with an object that grew by assignment than with one that was made from entries.
  const methods: Record<string, Method<never, Result>> = {}
  for (const name of names.split(' ')) {
    methods[name] = (params: never, options?: CallOptions) => make(action(name), name, params)(params, options)
  }
  return methods as unknown as {
    readonly [Name in NameIn<Names> & keyof All]: Method<Parameters<All[Name]>[1], Result>
  }
}
