import type { Environment, SignInNextStep } from 'headless-signup'
import { choicesOf, codeField, type Field, handOverTo, passwordField, type Screen, screen } from './screen.ts'

type Step<Type extends SignInNextStep['type']> = Extract<SignInNextStep, { type: Type }>

const namesOf = (factors: readonly { readonly strategy: string }[]): readonly string[] =>
  factors.map(({ strategy }) => strategy)

const identifierField = (identifiers: readonly string[]): Field => {
  const label = identifiers.map((name) => name.replace('_', ' ')).join(' or ') || 'identifier'
  return {
    name: 'identifier',
    label: label.charAt(0).toUpperCase() + label.slice(1),
    type: identifiers.join() === 'email_address' ? 'email' : 'text',
    autocomplete: 'username',
    required: true,
  }
}

const firstFactorScreen = (step: Step<'choose_first_factor'>, environment: Environment | null): Screen => {
  const { factors, resets, error } = step
  const hasPassword = namesOf(factors).includes('password')
  return screen(
    step.type,
    'Welcome back',
    error?.longMessage ?? (hasPassword ? 'Enter your password.' : 'Choose how to sign in.'),
    {
      fields: hasPassword ? [passwordField('Password', 'current-password')] : [],
      submit: hasPassword ? 'Sign in' : null,
      choices: choicesOf(namesOf([...factors, ...resets]), environment),
    },
  )
}

const secondFactorScreen = (step: Step<'choose_second_factor'>, environment: Environment | null): Screen => {
  const strategies = namesOf(step.factors)
  const isTyped = strategies.some((name) => name === 'totp' || name === 'backup_code')
  const reason = step.reason === 'client_trust' ? 'This device is new.' : 'Your account has a second step.'
  return screen(step.type, 'One more proof', step.error?.longMessage ?? reason, {
    fields: isTyped ? [codeField] : [],
    submit: isTyped ? 'Verify' : null,
    choices: choicesOf(strategies, environment),
  })
}

const codeScreen = (step: Step<'enter_code' | 'enter_second_code'>, environment: Environment | null): Screen =>
  screen(step.type, 'Enter the code', `It is on its way to ${step.safeIdentifier ?? 'you'}.`, {
    fields: [codeField],
    submit: 'Verify',
    choices: choicesOf([step.strategy, ...namesOf(step.alternatives)], environment),
  })

/** What a sign-in shows at a step, whatever the instance asks for. */
export const signInScreen = (step: SignInNextStep, environment: Environment | null): Screen => {
  switch (step.type) {
    case 'start':
    case 'identify':
      return screen(step.type, 'Sign in', 'Good to see you again.', {
        fields: [identifierField(step.identifiers)],
        submit: 'Continue',
        choices: choicesOf(step.strategies, environment),
      })
    case 'restart':
      return screen(step.type, 'Sign in', 'Let us start over.', { fields: [identifierField([])], submit: 'Continue' })
    case 'choose_first_factor':
      return firstFactorScreen(step, environment)
    case 'choose_second_factor':
      return secondFactorScreen(step, environment)
    case 'enter_code':
    case 'enter_second_code':
      return codeScreen(step, environment)
    case 'open_link':
    case 'open_second_link':
      return screen(
        step.type,
        'Look into your mail',
        `The link at ${step.safeIdentifier ?? 'your address'} leads on.`,
        {
          choices: choicesOf(namesOf(step.alternatives), environment),
        },
      )
    case 'use_passkey':
    case 'use_second_passkey':
    case 'sign_with_wallet':
    case 'continue_external':
      return screen(step.type, 'Once more', 'You have not finished there.', {
        submit: 'Continue',
        choices: choicesOf(namesOf(step.alternatives), environment),
      })
    case 'continue_enterprise':
      return screen(step.type, 'Your company signs you in', step.connection.enterpriseConnectionName ?? '', {
        choices: choicesOf(['enterprise_sso', ...namesOf(step.bypass)], environment),
      })
    case 'choose_enterprise_connection':
      return screen(step.type, 'Your company signs you in', 'Choose the way.', {
        choices: step.connections.map(({ enterpriseConnectionId, enterpriseConnectionName }) => ({
          name: 'enterpriseConnectionId',
          value: enterpriseConnectionId ?? '',
          label: `Continue with ${enterpriseConnectionName ?? 'your company'}`,
        })),
      })
    case 'new_password':
      return screen(step.type, 'A new password', 'It replaces the old one.', {
        fields: [passwordField('New password', 'new-password')],
        submit: 'Continue',
      })
    case 'transfer_to_sign_up':
      return screen(
        step.type,
        'No such account',
        'You can create it now.',
        handOverTo('Create an account', step.ticket),
      )
    case 'protect_check':
    case 'existing_session':
    case 'finalize':
      return screen(step.type, 'One moment', 'This goes on by itself.')
  }
}
