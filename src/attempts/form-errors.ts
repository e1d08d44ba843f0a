import { type FrontendApiErrorItem, type HeadlessSignUpError, isFrontendApiError } from '../errors.ts'
import { toCamelCase } from '../shapes/kinds.ts'

/** The last error, sorted by field for a form. */
export interface FormErrors<Field extends string> {
  /** For each field its first error, or `null`. */
  readonly fields: Readonly<Record<Field, FrontendApiErrorItem | null>>
  /** All errors, in the server's order; `null` when there is no error. */
  readonly raw: readonly (FrontendApiErrorItem | HeadlessSignUpError)[] | null
  /** The errors that belong to no field of `fields`, or `null`. */
  readonly global: readonly (FrontendApiErrorItem | HeadlessSignUpError)[] | null
}

/**
 * Sorts errors into the fields of these names and the rest. An unknown parameter goes to `global`; no error is lost.
 */
export const errorSorter = <Field extends string>(names: readonly Field[]) => {
  const fieldOf = ({ meta }: FrontendApiErrorItem): Field | undefined => {
    const { paramName }: { paramName?: unknown } = meta // a server may send any JSON value
    const name = typeof paramName === 'string' ? toCamelCase(paramName) : undefined
    return names.find((known) => known === name)
  }
  return (error: HeadlessSignUpError | null): FormErrors<Field> => {
    const fields = Object.fromEntries(names.map((name) => [name, null])) as Record<Field, FrontendApiErrorItem | null>
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
}
