import { apiErrorShape } from './api-error.ts'
import { anything, type Kind, type MembersOf, named, required, shape, text } from './kinds.ts'
import type { Open } from './strategies.ts'

export type SignInStatus = Open<
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'needs_protect_check'
  | 'complete'
>

const firstFactorMembers = {
  status: text<Open<'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'>>(),
  strategy: text(),
  error: apiErrorShape,
}

const signInMembers = {
  id: required(text(), ''),
  status: text<SignInStatus>(),
  firstFactor: named(shape(firstFactorMembers), 'first_factor_verification'),
  createdSessionId: text(),
  /** The challenge to pass first, unchanged, or `null`. */
  protectCheck: anything(),
}

/** A sign-in that this client has open, as far as a sign-up has to know. */
export interface SignInAttempt extends MembersOf<typeof signInMembers> {}

/** A sign-in that a client carries: only what a sign-up has to know of it. */
export const signInShape: Kind<SignInAttempt> = shape(signInMembers)
