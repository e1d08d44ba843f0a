// An imagined company, whose users sign in at its own provider.

export const COMPANIES = {
  companies: ['off', 'one', 'two'],
  companyCodes: ['off', 'on'],
}

export const DOMAIN = 'orchard.example'

const USERS = [
  { id: 'ada', emailAddress: `ada@${DOMAIN}`, firstName: 'Ada', lastName: 'Lovelace' },
  { id: 'grace', emailAddress: `grace@${DOMAIN}`, firstName: 'Grace', lastName: 'Hopper' },
]

const CONNECTIONS = [
  { id: 'entconn_orchard', name: 'Orchard' },
  { id: 'entconn_orchard_labs', name: 'Orchard Labs', provider: 'saml_okta' },
]

const COUNTS = { off: 0, one: 1, two: 2 }

/** What to pass to the mock's `configure()`. */
export const companiesOf = ({ companies, companyCodes }) => {
  const listed = companyCodes === 'on' ? USERS.map(({ emailAddress }) => emailAddress) : []
  return {
    settings: { enterprise_sso: { enabled: companies !== 'off' } },
    instance: {
      enterpriseConnections: CONNECTIONS.slice(0, COUNTS[companies]).map((connection) => ({
        ...connection,
        domains: [DOMAIN],
        ssoBypassAllowlist: listed,
      })),
    },
  }
}

/** Makes the company's users known at its connections in force. */
export const addCompanyUsers = (api, { companies }) => {
  for (const { id } of CONNECTIONS.slice(0, COUNTS[companies])) api.providers.add(id, { identities: USERS })
}
