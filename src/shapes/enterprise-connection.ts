import { type Kind, list, type MembersOf, required, shape, text, withDefault } from './kinds.ts'

const members = {
  /** To be passed as `enterpriseConnectionId`. */
  id: required(text(), ''),
  name: withDefault(text(), ''),
  /** For example `saml_okta`; empty without one. */
  provider: withDefault(text(), ''),
  logoPublicUrl: text(),
}

/** An identity provider of a company that a sign-up may go through. */
export interface EnterpriseConnection extends MembersOf<typeof members> {}

export const enterpriseConnectionShape: Kind<EnterpriseConnection> = shape(members)

/** Those that a sign-up may use. */
export const enterpriseConnectionsShape = list(enterpriseConnectionShape)
