import { apiErrorShape } from './api-error.ts'
import { anything, type Decoded, named, required, shape, text } from './kinds.ts'
import type { Open } from './strategy.ts'

export type SignInStatus = Open<
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'needs_protect_check'
  | 'complete'
>

/** The sign-in of a client: only what a sign-up needs of it. */
export const signInShape = shape({
  id: required(text(), ''),
  status: text<SignInStatus>(),
  firstFactor: named(
    shape({
      status: text<Open<'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'>>(),
      strategy: text(),
      error: apiErrorShape,
    }),
    'first_factor_verification',
  ),
  createdSessionId: text(),
  /** The challenge to pass first, unchanged; `null` when there is none. */
  protectCheck: anything(),
})

/** The sign-in in progress of this client, as far as a sign-up needs it. */
export interface SignInAttempt extends Decoded<typeof signInShape> {}
