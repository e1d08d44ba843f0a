import type { Environment, NextStep } from 'headless-signup'
import { choicesOf, codeField, type Field, handOverTo, passwordField, type Screen, screen } from './screen.ts'

type Input = Omit<Field, 'required'>

const EMAIL: Input = { name: 'emailAddress', label: 'Email address', type: 'email', autocomplete: 'email' }
const PHONE: Input = { name: 'phoneNumber', label: 'Phone number', type: 'tel', autocomplete: 'tel' }

/** What a user can type, by the names that the server has for it, in the order of the form. */
const INPUTS: Readonly<Record<string, readonly Input[]>> = {
  first_name: [{ name: 'firstName', label: 'First name', type: 'text', autocomplete: 'given-name' }],
  last_name: [{ name: 'lastName', label: 'Last name', type: 'text', autocomplete: 'family-name' }],
  username: [{ name: 'username', label: 'Username', type: 'text', autocomplete: 'username' }],
  email_address: [EMAIL],
  phone_number: [PHONE],
  email_address_or_phone_number: [EMAIL, PHONE],
  password: [passwordField('Password', 'new-password')],
  legal_accepted: [{ name: 'legalAccepted', label: 'I accept the terms of service', type: 'checkbox' }],
}

const fieldsOf = (names: readonly string[], isRequired: (name: string) => boolean): readonly Field[] =>
  Object.entries(INPUTS).flatMap(([name, inputs]) =>
    names.includes(name)
      ? inputs.map((input) => ({ ...input, required: inputs.length === 1 && isRequired(name) }))
      : [],
  )

const startScreen = (environment: Environment | null): Screen => {
  const attributes = environment?.attributes ?? {}
  const enabled = Object.keys(attributes).filter((name) => attributes[name]?.enabled)
  const names = environment?.signUp.legalConsentEnabled ? [...enabled, 'legal_accepted'] : enabled
  return screen('start', 'Create your account', 'It takes a minute.', {
    fields: fieldsOf(names, (name) => attributes[name]?.required ?? true),
    submit: 'Continue',
    choices: choicesOf(
      (environment?.social ?? []).map(({ strategy }) => strategy),
      environment,
    ),
  })
}

const sendsCode = (strategy: string): boolean => strategy.endsWith('_code')

const verifyScreen = (step: Extract<NextStep, { type: 'verify' }>, environment: Environment | null): Screen => {
  const key = `verify ${step.field}`
  const choices = choicesOf(step.strategies, environment)
  if (!step.sent) return screen(key, 'One more proof', 'Choose how.', { choices })
  if (!step.strategies.some(sendsCode))
    return screen(key, 'Look into your mail', 'The link there leads on.', { choices })
  return screen(key, 'Enter the code', `It is on its way to your ${step.field.replace('_', ' ')}.`, {
    fields: [codeField],
    submit: 'Verify',
    choices,
  })
}

/** What a sign-up shows at a step, whatever the instance asks for. */
export const signUpScreen = (step: NextStep, environment: Environment | null): Screen => {
  switch (step.type) {
    case 'start':
    case 'restart':
      return startScreen(environment)
    case 'collect':
      return screen(step.type, 'Almost there', 'A few details are missing.', {
        fields: fieldsOf(step.missing, () => true),
        submit: 'Continue',
        choices: choicesOf(
          step.missing.filter((name) => name.startsWith('oauth_')),
          environment,
        ),
      })
    case 'verify':
      return verifyScreen(step, environment)
    case 'continue_external':
      return screen(step.type, 'Continue at the provider', 'You have left for it before.', { submit: 'Continue' })
    case 'transfer_to_sign_in':
      return screen(step.type, 'You have an account', 'Sign in with it.', handOverTo('Sign in', step.ticket))
    case 'protect_check':
    case 'existing_session':
    case 'finalize':
      return screen(step.type, 'One moment', 'This goes on by itself.')
  }
}
