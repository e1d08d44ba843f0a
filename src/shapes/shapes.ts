import { clientShape } from './client.ts'
import { enterpriseConnectionsShape } from './enterprise-connection.ts'
import { environmentShape } from './environment.ts'
import { sessionShape } from './session.ts'
import { signInShape } from './sign-in.ts'
import { signUpShape } from './sign-up.ts'
import { tokenShape } from './token.ts'

/** What a response may contain, by name. */
export const SHAPES = {
  sign_up: signUpShape,
  sign_in: signInShape,
  client: clientShape,
  session: sessionShape,
  environment: environmentShape,
  token: tokenShape,
  enterprise_connections: enterpriseConnectionsShape,
}

export type ShapeName = keyof typeof SHAPES

/** Where a value does not match its shape: `path` as in `missing_fields.0`, and the type expected there. */
export interface ShapeIssue {
  readonly path: string
  readonly expected: string
}

/** Validates any value. Returns every place that does not match its shape. */
export type Validate = (shape: ShapeName, value: unknown) => readonly ShapeIssue[] | Promise<readonly ShapeIssue[]>
