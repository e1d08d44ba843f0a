import type { FormErrors } from '../attempts/form-errors.ts'
import type { FrontendApiErrorItem, HeadlessSignUpError } from '../errors.ts'
import { type Control, clearErrors, controlsOf, setError } from './fields.ts'

/** What is wrong: an entry of an error response, or any other error of a call. */
export type ShownError = FrontendApiErrorItem | HeadlessSignUpError

/** The text that a server sent for users, otherwise the one for developers. */
export const textOf = ({ longMessage, message }: ShownError): string => longMessage || message

/** The server calls every identifier of a sign-in `identifier`. */
const IDENTIFIERS = ['identifier', 'emailAddress', 'phoneNumber', 'username']

/** The control that is shown and has the first of these names. */
const controlNamed = (form: HTMLFormElement, names: readonly string[]): Control | undefined =>
  names.flatMap((name) => controlsOf(form).filter((control) => name && control.name === name))[0]

/** Shows each error beside the input that it is about. Returns the texts of the others. */
export const showErrors = (
  form: HTMLFormElement,
  { fields, global }: Pick<FormErrors<string>, 'fields' | 'global'>,
  format: (error: ShownError) => string,
): string => {
  const others: string[] = []
  const show = (names: readonly string[], error: ShownError): void => {
    const control = controlNamed(form, names)
    if (control) setError(form, control, format(error))
    else others.push(format(error))
  }
  clearErrors(form)
  for (const [name, error] of Object.entries(fields))
    if (error) show(name === IDENTIFIERS[0] ? IDENTIFIERS : [name], error)
  // `advance()` names the input whose name is unknown, or whose value is missing.
  for (const error of global ?? []) show(error.code === 'invalid_parameter' ? error.message.split(/\W+/) : [], error)
  return others.join(' ')
}

/** Returns what shows a text, and has screen readers say it politely: in the form's own `role="status"`, or an added one. */
export const createAnnouncer = (form: HTMLFormElement): ((text: string) => void) => {
  const region = form.querySelector('[role="status"]') ?? form.appendChild(document.createElement('p'))
  region.setAttribute('role', 'status')
  return (text) => {
    region.textContent = text
  }
}
