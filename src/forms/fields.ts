/** Any control of a form: what an input, a select and a textarea have alike. */
export type Control = HTMLInputElement

export const isShown = (element: Element): boolean => !element.closest('[hidden]')

/** The controls of what is shown now. */
export const controlsOf = (form: HTMLFormElement): Control[] => (Array.from(form.elements) as Control[]).filter(isShown)

const IDENTIFIER = /^(emailAddress|phoneNumber|username)$/

/** The control that an error is about. The server calls every identifier of a sign-in `identifier`. */
export const controlNamed = (form: HTMLFormElement, name: string): Control | undefined =>
  controlsOf(form).find((control) => control.name === name || (name === 'identifier' && IDENTIFIER.test(control.name)))

/** The page's own element for the errors of a control, or one that is added beside it. */
const errorElementOf = (control: Control): Element => {
  const selector = `[data-error-for="${control.name}"]`
  const own = Array.from(control.form?.querySelectorAll(selector) ?? []).find(isShown)
  if (own) return own
  const added = document.createElement('span')
  added.dataset.errorFor = control.name
  const beside = control.closest('label') ?? control
  beside.after(added)
  return added
}

/** Shows a text beside a control, and connects the two. */
export const setError = (control: Control, text: string): void => {
  const element = errorElementOf(control)
  element.id ||= `error-${Math.random().toString(36).slice(2)}`
  element.textContent = text
  const described = new Set(control.getAttribute('aria-describedby')?.split(' '))
  control.setAttribute('aria-describedby', [...described.add(element.id)].join(' '))
  control.setAttribute('aria-invalid', 'true')
}

/** Removes what {@link setError} has shown: at one control, or of the whole form. */
export const clearErrors = (form: HTMLFormElement, name?: string): void => {
  const of = (attribute: string) => (name ? `[${attribute}="${name}"]` : `[${attribute}]`)
  for (const control of form.querySelectorAll(`${of('name')}[aria-invalid]`)) control.removeAttribute('aria-invalid')
  for (const element of form.querySelectorAll(of('data-error-for'))) element.textContent = ''
}

/** The first control that has an error. */
export const firstInvalid = (form: HTMLFormElement): Control | undefined =>
  controlsOf(form).find((control) => control.getAttribute('aria-invalid'))

/** Moves the focus to the first input of a section, or to the section itself. */
export const focusSection = (form: HTMLFormElement, section: HTMLElement): void => {
  const input = controlsOf(form).find((control) => control.willValidate && section.contains(control))
  if (!input) section.tabIndex = -1
  const target = input ?? section
  target.focus()
}

/** Shows what the browser's own validation finds. Returns whether there was nothing. */
export const validate = (form: HTMLFormElement): boolean => {
  const invalid = controlsOf(form).filter(({ willValidate, validity }) => willValidate && !validity.valid)
  for (const control of invalid) setError(control, control.validationMessage)
  return invalid.length === 0
}

/** What the shown part of a form has. The rest is disabled meanwhile: an input of a hidden section counts for nothing. */
export const valuesOf = (form: HTMLFormElement): FormData => {
  const hidden = (Array.from(form.elements) as Control[]).filter((control) => !isShown(control) && !control.disabled)
  for (const control of hidden) control.disabled = true
  const values = new FormData(form)
  for (const control of hidden) control.disabled = false
  return values
}

const EMAIL_OR_IDENTIFIER = /^(emailAddress|identifier)$/

/** Whether what was typed into one control is meant for the other too. */
const areAlike = (one: Control, other: Control): boolean =>
  one.name === other.name || (EMAIL_OR_IDENTIFIER.test(one.name) && EMAIL_OR_IDENTIFIER.test(other.name))

/** Fills the empty inputs that are shown now with what was typed into those that were shown before. */
export const carryOver = (form: HTMLFormElement): void => {
  for (const control of controlsOf(form)) {
    const typed = (Array.from(form.elements) as Control[]).find((other) => other.value && areAlike(control, other))
    if (control.name && !control.value && typed) control.value = typed.value
  }
}
