import type { FormErrors } from '../attempts/form-errors.ts'
import type { FrontendApiErrorItem, HeadlessSignUpError } from '../errors.ts'
import { clearErrors, controlNamed, controlsOf, setError } from './fields.ts'

/** What is wrong: an entry of an error response, or any other error of a call. */
export type ShownError = FrontendApiErrorItem | HeadlessSignUpError

/** The text that a server sent for users, otherwise the one for developers. */
export const textOf = ({ longMessage, message }: ShownError): string => longMessage || message

/** The input that an error of `advance()` names: one whose name is unknown, or whose value is missing. */
const nameIn = (form: HTMLFormElement, { code, message }: ShownError): string => {
  const words = code === 'invalid_parameter' ? message.split(/\W+/) : []
  return words.find((word) => controlsOf(form).some(({ name }) => name && name === word)) ?? ''
}

/** Shows each error beside the input that it is about. Returns the texts of the others. */
export const showErrors = (
  form: HTMLFormElement,
  { fields, global }: Pick<FormErrors<string>, 'fields' | 'global'>,
  format: (error: ShownError) => string,
): string => {
  clearErrors(form)
  const named = (global ?? []).map((error) => [nameIn(form, error), error] as const)
  const others = [...Object.entries(fields), ...named].flatMap(([name, error]) => {
    const control = error && name && controlNamed(form, name)
    if (control) setError(control, format(error))
    return control || !error ? [] : format(error)
  })
  return others.join(' ')
}
