import { type ApiErrorJSON, apiError, problem } from '../api-errors.ts'

export type Form = Readonly<Record<string, string | readonly string[]>>

/** Parameters that a client may always send, for example the token of a captcha that these settings do not require. */
export const isIgnored = (param: string): boolean => param.startsWith('__clerk_') || param.startsWith('captcha_')

/** The error for a parameter that was sent more than once. */
export const repeated = (param: string, values: readonly string[]): ApiErrorJSON =>
  apiError('form_param_type_invalid', {
    param,
    longMessage: `${param} came ${values.length} times. Send it once: it is one value, not a list.`,
  })

/** The value of a parameter; the first one if it was sent more than once. */
export const textOf = (form: Form, param: string): string | undefined => {
  const value = Object.hasOwn(form, param) ? form[param] : undefined
  return typeof value === 'string' ? value : value?.[0]
}

/** The value of a required parameter. Throws a `Problem` if it is missing or empty. */
export const neededText = (form: Form | null, param: string, longMessage: string): string => {
  const text = textOf(form ?? {}, param)
  if (text) return text
  throw problem('form_param_nil', { param, longMessage })
}
