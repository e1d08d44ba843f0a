import { type Client, isFrontendApiError, isHeadlessSignUpError } from '../../src/index.ts'
import type { Outcome } from './observation.ts'
import { type Members, toPlainMembers } from './plain.ts'
import type { Call } from './recording.ts'
import { revive, type Surroundings } from './stand-ins.ts'

/** A call that is under way. */
interface Started {
  /** Resolves when the call has settled, well or not. */
  readonly settled: Promise<void>
  outcome(): Outcome
  /** What the call failed with, as it came. */
  error(): unknown
}

/** The member at a dotted path, and what it is a member of. */
export const memberAt = (root: object, path: string): { readonly owner: object; readonly member: unknown } => {
  let owner = root
  const names = path.split('.')
  for (const name of names.slice(0, -1)) {
    const next: unknown = Reflect.get(owner, name)
    if (typeof next !== 'object' || next === null) return { owner, member: undefined }
    owner = next
  }
  return { owner, member: Reflect.get(owner, names.at(-1) ?? '') }
}

const describeError = (error: unknown): Members => {
  if (!isHeadlessSignUpError(error)) return { kind: 'foreign', text: String(error) }
  if (!isFrontendApiError(error)) return { kind: 'client', code: error.code }
  const { kind, status, errors, retryAfter } = error
  return toPlainMembers({ kind, status, errors, retryAfter })
}

const describeValue = (client: Client, value: unknown): unknown => {
  if (value === client.signUp) return { type: 'signUp' }
  if (value === client.signIn) return { type: 'signIn' }
  if (value === undefined) return { type: 'undefined' }
  if (value === null) return { type: 'null' }
  return typeof value === 'object' ? { type: 'object' } : { type: typeof value, value }
}

const invoke = async (
  root: object,
  { method, args }: Pick<Call, 'method' | 'args'>,
  surroundings: Surroundings,
): Promise<unknown> => {
  const { owner, member } = memberAt(root, method)
  if (typeof member !== 'function') throw new Error(`There is no method ${method}.`)
  return Reflect.apply(
    member,
    owner,
    args.map((argument) => revive(argument, surroundings)),
  )
}

const FACES: Readonly<Record<Call['face'], (client: Client) => object>> = {
  signUp: ({ signUp }) => signUp,
  future: ({ signUp }) => signUp.future,
  signIn: ({ signIn }) => signIn,
  signInFuture: ({ signIn }) => signIn.future,
  client: (client) => client,
}

/** Starts a recorded call, and the calls on its result. */
export const startCall = (client: Client, call: Call, surroundings: Surroundings): Started => {
  const root = FACES[call.face](client)
  let outcome: Outcome = { result: 'unsettled' }
  let error: unknown
  const run = async (): Promise<void> => {
    if (call.afterMs) await new Promise((resolve) => setTimeout(resolve, call.afterMs))
    let value = await invoke(root, call, surroundings)
    for (const next of call.then ?? []) value = await invoke(Object(value), next, surroundings)
    if (call.face !== 'future' && call.face !== 'signInFuture') {
      outcome = { result: 'resolved', value: describeValue(client, value) }
      return
    }
    error = Reflect.get(Object(value), 'error')
    outcome = { result: 'returned', error: error === null ? null : describeError(error) }
  }
  const settled = run().catch((cause) => {
    error = cause
    outcome = { result: 'rejected', error: describeError(cause) }
  })
  return { settled, outcome: () => outcome, error: () => error }
}
