import type { ReadableAtom } from 'nanostores'
import { errorSorter, type FormErrors } from '../attempts/form-errors.ts'
import type { Cooldown } from '../attempts/message-cooldown.ts'
import { type SignUpAttempt, USER_FIELDS } from '../shapes/sign-up.ts'
import type { OAuthStrategy } from '../shapes/strategies.ts'
import type { NextStep } from './next-step.ts'

const FIELD_NAMES = [...USER_FIELDS, 'password', 'code', 'captcha', 'legalAccepted'] as const

export type SignUpErrorField = (typeof FIELD_NAMES)[number]

/** The last error of a sign-up, sorted by field for a form. */
export interface SignUpErrors extends FormErrors<SignUpErrorField> {}

/** Sorts an error into fields and the rest. An unknown parameter goes to `global`; no error is lost. */
export const parseErrors = errorSorter(FIELD_NAMES)

/** A read-only nanostore for each member of the attempt. It fires only when that member has changed. */
type MemberStores = { readonly [Name in keyof SignUpAttempt as `$${Name}`]-?: ReadableAtom<SignUpAttempt[Name]> }

/** The reactive side of a sign-up. Made for `subscribe()` and for the adapters of nanostores. */
export interface SignUpStores extends MemberStores {
  /** The whole attempt: a new object for each change of it. */
  readonly $state: ReadableAtom<SignUpAttempt>
  /** The last error, sorted by field for a form; empty again when the next call starts. */
  readonly $errors: ReadableAtom<SignUpErrors>
  /** `idle` when no call is in progress. The wait for an email link does not count as one. */
  readonly $fetchStatus: ReadableAtom<'idle' | 'fetching'>
  /** What to show next. */
  readonly $nextStep: ReadableAtom<NextStep>
  /**
   * Seconds until a code or a link may be sent again, by channel; 0: now. Counts down, while it has a subscriber, from
   * the `Retry-After` of the server's error response to a request that came too soon.
   */
  readonly $cooldown: ReadableAtom<Cooldown>
  /** Whether the identity already has a user, so that the sign-up should continue as a sign-in. */
  readonly $isTransferable: ReadableAtom<boolean>
  /** Whether the session is ready and the page may leave the sign-up: `true` while `finalize()` navigates. */
  readonly $canBeDiscarded: ReadableAtom<boolean>
  /** The session that the identity already has on this client. */
  readonly $existingSession: ReadableAtom<{ sessionId: string } | undefined>
  /** The OAuth strategies that the sign-up asks for or accepts, and those that the instance enables. */
  readonly $supportedExternalAccounts: ReadableAtom<OAuthStrategy[]>
}
