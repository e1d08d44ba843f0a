/** Any control of a form: what an input, a select and a textarea have alike. */
export type Control = HTMLInputElement

export const findAll = (form: HTMLFormElement, selector: string): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>(selector),
]

export const isShown = (element: Element): boolean => !element.closest('[hidden]')

const allOf = (form: HTMLFormElement): Control[] => [...form.elements] as Control[]

/** The controls of what is shown now. */
export const controlsOf = (form: HTMLFormElement): Control[] => allOf(form).filter(isShown)

/** The page's own element for the errors of a control, or one that is added beside it. */
const errorElementOf = (form: HTMLFormElement, control: Control): Element => {
  const own = findAll(form, `[data-error-for="${control.name}"]`).find(isShown)
  if (own) return own
  const added = document.createElement('span')
  added.dataset.errorFor = control.name
  const beside = control.closest('label') ?? control
  beside.after(added)
  return added
}

/** Shows a text beside a control, and connects the two. */
export const setError = (form: HTMLFormElement, control: Control, text: string): void => {
  const element = errorElementOf(form, control)
  element.id ||= `error-${Math.random()}`
  element.textContent = text
  const described = new Set(control.getAttribute('aria-describedby')?.split(' '))
  control.setAttribute('aria-describedby', [...described.add(element.id)].join(' '))
  control.setAttribute('aria-invalid', 'true')
}

/** Removes what {@link setError} has shown: at the controls of one name, or of the whole form. */
export const clearErrors = (form: HTMLFormElement, name?: string): void => {
  const value = name ? `="${name}"` : ''
  for (const control of findAll(form, `[name${value}]`)) control.removeAttribute('aria-invalid')
  for (const element of findAll(form, `[data-error-for${value}]`)) element.textContent = ''
}

/** The first control that has an error. */
export const firstInvalid = (form: HTMLFormElement): Control | undefined =>
  controlsOf(form).find((control) => control.getAttribute('aria-invalid'))

/** The first input of a section, or the section itself. */
export const focusable = (form: HTMLFormElement, section: HTMLElement): HTMLElement => {
  const input = controlsOf(form).find((control) => control.willValidate && section.contains(control))
  if (input) return input
  section.tabIndex = -1
  return section
}

/** Shows what the browser's own validation finds. */
export const validate = (form: HTMLFormElement): void => {
  for (const control of controlsOf(form))
    if (control.willValidate && !control.validity.valid) setError(form, control, control.validationMessage)
}

/** What the shown part of a form has. The rest is disabled meanwhile: an input of a hidden section counts for nothing. */
export const valuesOf = (form: HTMLFormElement): FormData => {
  const hidden = allOf(form).filter((control) => !isShown(control) && !control.disabled)
  for (const control of hidden) control.disabled = true
  const values = new FormData(form)
  for (const control of hidden) control.disabled = false
  return values
}

/** What is asked for by the same name. An email address is also an identifier. */
const meaningOf = ({ name }: Control): string => (name === 'identifier' ? 'emailAddress' : name)

/** Fills the empty inputs that are shown now with what was typed into those that were shown before. */
export const carryOver = (form: HTMLFormElement): void => {
  for (const control of controlsOf(form)) {
    const typed = allOf(form).find((other) => other.value && meaningOf(other) === meaningOf(control))
    if (control.name && !control.value && typed) control.value = typed.value
  }
}
