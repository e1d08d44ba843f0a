import type { Environment, SignInNextStep } from 'headless-signup'
import type { App } from '../../app.ts'
import { textOfItem } from '../../attempt.ts'
import { fieldFor } from '../../carry.ts'
import { h } from '../../dom.ts'
import { createField } from '../../field.ts'
import { createForm } from '../../form.ts'
import { arePasskeysOn, passkeyProblem } from '../../passkeys.ts'
import { createWays, type Way } from '../../ways.ts'
import { heading, type Step } from '../step.ts'

const NAMES: Readonly<Record<string, string>> = {
  email_address: 'Email address',
  phone_number: 'phone number',
  username: 'username',
}

/** "Email address, phone number or username", as the settings have them. */
const labelOf = (identifiers: readonly string[]): string => {
  const names = identifiers.map((name) => NAMES[name] ?? name)
  const last = names.at(-1) ?? 'Identifier'
  const text = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const passkeyWay = (app: App, environment: Environment): readonly Way[] => {
  if (!arePasskeysOn(environment) || passkeyProblem() !== null) return []
  const start = () => app.proceed(app.client.signIn.future.passkey({ flow: 'discoverable' }))
  return [{ label: 'Passkey', mark: 'P', start }]
}

/** Whether a code may find out that the identifier has no user, and make it a sign-up. */
const mayBecomeSignUp = ({ settings: { choices } }: App, identifier: string): boolean =>
  choices.unknownUsers === 'sign-up' && choices.mode === 'public' && fieldFor(identifier) !== 'username'

/** Asks who signs in. */
export const identifyStep = (
  app: App,
  environment: Environment,
  step: Extract<SignInNextStep, { type: 'start' | 'identify' }>,
): Step => {
  const { signIn } = app.client
  const leaving = new AbortController()
  const offersPasskeys = arePasskeysOn(environment) && environment.passkeySettings.allowAutofill && !passkeyProblem()
  const identifiers = step.identifiers.filter((name) => environment.attributes[name]?.enabled)
  const label = labelOf(identifiers)
  const isEmail = identifiers.length === 1 && identifiers[0] === 'email_address'
  const field = createField(
    {
      name: 'identifier',
      param: 'identifier',
      label,
      type: isEmail ? 'email' : 'text',
      autocomplete: offersPasskeys ? 'username webauthn' : 'username',
      error: ({ identifier }) => identifier ?? null,
    },
    {
      environment,
      isRequired: true,
      value: app.drafts.get('identifier'),
      oninput: (value) => app.drafts.set('identifier', value),
    },
  )
  const create = h('button', { type: 'button', class: 'link', onclick: () => app.turnTo('sign-up') })
  create.textContent = 'Create an account with it'
  const unknown = h('p', { class: 'after-error' }, create)
  const stop = signIn.$errors.subscribe(({ fields: { identifier } }) => {
    unknown.hidden = identifier?.code !== 'form_identifier_not_found'
    field.showError(textOfItem(identifier))
  })
  const form = createForm(
    {
      attempt: signIn,
      fields: [field],
      submitLabel: 'Continue',
      check: () => {
        const isThere = field.input.value.trim() !== ''
        if (!isThere) field.showError(`Enter your ${label.charAt(0).toLowerCase()}${label.slice(1)}.`)
        return isThere
      },
      onSubmit: () => {
        leaving.abort()
        const identifier = field.input.value.trim()
        app.chosen = null
        const signUpIfMissing = mayBecomeSignUp(app, identifier)
        return app.proceed(signIn.future.create({ identifier, ...(signUpIfMissing ? { signUpIfMissing } : {}) }))
      },
    },
    h('div', { class: 'fields' }, field.element),
    unknown,
  )
  if (offersPasskeys) app.proceed(signIn.future.passkey({ flow: 'autofill' }, { signal: leaving.signal }))
  const problem = arePasskeysOn(environment) ? passkeyProblem() : null
  return {
    element: h(
      'div',
      { class: 'step' },
      heading(`Sign in to ${environment.applicationName}`, 'Good to see you again.'),
      identifiers.length > 0 && form.element,
      createWays(app, environment, 'sign-in', passkeyWay(app, environment)),
      problem && h('p', { class: 'hint reason' }, problem),
    ),
    firstField: field.input,
    dispose: () => {
      leaving.abort()
      stop()
      form.dispose()
    },
  }
}
