import { ATTEMPT_VALUES, type AttemptValues } from '../attempts/values.ts'
import type { SignInContextParams } from './params.ts'

/** What a form may have for a sign-in. `$nextStep` says what is needed at each step. */
export interface SignInValues extends AttemptValues, SignInContextParams {
  /** The user's email address, phone number or username. At most one of the three names is used. */
  identifier?: string | undefined
  emailAddress?: string | undefined
  phoneNumber?: string | undefined
  /** With several factors of a strategy: which one. */
  emailAddressId?: string | undefined
  phoneNumberId?: string | undefined
  /** With a new password: whether the user is signed out of all other sessions. Default: `true`. */
  signOutOfOtherSessions?: boolean | undefined
}

export const IDENTIFIERS = ['identifier', 'emailAddress', 'phoneNumber'] as const

/** What chooses between factors of one strategy. */
export const FACTOR_IDS = ['emailAddressId', 'phoneNumberId'] as const

/** What may be set by the request that creates a sign-in. */
export const CREATION_VALUES = ['token', 'transfer', 'signUpIfMissing', 'locale', 'timezone', 'password'] as const

/** All that may be given. */
export const SIGN_IN_VALUES = [
  ...IDENTIFIERS,
  ...FACTOR_IDS,
  ...CREATION_VALUES,
  ...ATTEMPT_VALUES,
  'signOutOfOtherSessions',
] as const

/** The identifier, by whichever name it was given. */
export const identifierOf = (values: SignInValues): string | undefined =>
  IDENTIFIERS.map((name) => values[name]).find((value) => value !== undefined)
