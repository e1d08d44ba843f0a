import type { App } from '../app.ts'
import { h } from '../dom.ts'
import { withError } from '../field.ts'
import { createForm } from '../form.ts'

/** The form that takes a code. */
export const createCodeForm = (app: App, field: string) => {
  const { signUp } = app.client
  const input = h('input', {
    id: 'field-code',
    name: 'code',
    type: 'text',
    class: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: '12',
    'aria-required': 'true',
  })
  const { error, showError } = withError(input, null)
  const codeField = {
    element: h('div', { class: 'field' }, h('label', { for: input.id }, 'Code'), input, error),
    input,
    showError,
    showErrors: ({ fields: { code } }: ReturnType<typeof signUp.$errors.get>) =>
      showError(code ? (code.longMessage ?? code.message) : null),
  }
  const verify = (code: string) => {
    const { verifications } = signUp.future
    return field === 'email_address' ? verifications.verifyEmailCode({ code }) : verifications.verifyPhoneCode({ code })
  }
  const form = createForm(
    {
      signUp,
      fields: [codeField],
      submitLabel: 'Verify',
      check: () => {
        const isThere = input.value.trim() !== ''
        if (!isThere) showError('Enter the code.')
        return isThere
      },
      onSubmit: async () => {
        const problem = await app.proceed(verify(input.value.replace(/\s/g, '')))
        if (problem) input.select()
        return problem
      },
    },
    codeField.element,
  )
  return { ...form, input }
}
