import { later } from '../runtime/later.ts'
import { clientWithoutSessions } from './client.ts'
import { type Decoded, isJSONObject, type Kind } from './kinds.ts'
import { signUpShape } from './sign-up.ts'

const loadRest = later(() => import('./rest.ts'))

type Rest = Awaited<ReturnType<typeof loadRest>>['REST']

/** What a response may contain, by name. */
export type Described = { readonly sign_up: typeof signUpShape } & Rest

export type ShapeName = keyof Described

/** The type that a response is read to, by the name of its shape. */
export type Shapes = { readonly [Name in ShapeName]: Decoded<Described[Name]> }

const hasSessions = (client: unknown): boolean =>
  isJSONObject(client) && Array.isArray(client.sessions) && client.sessions.length > 0

/** The shape by which to read this value. Loaded if it is neither a sign-up nor a client without sessions. */
export const findShape = async (name: ShapeName, value?: unknown): Promise<Kind<unknown>> => {
  if (name === 'sign_up') return signUpShape
  if (name === 'client' && !hasSessions(value)) return clientWithoutSessions
  return (await loadRest()).REST[name]
}

/** Where a value does not match its shape: `path` as in `missing_fields.0`, and the type expected there. */
export interface ShapeIssue {
  readonly path: string
  readonly expected: string
}

/** Validates any value. Returns every place that does not match its shape. */
export type Validate = (shape: ShapeName, value: unknown) => readonly ShapeIssue[] | Promise<readonly ShapeIssue[]>
