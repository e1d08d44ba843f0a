import type { EnterpriseConnectionJSON } from '../wire/enterprise-connection.ts'

/** An identity provider of a company that a sign-up may go through. */
export interface EnterpriseConnection {
  /** To be passed as `enterpriseConnectionId`. */
  readonly id: string
  readonly name: string
  /** For example `saml_okta`; empty when the server does not tell. */
  readonly provider: string
  readonly logoPublicUrl: string | null
}

export const decodeEnterpriseConnection = (json: EnterpriseConnectionJSON): EnterpriseConnection => ({
  id: json.id,
  name: json.name,
  provider: json.provider ?? '',
  logoPublicUrl: json.logo_public_url ?? null,
})
