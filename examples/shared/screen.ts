import type { Environment } from 'headless-signup'

/** An input of a screen. */
export interface Field {
  /** The name of the value, as `advance()` knows it. */
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'email' | 'tel' | 'password' | 'checkbox'
  readonly autocomplete?:
    | 'email'
    | 'tel'
    | 'username'
    | 'given-name'
    | 'family-name'
    | 'one-time-code'
    | AutoFillPassword
  readonly required: boolean
}

type AutoFillPassword = 'new-password' | 'current-password'

/** A button beside the form's own: a way that the user may choose. */
export interface Choice {
  readonly name: 'strategy' | 'enterpriseConnectionId'
  readonly value: string
  readonly label: string
}

/** What is shown at one step of a sign-up or a sign-in. */
export interface Screen {
  /** Which step it is of: what was typed stays while this does. */
  readonly key: string
  readonly title: string
  readonly text: string
  readonly fields: readonly Field[]
  /** The label of the form's own button; `null` for a screen without one. */
  readonly submit: string | null
  readonly choices: readonly Choice[]
  /** What the other attempt continues with: the sign-in of a sign-up, and the sign-up of a sign-in. */
  readonly handOver: { readonly ticket: string } | { readonly transfer: true } | null
}

export const screen = (key: string, title: string, text: string, parts: Partial<Screen> = {}): Screen => ({
  key,
  title,
  text,
  fields: [],
  submit: null,
  choices: [],
  handOver: null,
  ...parts,
})

export const handOverTo = (submit: string, ticket: string | undefined): Pick<Screen, 'submit' | 'handOver'> => ({
  submit,
  handOver: ticket === undefined ? { transfer: true } : { ticket },
})

export const codeField: Field = {
  name: 'code',
  label: 'Code',
  type: 'text',
  autocomplete: 'one-time-code',
  required: true,
}

export const passwordField = (label: string, autocomplete: AutoFillPassword): Field => ({
  name: 'password',
  label,
  type: 'password',
  autocomplete,
  required: true,
})

const LABELS: Readonly<Record<string, string>> = {
  email_code: 'Email a code',
  email_link: 'Email a link',
  phone_code: 'Text a code',
  passkey: 'Use a passkey',
  backup_code: 'This is a backup code',
  enterprise_sso: 'Continue with your company',
  reset_password_email_code: 'Forgot the password? Email a code',
  reset_password_phone_code: 'Forgot the password? Text a code',
}

/** `web3_okx_wallet_signature` is "Okx wallet". */
const nameOf = (strategy: string): string => {
  const name = strategy.replace(/^(oauth_custom|oauth|web3)_|_signature$/g, '').replaceAll('_', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const labelOf = (strategy: string, environment: Environment | null): string => {
  const social = environment?.social.find((provider) => provider.strategy === strategy)
  return LABELS[strategy] ?? `Continue with ${social?.name ?? nameOf(strategy)}`
}

/** What is typed into a field, and is no way of its own. */
const TYPED = ['password', 'totp', 'ticket']

/** A button for each way. */
export const choicesOf = (strategies: readonly string[], environment: Environment | null): readonly Choice[] =>
  [...new Set(strategies)]
    .filter((strategy) => !TYPED.includes(strategy))
    .map((value) => ({ name: 'strategy', value, label: labelOf(value, environment) }))
