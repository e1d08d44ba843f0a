import type { Environment } from 'headless-signup'
import { type AttemptErrors, textOfItem } from './attempt.ts'
import { h, set } from './dom.ts'
import type { FieldDefinition } from './fields.ts'
import type { PasswordRules } from './password-rules.ts'

/** A labelled input with its hint and its own error. */
export interface Field {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  /** Shows what the server objects to; nothing when it does not. */
  showErrors(errors: AttemptErrors): void
  showError(text: string | null): void
}

export interface FieldOptions {
  readonly environment: Environment
  readonly isRequired: boolean
  readonly value?: string | undefined
  readonly oninput?: (value: string) => void
  /** Rules that are shown as they are met, in the place of the hint. */
  readonly rules?: PasswordRules | undefined
}

const revealButton = (input: HTMLInputElement): HTMLButtonElement => {
  const button = h(
    'button',
    { type: 'button', class: 'reveal', 'aria-pressed': 'false', 'aria-label': 'Show password' },
    'Show',
  )
  button.addEventListener('click', () => {
    const isShown = input.type === 'text'
    input.type = isShown ? 'password' : 'text'
    button.textContent = isShown ? 'Show' : 'Hide'
    set(button, { 'aria-pressed': String(!isShown) })
  })
  return button
}

/** The part that every labelled input shares: an error below it that the input is described by. */
export const withError = (input: HTMLInputElement, described: string | null) => {
  const id = `${input.id}-error`
  const error = h('p', { class: 'field-error', id, hidden: true })
  const showError = (text: string | null): void => {
    error.hidden = text === null
    error.textContent = text ?? ''
    set(input, {
      'aria-invalid': text === null ? null : 'true',
      'aria-describedby': [text === null ? null : id, described].filter(Boolean).join(' ') || null,
    })
  }
  showError(null)
  return { error, showError }
}

export const createField = (
  definition: FieldDefinition,
  { environment, isRequired, value, oninput, rules }: FieldOptions,
): Field => {
  const id = `field-${definition.name}`
  const hint = rules?.element ?? definition.hint?.(environment) ?? null
  const hintId = hint === null ? null : `${id}-hint`
  const input = h('input', {
    id,
    name: definition.param,
    type: definition.type,
    autocomplete: definition.autocomplete,
    autocapitalize: definition.autocomplete.endsWith('name') && definition.name !== 'username' ? 'words' : 'none',
    spellcheck: 'false',
    'aria-required': isRequired ? 'true' : null,
    oninput: () => {
      oninput?.(input.value)
      rules?.check(input.value)
    },
  })
  input.value = value ?? ''
  rules?.check(input.value)
  const { error, showError } = withError(input, hintId)
  const isPassword = definition.type === 'password'
  const element = h(
    'div',
    { class: `field field-${definition.name}` },
    h('label', { for: id }, definition.label, !isRequired && h('span', { class: 'optional' }, ' Optional')),
    isPassword ? h('div', { class: 'with-button' }, input, revealButton(input)) : input,
    hint !== null && hintId !== null && h('div', { class: 'hint', id: hintId }, hint),
    error,
  )
  return {
    element,
    input,
    showError,
    showErrors: ({ fields }) => showError(textOfItem(definition.error(fields))),
  }
}
