import { computed } from 'nanostores'
import type { Client } from '../client.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { SignInFuture } from '../sign-in/sign-in-future.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import type { SignInErrors } from '../sign-in/stores.ts'
import type { NextStep } from '../sign-up/next-step.ts'
import type { SignUp } from '../sign-up/sign-up.ts'
import type { SignUpFuture } from '../sign-up/sign-up-future.ts'
import type { SignUpErrors } from '../sign-up/stores.ts'
import { isLoaded } from './loaded.ts'
import { madeOnce, type Scope, type View } from './scope.ts'
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

type Name = 'signUp' | 'signIn'

const current = (name: Name) =>
  madeOnce(({ client, source: { [name]: attempt, $status } }) =>
    computed(
      [
        viewStore<object>(attempt, $status, client[name].future, attempt.future),
        attempt.$errors,
        attempt.$fetchStatus,
        attempt.$nextStep,
      ],
      (view, errors, fetchStatus, nextStep) => ({ [name]: view, errors, fetchStatus, nextStep }),
    ),
  )

export const signUpView = current('signUp') as View<unknown> as View<SignUpState>
export const signInView = current('signIn') as View<unknown> as View<SignInState>

const face = (name: Name) =>
  madeOnce(({ client, source }) => viewStore<object>(source[name], source.$status, client[name], source[name]))

/** The sign-up with the methods that reject: a new object when it has changed. */
export const signUpFace = face('signUp') as View<unknown> as View<SignUp>

const classic = (name: Name, view: View<object>) =>
  madeOnce((scope: Scope) =>
    computed([view(scope), scope.source.$status], (face, status) =>
      isLoaded(status)
        ? { isLoaded: true, [name]: face, setActive: scope.client.setActive }
        : { isLoaded: false, [name]: undefined, setActive: undefined },
    ),
  )

export const classicSignUpView = classic('signUp', signUpFace) as View<unknown> as View<ClassicSignUpState>
export const classicSignInView = classic('signIn', face('signIn')) as View<unknown> as View<ClassicSignInState>
