import type { EnterpriseConnection, InstanceSettings } from '../environment/settings.ts'

const DEFAULT_PROVIDER = 'saml_custom'

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '_')

/** Every enterprise connection, with defaults for optional members. Empty while `enterprise_sso` is off. */
export const connectionsOf = ({ settings, enterpriseConnections }: InstanceSettings) =>
  settings.enterprise_sso.enabled
    ? enterpriseConnections.map(
        ({ id, name, domains, provider = DEFAULT_PROVIDER, ssoBypassAllowlist = [] }: EnterpriseConnection) => ({
          id: id ?? `entconn_${slug(name)}`,
          name,
          domains: domains.map((domain) => domain.toLowerCase()),
          provider,
          ssoBypassAllowlist: ssoBypassAllowlist.map((emailAddress) => emailAddress.toLowerCase()),
        }),
      )
    : []

/** The enterprise connections for the domain of an email address. */
export const connectionsFor = (instance: InstanceSettings, emailAddress: string | null | undefined) => {
  const domain = emailAddress?.split('@').at(-1)?.toLowerCase() ?? ''
  return connectionsOf(instance).filter(({ domains }) => domains.includes(domain))
}
