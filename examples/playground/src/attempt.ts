import type { Client, SignUpErrors } from 'headless-signup'
import { type Flow, flowNow } from './flow.ts'

type ErrorItem = SignUpErrors['fields']['code']
type ErrorEntry = NonNullable<SignUpErrors['raw']>[number]

/** The last error of an attempt, sorted for a form. */
export interface AttemptErrors {
  readonly fields: Readonly<Partial<Record<string, ErrorItem>>>
  readonly global: readonly ErrorEntry[] | null
}

interface Store<Value> {
  get(): Value
  listen(listener: (value: Value) => void): () => void
  subscribe(listener: (value: Value) => void): () => void
}

/** What a form needs of a sign-up or a sign-in: both have it. */
export interface Attempt {
  readonly $errors: Store<AttemptErrors>
  readonly $fetchStatus: Store<'idle' | 'fetching'>
}

export const attemptOf = ({ signUp, signIn }: Client, flow: Flow = flowNow()): Attempt =>
  flow === 'sign-in' ? signIn : signUp

export const textOfItem = (item: ErrorItem | undefined): string | null =>
  item ? (item.longMessage ?? item.message) : null
