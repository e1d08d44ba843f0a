import type { Page } from 'playwright-core'
import type { Outcome, PlainError, Target } from './pages/actor.ts'

type AnyMethod = (...args: never[]) => Promise<unknown>
type Group = { readonly [name: string]: unknown } | object

type Returned<Value> = Value extends { error: unknown }
  ? { readonly error: PlainError | null }
  : Value extends { readonly create: unknown }
    ? null
    : Value

/** What has methods of its own within a sign-up or a sign-in. */
type Part = 'verifications' | 'emailCode' | 'emailLink' | 'phoneCode' | 'mfa' | `resetPassword${'Email' | 'Phone'}Code`

/** The methods of something in a page. Data is left out: `look()` reads it. */
export type Remote<Methods extends Group> = {
  readonly [Name in keyof Methods as Methods[Name] extends AnyMethod
    ? Name
    : Name extends Part
      ? Name
      : never]: Methods[Name] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Promise<Returned<Value>>
    : Methods[Name] extends Group
      ? Remote<Methods[Name]>
      : never
}

/** What a method in a page rejected with. */
class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly code: string
  readonly status: number | null
  readonly errors: PlainError['errors']

  constructor({ code, status, errors }: PlainError) {
    super(errors.map((one) => one.code).join(', ') || code)
    this.code = code
    this.status = status
    this.errors = errors
  }
}

export interface Line {
  /** Keeps a function of the test for the page to call. Returns its name. */
  keep(callback: (...args: never[]) => unknown): string
  /** Called with every error that a method ended with. */
  failed(error: PlainError): void
}

const isMembers = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const packed = (value: unknown, line: Line): unknown => {
  if (typeof value === 'function') return { $callback: line.keep(value as () => unknown) }
  if (Array.isArray(value)) return value.map((one) => packed(one, line))
  if (!isMembers(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, packed(member, line)]))
}

const LEFT = /Execution context was destroyed|frame was detached|navigation/i

/** What a method came to; one that takes the page elsewhere comes to nothing here. */
const callIn = async (page: Page, line: Line, target: Target, path: string[], args: unknown[]) => {
  const call = { target, path, args: packed(args, line) as unknown[] }
  const outcome = await page
    .evaluate(async ({ target, path, args }) => {
      if (!window.actor) throw new Error('The page is not ready: await ready() first.')
      return window.actor.call(target, path, args)
    }, call)
    .catch((error: Error): Outcome => {
      if (LEFT.test(error.message)) return { value: null }
      throw error
    })
  const failure = outcome.thrown ?? outcome.error
  if (failure) line.failed(failure)
  if (outcome.thrown) throw new Rejected(outcome.thrown)
  return 'error' in outcome ? { error: outcome.error } : outcome.value
}

/** Calls methods of what the page has when the call is made. */
export const remote = <Methods extends Group>(page: Page, line: Line, target: Target): Remote<Methods> => {
  const at = (path: string[]): unknown =>
    new Proxy(() => {}, {
      // A proxy that had a `then` would be taken for a promise.
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? at([...path, name]) : undefined),
      apply: (_, __, args) => callIn(page, line, target, path, args),
    })
  return at([]) as Remote<Methods>
}
