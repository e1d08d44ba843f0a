import type { HeadlessSignUpError } from 'headless-signup'
import { type Attempt, textOfItem } from '../attempt.ts'
import { h } from '../dom.ts'
import { type Field, withError } from '../field.ts'
import { createForm } from '../form.ts'

export interface CodeFormOptions {
  readonly attempt: Attempt
  readonly label?: string
  readonly submitLabel?: string
  /** Backup codes have letters, too. */
  readonly hasLetters?: boolean
  readonly verify: (code: string) => Promise<HeadlessSignUpError | null>
}

/** The form that takes a code. */
export const createCodeForm = ({
  attempt,
  label = 'Code',
  submitLabel = 'Verify',
  hasLetters = false,
  verify,
}: CodeFormOptions) => {
  const input = h('input', {
    id: 'field-code',
    name: 'code',
    type: 'text',
    class: 'code',
    inputmode: hasLetters ? 'text' : 'numeric',
    autocomplete: hasLetters ? 'off' : 'one-time-code',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: '12',
    'aria-required': 'true',
  })
  const { error, showError } = withError(input, null)
  const field: Field = {
    element: h('div', { class: 'field' }, h('label', { for: input.id }, label), input, error),
    input,
    showError,
    showErrors: ({ fields: { code } }) => showError(textOfItem(code)),
  }
  const form = createForm(
    {
      attempt,
      fields: [field],
      submitLabel,
      check: () => {
        const isThere = input.value.trim() !== ''
        if (!isThere) showError('Enter the code.')
        return isThere
      },
      onSubmit: async () => {
        const problem = await verify(input.value.replace(/\s/g, ''))
        if (problem) input.select()
        return problem
      },
    },
    field.element,
  )
  const fillCode = (code: string): void => {
    input.value = code
    input.focus()
  }
  return { ...form, input, fillCode }
}
