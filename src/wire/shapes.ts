import type { ClientJSON, SessionJSON, TokenJSON } from './client.ts'
import type { EnterpriseConnectionJSON } from './enterprise-connection.ts'
import type { EnvironmentJSON } from './environment.ts'
import type { SignUpJSON } from './sign-up.ts'

/** What a response may hold, by name. */
export interface Shapes extends Record<ShapeName, unknown> {
  sign_up: SignUpJSON
  client: ClientJSON
  session: SessionJSON
  environment: EnvironmentJSON
  token: TokenJSON
  enterprise_connections: EnterpriseConnectionJSON[]
}

// Spelled out, so that the published types do not carry the schemas.
export type ShapeName = 'sign_up' | 'client' | 'session' | 'environment' | 'token' | 'enterprise_connections'

/** Where a value departs from its shape: `path` as in `response.missing_fields.0`, and what was expected there. */
export interface ShapeIssue {
  readonly path: string
  readonly message: string
}

/** Looks a value over: `null` when it has the shape, else the first place where it has not. */
export type Validate = (shape: ShapeName, value: unknown) => ShapeIssue | null
