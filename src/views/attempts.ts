import { computed, type ReadableAtom } from 'nanostores'
import type { Client } from '../client.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { SignInFuture } from '../sign-in/sign-in-future.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import type { SignInErrors } from '../sign-in/stores.ts'
import type { NextStep } from '../sign-up/next-step.ts'
import type { SignUp } from '../sign-up/sign-up.ts'
import type { SignUpFuture } from '../sign-up/sign-up-future.ts'
import type { SignUpErrors } from '../sign-up/stores.ts'
import { isLoaded } from '../state/state.ts'
import { viewStore } from './view.ts'

/** What a screen shows of a sign-up. */
export interface SignUpState {
  /** `client.signUp.future`: a new object when the sign-up has changed; its members are always the current ones. */
  readonly signUp: SignUpFuture
  /** The last error, sorted by field for a form. */
  readonly errors: SignUpErrors
  readonly fetchStatus: 'idle' | 'fetching'
  /** What to show next. */
  readonly nextStep: NextStep
}

/** What a screen shows of a sign-in. */
export interface SignInState {
  /** `client.signIn.future`: a new object when the sign-in has changed; its members are always the current ones. */
  readonly signIn: SignInFuture
  /** The last error, sorted by field for a form. */
  readonly errors: SignInErrors
  readonly fetchStatus: 'idle' | 'fetching'
  /** What to show next. */
  readonly nextStep: SignInNextStep
}

/** The same with `client.signUp`, whose methods reject; `undefined` until the client has loaded. */
export type ClassicSignUpState =
  | { readonly isLoaded: false; readonly signUp: undefined; readonly setActive: undefined }
  | { readonly isLoaded: true; readonly signUp: SignUp; readonly setActive: Client['setActive'] }

/** The same with `client.signIn`, whose methods reject; `undefined` until the client has loaded. */
export type ClassicSignInState =
  | { readonly isLoaded: false; readonly signIn: undefined; readonly setActive: undefined }
  | { readonly isLoaded: true; readonly signIn: SignIn; readonly setActive: Client['setActive'] }

/** An attempt in the forms that frameworks show. */
export interface AttemptViews<Face, Current, Classic> {
  /** The attempt with the methods that reject: a new object when it has changed. */
  readonly $face: ReadableAtom<Face>
  readonly $current: ReadableAtom<Current>
  readonly $classic: ReadableAtom<Classic>
}

export type SignUpViews = AttemptViews<SignUp, SignUpState, ClassicSignUpState>
export type SignInViews = AttemptViews<SignIn, SignInState, ClassicSignInState>

/** The views of an attempt of `source`, with the methods of `client`. */
export const attemptViews = <Views>(name: 'signUp' | 'signIn', client: Client, source: Client): Views => {
  const { [name]: attempt, $status } = source
  const $face = viewStore<object>(attempt, $status, client[name], attempt)
  const $future = viewStore<object>(attempt, $status, client[name].future, attempt.future)
  return {
    $face,
    $current: computed(
      [$future, attempt.$errors, attempt.$fetchStatus, attempt.$nextStep],
      (future, errors, fetchStatus, nextStep) => ({ [name]: future, errors, fetchStatus, nextStep }),
    ),
    $classic: computed([$face, $status], (face, status) =>
      isLoaded(status)
        ? { isLoaded: true, [name]: face, setActive: client.setActive }
        : { isLoaded: false, [name]: undefined, setActive: undefined },
    ),
  } as Views // its members are named at run time
}
