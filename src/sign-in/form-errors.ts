import { errorSorter, type FormErrors } from '../attempts/form-errors.ts'

const FIELD_NAMES = ['identifier', 'password', 'code'] as const

export type SignInErrorField = (typeof FIELD_NAMES)[number]

/** The last error of a sign-in, sorted by field for a form. */
export interface SignInErrors extends FormErrors<SignInErrorField> {}

/** Sorts an error into fields and the rest. An unknown parameter goes to `global`; no error is lost. */
export const parseSignInErrors = errorSorter(FIELD_NAMES)
