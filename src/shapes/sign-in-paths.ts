import { paths } from './paths.ts'

const below = (action: string) => (id: string) => `${paths.signIn(id)}/${action}`

/** The actions of a sign-in. */
export const signInPaths = {
  prepareFirstFactor: below('prepare_first_factor'),
  attemptFirstFactor: below('attempt_first_factor'),
  prepareSecondFactor: below('prepare_second_factor'),
  attemptSecondFactor: below('attempt_second_factor'),
  resetPassword: below('reset_password'),
} as const
