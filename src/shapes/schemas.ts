import * as z from 'zod/mini'
import { apiErrorShape } from './api-error.ts'
import { enterpriseConnectionShape } from './enterprise-connection.ts'
import { anything, type Kind, list, required, shape, wireNamesOf } from './kinds.ts'
import { SHAPES, type ShapeIssue, type Validate } from './shapes.ts'
import { userShape } from './user.ts'
import { emailAddressShape, phoneNumberShape, web3WalletShape } from './user-identifiers.ts'
import { signUpVerificationShape, verificationShape } from './verification.ts'

/** The schema of values that match a kind exactly. Unknown members are allowed. */
const schemaOf = (kind: Kind<unknown>): z.ZodMiniType => {
  switch (kind.type) {
    case 'text':
    case 'url':
      return z.string()
    case 'flag':
      return z.boolean()
    case 'number':
    case 'time':
      return z.number()
    case 'anything':
      return z.unknown()
    case 'list':
      return z.array(schemaOf(kind.item ?? anything()))
    case 'object':
    case 'map':
      return z.record(z.string(), schemaOf(kind.item ?? anything()))
    case 'shape':
      return z.looseObject(Object.fromEntries(Object.entries(kind.members ?? {}).flatMap(memberSchemas)))
    default:
      return kind.type satisfies never
  }
}

/** One entry for each name. A member with several names need not have all of them. */
const memberSchemas = ([name, kind]: [string, Kind<unknown>]): [string, z.ZodMiniType][] => {
  const names = wireNamesOf(name, kind)
  const schema = schemaOf(kind)
  return names.map((wireName) => [wireName, kind.isRequired && names.length === 1 ? schema : z.nullish(schema)])
}

/** What a response may be, and the things inside it. */
const DESCRIBED = {
  ...SHAPES,
  enterprise_connection: enterpriseConnectionShape,
  user: userShape,
  email_address: emailAddressShape,
  phone_number: phoneNumberShape,
  web3_wallet: web3WalletShape,
  /** Of an identifier of a user. */
  verification: verificationShape,
  /** Of a field of a sign-up. */
  sign_up_verification: signUpVerificationShape,
  /** One entry of the `errors` of an error response. */
  api_error: apiErrorShape,
  /** The body of an error response. */
  error_response: shape({ errors: required(list(apiErrorShape)) }),
}

/** The name of a schema. */
export type SchemaName = keyof typeof DESCRIBED

/**
 * The zod/mini schema of each thing that the Frontend API sends, with its members as on the wire: snake_case. Unknown
 * members are allowed; all but the required members may be `null` or absent.
 */
export const SCHEMAS = Object.fromEntries(
  Object.entries(DESCRIBED).map(([name, kind]) => [name, schemaOf(kind)]),
) as Readonly<Record<SchemaName, z.ZodMiniType>>

/**
 * Validates a value against the schema of its shape. Returns every place that does not match; pass it as `validate`.
 */
export const validateShape = ((shape: SchemaName, value: unknown): readonly ShapeIssue[] =>
  (SCHEMAS[shape].safeParse(value).error?.issues ?? []).map((issue) => ({
    path: issue.path.join('.'),
    expected: 'expected' in issue ? String(issue.expected) : issue.code,
  }))) satisfies Validate
