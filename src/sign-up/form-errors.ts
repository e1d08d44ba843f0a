import { type FrontendApiErrorItem, type HeadlessSignUpError, isFrontendApiError } from '../errors.ts'
import { toCamelCase } from '../shapes/form.ts'
import { USER_FIELDS } from '../shapes/sign-up.ts'

const FIELD_NAMES = [...USER_FIELDS, 'password', 'code', 'captcha', 'legalAccepted'] as const

export type SignUpErrorField = (typeof FIELD_NAMES)[number]

/** The last error, sorted by field for a form. */
export interface SignUpErrors {
  /** For each field its first error, or `null`. */
  readonly fields: Readonly<Record<SignUpErrorField, FrontendApiErrorItem | null>>
  /** All errors, in the server's order; `null` when there is no error. */
  readonly raw: readonly (FrontendApiErrorItem | HeadlessSignUpError)[] | null
  /** The errors that belong to no field of `fields`, or `null`. */
  readonly global: readonly (FrontendApiErrorItem | HeadlessSignUpError)[] | null
}

const noFields = (): Record<SignUpErrorField, FrontendApiErrorItem | null> =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, null])) as Record<SignUpErrorField, null>

const fieldOf = ({ meta }: FrontendApiErrorItem): SignUpErrorField | undefined => {
  const { paramName }: { paramName?: unknown } = meta // a server may send any JSON value
  const name = typeof paramName === 'string' ? toCamelCase(paramName) : undefined
  return FIELD_NAMES.find((known) => known === name)
}

/** Sorts an error into fields and the rest. An unknown parameter goes to `global`; no error is lost. */
export const parseErrors = (error: HeadlessSignUpError | null): SignUpErrors => {
  const fields = noFields()
  if (!error) return { fields, raw: null, global: null }
  const items = isFrontendApiError(error) && error.errors.length > 0 ? error.errors : null
  // An error without entries is itself the only entry, as in the official client.
  if (!items?.some(fieldOf)) return { fields, raw: items ?? [error], global: items ?? [error] }
  for (const item of items) {
    const field = fieldOf(item)
    if (field) fields[field] ??= item
  }
  const global = items.filter((item) => !fieldOf(item))
  return { fields, raw: items, global: global.length > 0 ? global : null }
}
