import { type Look, lookAt } from './projection.ts'
import type { Subject } from './subject.ts'

/** Whose methods the tests call. */
export type Target = 'signUp' | 'signIn' | 'client' | 'steps'

/** An error as it is compared: what a script can act on. */
export interface PlainError {
  readonly code: string
  /** `null` when no server said so. */
  readonly status: number | null
  readonly errors: readonly { readonly code: string; readonly paramName: string | null }[]
}

export interface Outcome {
  readonly value?: unknown
  readonly error?: PlainError | null
  readonly thrown?: PlainError
}

/** What the tests call in the page. */
export interface Actor {
  call(target: Target, path: readonly string[], args: readonly unknown[]): Promise<Outcome>
  look(): Look
  getToken(): Promise<string | null>
  /** The sign-up itself, for what no call can say. */
  signUp(): object
  /** The same of the sign-in. */
  signIn(): object
}

declare global {
  interface Window {
    actor?: Actor
    callBack(id: string, args: unknown[]): Promise<unknown>
  }
}

interface AnyError {
  readonly name?: string
  readonly code?: string
  readonly status?: number
  readonly message?: string
  readonly errors?: readonly { code: string; meta?: { paramName?: string } }[]
}

const plainError = (error: unknown): PlainError => {
  const { code, name, message, status, errors = [] } = (error ?? {}) as AnyError
  return {
    code: code ?? `${name}: ${message}`,
    status: status ?? null,
    errors: errors.map((one) => ({ code: one.code, paramName: one.meta?.paramName ?? null })),
  }
}

const isMembers = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Functions arrive by name: calling one calls the test. */
const revived = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revived)
  if (!isMembers(value)) return value
  const { $callback: id } = value
  if (typeof id === 'string') return (...args: unknown[]) => window.callBack(id, plainArguments(args))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revived(member)]))
}

const ATOMS = ['string', 'number', 'boolean']

/** What of a callback's arguments can travel. */
const plainArguments = (args: readonly unknown[]): unknown[] =>
  args.map((argument) =>
    isMembers(argument)
      ? Object.fromEntries(Object.entries(argument).filter(([, member]) => ATOMS.includes(typeof member)))
      : argument,
  )

const isResourceValue = (value: unknown): boolean => isMembers(value) && typeof value.create === 'function'

const outcomeOf = (value: unknown): Outcome => {
  if (isMembers(value) && 'error' in value)
    return { error: value.error === null || value.error === undefined ? null : plainError(value.error) }
  return { value: value === undefined || isResourceValue(value) ? null : JSON.parse(JSON.stringify(value)) }
}

/** The key of the instance, as the page says it. */
export const publishableKey = (): string => document.documentElement.dataset.publishableKey ?? ''

/** Gives the tests their hands in this page. The page is ready from now on. */
export const install = (subject: Subject): void => {
  let finalized: Partial<Look> = {}
  const look = (): Look =>
    lookAt({
      face: subject.face,
      signUp: subject.signUp(),
      signIn: subject.signIn(),
      session: subject.session(),
      user: subject.user(),
      sessions: subject.sessions(),
    })
  const call = async (target: Target, path: readonly string[], args: readonly unknown[]) => {
    const isResource = target === 'signUp' || target === 'signIn'
    const root = isResource ? subject[target]() : subject[target]
    const owner = path.slice(0, -1).reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], root)
    const name = path.at(-1) ?? ''
    try {
      const method = (owner as Record<string, (...args: unknown[]) => unknown>)[name]
      if (typeof method !== 'function') throw new TypeError(`There is no ${target}.${path.join('.')}()`)
      if (isResource) finalized = name === 'finalize' ? { [target]: look()[target] } : {}
      const value = await method.apply(owner, args.map(revived))
      if (isResource) subject.returned?.(value)
      return outcomeOf(value)
    } catch (thrown) {
      return { thrown: plainError(thrown) }
    }
  }
  window.actor = {
    call,
    // A store lets go of what is finalized, a resource does not: it is compared as it was before.
    look: () => ({ ...look(), ...finalized }),
    getToken: () => subject.getToken(),
    signUp: () => subject.signUp(),
    signIn: () => subject.signIn(),
  }
}
