import type { Environment, Settled } from 'headless-signup'
import type { App } from '../app.ts'
import { createConsent } from '../consent.ts'
import { h } from '../dom.ts'
import { createField } from '../field.ts'
import { type FieldDefinition, fieldsNamed, type Values } from '../fields.ts'
import { createForm } from '../form.ts'
import { createPasswordRules } from '../password-rules.ts'
import { heading, type Step } from './step.ts'

interface Asked {
  readonly names: readonly string[]
  readonly required: readonly string[]
  readonly hasLegalConsent: boolean
}

interface Screen {
  readonly title: string
  readonly lede: string
  /** What is sent, when it is neither a new sign-up nor a change of the one in progress. */
  readonly send?: (values: Values) => Promise<Settled>
  /** Other ways, below the form. */
  readonly below?: HTMLElement | null
}

/** An optional field that was left empty is not sent; a required one is, so that the server says what is wrong with it. */
const toSend = ({ type }: FieldDefinition, isRequired: boolean, typed: string): string | undefined => {
  const value = type === 'password' ? typed : typed.trim()
  return value === '' && !isRequired ? undefined : value
}

/** Asks for fields: all of them at the start, what is missing later on. */
export const detailsStep = (
  app: App,
  environment: Environment,
  { names, required, hasLegalConsent }: Asked,
  { title, lede, send, below }: Screen,
): Step => {
  const { signUp } = app.client
  const asked = fieldsNamed(names).map((definition) => {
    const isRequired = required.includes(definition.name)
    const field = createField(definition, {
      environment,
      isRequired,
      value: app.drafts.get(definition.param),
      oninput: (value) => app.drafts.set(definition.param, value),
      rules: definition.type === 'password' ? createPasswordRules(signUp, environment) : undefined,
    })
    return { definition, isRequired, field }
  })
  const consent = hasLegalConsent ? createConsent(environment) : null
  const fields = [...asked.map(({ field }) => field), ...(consent ? [consent] : [])]

  const values = (): Values => ({
    ...Object.fromEntries(
      asked.map(({ definition, isRequired, field }) => [
        definition.param,
        toSend(definition, isRequired, field.input.value),
      ]),
    ),
    ...(consent ? { legalAccepted: consent.input.checked } : {}),
  })
  const form = createForm(
    {
      attempt: signUp,
      fields,
      submitLabel: 'Continue',
      check: () => {
        const isAccepted = consent?.input.checked ?? true
        consent?.showError(isAccepted ? null : 'Accept the terms to continue.')
        return isAccepted
      },
      onSubmit: () => (send ? app.proceed(send(values())) : app.submit(values())),
    },
    h('div', { class: 'fields' }, ...fields.map(({ element }) => element)),
  )
  return {
    element: h('div', { class: 'step' }, heading(title, lede), form.element, below),
    firstField: fields[0]?.input,
    dispose: form.dispose,
  }
}
