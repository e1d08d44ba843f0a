import type { ReadableAtom } from 'nanostores'
import type { FinalizeParams } from '../attempts/finalize.ts'
import type { FormErrors } from '../attempts/form-errors.ts'
import type { Cooldown } from '../attempts/message-cooldown.ts'
import type { Client } from '../client.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import type { NextStep } from '../sign-up/next-step.ts'

/** What a form is for. */
export type AttemptName = 'sign-up' | 'sign-in'

/** What a form shows: the next step of its attempt, or `complete` when a user is signed in and nothing is in progress. */
export type FormStep = NextStep | SignInNextStep | { readonly type: 'complete' }

/** What a form gives `advance()`. */
export type FormValues = FormData | { readonly transfer?: true; readonly ticket?: string }

/** What a form needs of a sign-up and of a sign-in alike. */
export interface FormAttempt {
  advance(values: FormValues): Promise<unknown>
  reset(): unknown
  finalize(params: FinalizeParams): Promise<unknown>
  readonly $nextStep: ReadableAtom<NextStep | SignInNextStep>
  readonly $errors: ReadableAtom<FormErrors<string>>
  readonly $fetchStatus: ReadableAtom<'idle' | 'fetching'>
  readonly $cooldown: ReadableAtom<Cooldown>
}

/** The sign-in's code starts to load here: not before it is needed. */
export const attemptOf = (client: Client, name: AttemptName): FormAttempt =>
  name === 'sign-in' ? client.signIn : client.signUp
