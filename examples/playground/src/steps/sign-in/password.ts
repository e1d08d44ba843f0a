import type { Environment, SignInFirstFactor } from 'headless-signup'
import type { App } from '../../app.ts'
import { h } from '../../dom.ts'
import { createField } from '../../field.ts'
import { fieldNamed } from '../../fields.ts'
import { createForm } from '../../form.ts'
import { chooseFactor, createOthers } from '../../sign-in/choose.ts'
import { type Current, isReset } from '../../sign-in/current.ts'
import { heading, type Step } from '../step.ts'

const resetOf = (app: App): SignInFirstFactor | undefined =>
  app.client.signIn.future.supportedFirstFactors.find(isReset)

/** Asks for the password; offers to set a new one, and other ways. */
export const passwordStep = (app: App, environment: Environment, current: Current): Step => {
  const { signIn } = app.client
  const identifier = signIn.identifier ?? ''
  const definition = { ...fieldNamed('password'), autocomplete: 'current-password' }
  const field = createField(definition, {
    environment,
    isRequired: true,
    value: app.drafts.get('password'),
    oninput: (value) => app.drafts.set('password', value),
  })
  // Password managers look for both.
  const who = h('input', { type: 'text', name: 'identifier', autocomplete: 'username', hidden: true, readonly: true })
  who.value = identifier
  const form = createForm(
    {
      attempt: signIn,
      fields: [field],
      submitLabel: 'Sign in',
      check: () => {
        const isThere = field.input.value !== ''
        if (!isThere) field.showError('Enter your password.')
        return isThere
      },
      onSubmit: async () => {
        const problem = await app.proceed(signIn.future.password({ password: field.input.value }))
        if (problem) field.input.select()
        return problem
      },
    },
    who,
    field.element,
  )
  const reset = resetOf(app)
  const forgot =
    reset &&
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => chooseFactor(app, { which: 'first', factor: reset }) },
      'Forgot your password?',
    )
  const lede = h('span', {}, 'You are signing in as ', h('strong', {}, identifier), '.')
  return {
    element: h(
      'div',
      { class: 'step' },
      heading('Enter your password', lede),
      form.element,
      forgot && h('div', { class: 'beside' }, forgot),
      createOthers(app, current),
    ),
    firstField: field.input,
    dispose: form.dispose,
  }
}
