import { clientSchema, sessionSchema, tokenSchema } from './client.ts'
import { enterpriseConnectionsSchema } from './enterprise-connection.ts'
import { environmentSchema } from './environment.ts'
import type { Validate } from './shapes.ts'
import { signUpSchema } from './sign-up.ts'

const SCHEMAS = {
  sign_up: signUpSchema,
  client: clientSchema,
  session: sessionSchema,
  environment: environmentSchema,
  token: tokenSchema,
  enterprise_connections: enterpriseConnectionsSchema,
}

/** Checks a value against the full schema of its shape. Strict about what is read, deaf to the rest. */
export const validateShape: Validate = (shape, value) => {
  const issue = SCHEMAS[shape].safeParse(value).error?.issues[0]
  return issue ? { path: issue.path.join('.'), message: issue.message } : null
}
