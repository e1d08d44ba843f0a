import * as z from 'zod/mini'
import { type Kind, wireNamesOf } from './kinds.ts'
import { REST } from './rest.ts'
import type { ShapeIssue, ShapeName, Validate } from './shapes.ts'
import { signUpShape } from './sign-up.ts'

/** The schema of values that match a kind exactly. Unknown members are allowed. */
const schemaOf = (kind: Kind<unknown>): z.ZodMiniType => {
  switch (kind.type) {
    case 'text':
      return z.string()
    case 'flag':
      return z.boolean()
    case 'number':
      return z.number()
    case 'anything':
      return z.unknown()
    case 'list':
      return z.array(schemaOf(kind.item ?? ANYTHING))
    case 'map':
      return z.record(z.string(), schemaOf(kind.item ?? ANYTHING))
    case 'shape':
      return z.looseObject(Object.fromEntries(Object.entries(kind.members ?? {}).flatMap(memberSchemas)))
    default:
      return kind.type satisfies never
  }
}

const ANYTHING = { type: 'anything', empty: null, read: (value: unknown) => value } as const

/** One entry for each name. A member with several names need not have all of them. */
const memberSchemas = ([name, kind]: [string, Kind<unknown>]): [string, z.ZodMiniType][] => {
  const names = wireNamesOf(name, kind)
  const schema = schemaOf(kind)
  return names.map((wireName) => [wireName, kind.isRequired && names.length === 1 ? schema : z.nullish(schema)])
}

/**
 * The zod/mini schema of each thing that the Frontend API sends, with its members as on the wire: snake_case. Unknown
 * members are allowed; all but the required members may be `null` or absent.
 */
export const SCHEMAS = Object.fromEntries(
  Object.entries({ sign_up: signUpShape, ...REST }).map(([name, kind]) => [name, schemaOf(kind)]),
) as Readonly<Record<ShapeName, z.ZodMiniType>>

/**
 * Validates a value against the schema of its shape. Returns every place that does not match; pass it as `validate`.
 */
export const validateShape = ((shape, value): readonly ShapeIssue[] =>
  (SCHEMAS[shape].safeParse(value).error?.issues ?? []).map((issue) => ({
    path: issue.path.join('.'),
    expected: 'expected' in issue ? String(issue.expected) : issue.code,
  }))) satisfies Validate
