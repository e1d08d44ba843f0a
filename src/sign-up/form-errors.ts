import { errorSorter, type FormErrors } from '../attempts/form-errors.ts'
import { USER_FIELDS } from '../shapes/sign-up.ts'

const FIELD_NAMES = [...USER_FIELDS, 'password', 'code', 'captcha', 'legalAccepted'] as const

export type SignUpErrorField = (typeof FIELD_NAMES)[number]

/** The last error of a sign-up, sorted by field for a form. */
export interface SignUpErrors extends FormErrors<SignUpErrorField> {}

/** Sorts an error into fields and the rest. An unknown parameter goes to `global`; no error is lost. */
export const parseErrors = errorSorter(FIELD_NAMES)
