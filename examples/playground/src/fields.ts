import type { Environment, SignUpUpdateParams } from 'headless-signup'
import type { AttemptErrors } from './attempt.ts'

/** How one field is asked for. */
export interface FieldDefinition {
  /** As on the wire. */
  readonly name: string
  readonly param: string
  readonly label: string
  readonly type: 'text' | 'email' | 'tel' | 'password'
  readonly autocomplete: string
  readonly hint?: (environment: Environment) => string | null
  readonly error: (fields: AttemptErrors['fields']) => AttemptErrors['fields'][string]
}

/** The parameters of a sign-up that are typed. */
type SignUpParam =
  | 'firstName'
  | 'lastName'
  | 'username'
  | 'emailAddress'
  | 'phoneNumber'
  | 'password'
  | 'emailAddressOrPhoneNumber'

export interface SignUpField extends FieldDefinition {
  readonly param: SignUpParam
}

const usernameHint = ({ usernameSettings: { minLength } }: Environment): string =>
  `Letters, digits, - and _${minLength ? `; at least ${minLength}` : ''}.`

/** In the order of the form. */
const FIELDS: readonly SignUpField[] = [
  {
    name: 'first_name',
    param: 'firstName',
    label: 'First name',
    type: 'text',
    autocomplete: 'given-name',
    error: ({ firstName }) => firstName,
  },
  {
    name: 'last_name',
    param: 'lastName',
    label: 'Last name',
    type: 'text',
    autocomplete: 'family-name',
    error: ({ lastName }) => lastName,
  },
  {
    name: 'username',
    param: 'username',
    label: 'Username',
    type: 'text',
    autocomplete: 'username',
    hint: usernameHint,
    error: ({ username }) => username,
  },
  {
    name: 'email_address',
    param: 'emailAddress',
    label: 'Email address',
    type: 'email',
    autocomplete: 'email',
    error: ({ emailAddress }) => emailAddress,
  },
  {
    name: 'phone_number',
    param: 'phoneNumber',
    label: 'Phone number',
    type: 'tel',
    autocomplete: 'tel',
    hint: () => 'With the country code, such as +44 7700 900143.',
    error: ({ phoneNumber }) => phoneNumber,
  },
  {
    name: 'email_address_or_phone_number',
    param: 'emailAddressOrPhoneNumber',
    label: 'Email address or phone number',
    type: 'text',
    autocomplete: 'username',
    error: ({ emailAddress, phoneNumber }) => emailAddress ?? phoneNumber,
  },
  {
    name: 'password',
    param: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    error: ({ password }) => password,
  },
]

/** The definitions of these fields, in the order of the form. A field without one is left out: it cannot be typed in. */
export const fieldsNamed = (names: readonly string[]): readonly SignUpField[] =>
  FIELDS.filter(({ name }) => names.includes(name))

export const fieldNamed = (name: string): SignUpField => {
  const [field] = fieldsNamed([name])
  if (!field) throw new Error(`There is no field ${name}.`)
  return field
}

/** The name of a field for the user, in the panels too. */
export const labelOf = (name: string): string =>
  fieldsNamed([name])[0]?.label ?? (name === 'legal_accepted' ? 'Legal consent' : name)

/** Which fields a new sign-up asks for. */
export const askedAtStart = ({ attributes, signUp }: Environment) => {
  const names = Object.keys(attributes).filter((name) => attributes[name]?.enabled)
  return {
    names,
    required: names.filter((name) => attributes[name]?.required),
    hasLegalConsent: signUp.legalConsentEnabled,
  }
}

/** What a sign-up in progress still asks for. */
export const askedFor = (missing: readonly string[]) => ({
  names: missing,
  required: missing,
  hasLegalConsent: missing.includes('legal_accepted'),
})

/** What was typed, by parameter. */
export type Values = Pick<SignUpUpdateParams, SignUpParam | 'legalAccepted'>
