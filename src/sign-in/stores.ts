import type { ReadableAtom } from 'nanostores'
import { errorSorter, type FormErrors } from '../attempts/form-errors.ts'
import type { Cooldown } from '../attempts/message-cooldown.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import type { SignInNextStep } from './steps.ts'

const FIELD_NAMES = ['identifier', 'password', 'code'] as const

export type SignInErrorField = (typeof FIELD_NAMES)[number]

/** The last error of a sign-in, sorted by field for a form. */
export interface SignInErrors extends FormErrors<SignInErrorField> {}

/** Sorts an error into fields and the rest. An unknown parameter goes to `global`; no error is lost. */
export const parseSignInErrors = errorSorter(FIELD_NAMES)

/** A read-only nanostore for each member of the attempt. It fires only when that member has changed. */
type MemberStores = { readonly [Name in keyof SignInAttempt as `$${Name}`]-?: ReadableAtom<SignInAttempt[Name]> }

/** The reactive side of a sign-in. Made for `subscribe()` and for the adapters of nanostores. */
export interface SignInStores extends MemberStores {
  /** The whole attempt: a new object for each change of it. */
  readonly $state: ReadableAtom<SignInAttempt>
  /** The last error, sorted by field for a form; empty again when the next call starts. */
  readonly $errors: ReadableAtom<SignInErrors>
  /**
   * `idle` when no call is in progress. The wait for an email link does not count as one, nor do passkeys that are
   * offered in a form field.
   */
  readonly $fetchStatus: ReadableAtom<'idle' | 'fetching'>
  /** What to show next. `start` until the code of the sign-in has loaded, which begins with `client.signIn`. */
  readonly $nextStep: ReadableAtom<SignInNextStep>
  /**
   * Seconds until a code or a link may be sent again, by channel; 0: now. Counts down, while it has a subscriber, from
   * the `Retry-After` of the server's error response to a request that came too soon.
   */
  readonly $cooldown: ReadableAtom<Cooldown>
  /** Whether no user was found, so that the sign-in should continue as a sign-up. */
  readonly $isTransferable: ReadableAtom<boolean>
  /** Whether the session is ready and the page may leave the sign-in: `true` while `finalize()` navigates. */
  readonly $canBeDiscarded: ReadableAtom<boolean>
  /** The session that the identity already has on this client. */
  readonly $existingSession: ReadableAtom<{ sessionId: string } | undefined>
}
