import { type Kind, text, wireNamesOf } from '../../shapes/kinds.ts'
import {
  contextFields,
  creationFields,
  identifierFields,
  profileFields,
  type SignUpAttempt,
  signUpShape,
} from '../../shapes/sign-up.ts'

const FIELDS = { ...identifierFields, ...profileFields, ...contextFields, ...creationFields }
type Fields = typeof FIELDS

/** A field with a text value that a request may set, by its name in the state. */
export type TextField =
  | { [Name in keyof Fields]: Fields[Name] extends Kind<string | null> ? Name : never }[keyof Fields]
  | 'web3wallet'

/** The members of a sign-up that are not stored as they are sent: they follow from the rest, or have secrets. */
const NOT_STORED = [
  'id',
  'status',
  'requiredFields',
  'optionalFields',
  'missingFields',
  'unverifiedFields',
  'verifications',
  'externalAccount',
  'protectCheck',
] as const satisfies readonly (keyof SignUpAttempt)[]

/** The members of a sign-up that are stored as they are sent. */
export type StoredFields = Omit<SignUpAttempt, (typeof NOT_STORED)[number]>

/** The stored members of a new sign-up. */
export const EMPTY_FIELDS = Object.fromEntries(
  Object.entries(signUpShape.empty).filter(([name]) => !NOT_STORED.some((other) => other === name)),
) as unknown as StoredFields // the rest of the shape's members

/** The text fields that a request may set. */
export const TEXT_FIELDS = [
  ...Object.entries<Kind<unknown>>(FIELDS).flatMap(([name, { type }]) => (type === 'text' ? [name] : [])),
  'web3wallet',
] as TextField[] // the tables' keys

/** The name of a field on the wire, which is that of its parameter, too. */
export const wireNameOf = (name: TextField): string =>
  wireNamesOf(name, signUpShape.members?.[name] ?? text())[0] ?? name

/** The fields of which no two users may have the same value, with their names on the wire. */
export const IDENTIFIERS = {
  email_address: 'emailAddress',
  phone_number: 'phoneNumber',
  username: 'username',
  web3_wallet: 'web3wallet',
} as const
