import { type Decoded, required, shape, text, withDefault } from './kinds.ts'

export const enterpriseConnectionShape = shape({
  /** To be passed as `enterpriseConnectionId`. */
  id: required(text(), ''),
  name: withDefault(text(), ''),
  /** For example `saml_okta`; empty when the server does not say. */
  provider: withDefault(text(), ''),
  logoPublicUrl: text(),
})

/** An identity provider of a company that a sign-up may go through. */
export interface EnterpriseConnection extends Decoded<typeof enterpriseConnectionShape> {}
