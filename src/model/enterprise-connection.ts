import { type Decoded, required, shape, text, withDefault } from './kinds.ts'

export const enterpriseConnectionShape = shape({
  /** Pass it as `enterpriseConnectionId`. */
  id: required(text(), ''),
  name: withDefault(text(), ''),
  /** For example `saml_okta`; empty when the server sends none. */
  provider: withDefault(text(), ''),
  logoPublicUrl: text(),
})

/** A company's identity provider that a sign-up may use. */
export interface EnterpriseConnection extends Decoded<typeof enterpriseConnectionShape> {}
