import { type ApiErrorJSON, Problem } from '../api-errors.ts'
import type { UserSettings } from '../environment/settings.ts'
import { type Form, isIgnored, repeated, textOf } from './form.ts'

/** Reads the value of one parameter: what it asks for, or errors. */
export type FormReader<Values> = (text: string, settings: UserSettings) => Values | readonly ApiErrorJSON[]

/** The parameters of a form. */
interface Parameters<Values> {
  /** The reader of a parameter; `undefined` for an unknown or disabled one. */
  readerOf(param: string): FormReader<Values> | undefined
  /** The error for such a one. */
  unknown(param: string): ApiErrorJSON
  merge(values: Values, more: Values): Values
}

/** Reads a whole form. Throws one `Problem` with every error. */
export const readForm = <Values extends object>(
  form: Form,
  { readerOf, unknown, merge }: Parameters<Values>,
  { settings, strict }: { readonly settings: UserSettings; readonly strict: boolean },
): Values => {
  const problems: ApiErrorJSON[] = []
  let values = {} as Values // every member is optional
  for (const param of Object.keys(form).filter((name) => !isIgnored(name))) {
    const read = readerOf(param)
    if (!read) {
      if (strict) problems.push(unknown(param))
      continue
    }
    const given = form[param]
    const isRepeated = strict && typeof given !== 'string' && given !== undefined
    const reading = isRepeated ? [repeated(param, given)] : read(textOf(form, param) ?? '', settings)
    if (Array.isArray(reading)) problems.push(...reading)
    else values = merge(values, reading as Values) // not an array: `Array.isArray` does not narrow a readonly one
  }
  if (problems.length) throw new Problem(problems)
  return values
}
