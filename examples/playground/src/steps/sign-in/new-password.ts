import type { Environment } from 'headless-signup'
import type { App } from '../../app.ts'
import { h } from '../../dom.ts'
import { createField } from '../../field.ts'
import { fieldNamed } from '../../fields.ts'
import { createForm } from '../../form.ts'
import { createPasswordRules } from '../../password-rules.ts'
import { heading, type Step } from '../step.ts'

/** Asks for a new password: after a reset, or because the old one is no longer good enough. */
export const newPasswordStep = (app: App, environment: Environment, isReset: boolean): Step => {
  const { signIn } = app.client
  app.drafts.delete('password')
  const field = createField(
    { ...fieldNamed('password'), label: 'New password' },
    { environment, isRequired: true, rules: createPasswordRules(signIn, environment) },
  )
  const others = h('input', { id: 'field-sign-out', type: 'checkbox' })
  others.checked = true
  const form = createForm(
    {
      attempt: signIn,
      fields: [field],
      submitLabel: 'Set the password',
      onSubmit: () =>
        app.proceed(
          signIn.future.resetPasswordEmailCode.submitPassword({
            password: field.input.value,
            signOutOfOtherSessions: others.checked,
          }),
        ),
    },
    h(
      'div',
      { class: 'fields' },
      field.element,
      h(
        'div',
        { class: 'field' },
        h('div', { class: 'check' }, others, h('label', { for: others.id }, 'Sign out everywhere else')),
      ),
    ),
  )
  const lede = isReset
    ? 'Choose one that you do not use anywhere else.'
    : 'Your password no longer meets the rules here.'
  return {
    element: h('div', { class: 'step' }, heading('Choose a new password', lede), form.element),
    firstField: field.input,
    dispose: form.dispose,
  }
}
