import type { ShapeName, Validate } from './shapes.ts'

/** The members without which a response cannot become state, as `typeof` answers, `array` added. */
const ESSENTIALS: Record<ShapeName, Record<string, string>> = {
  sign_up: {
    id: 'string',
    status: 'string',
    required_fields: 'array',
    optional_fields: 'array',
    missing_fields: 'array',
    unverified_fields: 'array',
  },
  client: { sessions: 'array' },
  session: { id: 'string', status: 'string' },
  environment: {},
  token: { jwt: 'string' },
  enterprise_connections: {},
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

/** The check of the smallest build: no schema library, only the members that the state cannot do without. */
export const validateEssentials: Validate = (shape, value) => {
  const kind = shape === 'enterprise_connections' ? 'array' : 'object'
  if (kindOf(value) !== kind) return { path: '', message: `expected ${kind}, received ${kindOf(value)}` }
  for (const [key, expected] of Object.entries(ESSENTIALS[shape])) {
    const received = kindOf((value as Record<string, unknown>)[key])
    if (received !== expected) return { path: key, message: `expected ${expected}, received ${received}` }
  }
  return null
}
