import { PATH_PREFIX } from '../../shapes/protocol.ts'
import type { MockIdentity, MockProviderInput, MockProviders } from '../account-types.ts'
import { ANYTHING, type Members, requireKnownMembers } from '../environment/members.ts'
import { addressOf, type Visit } from '../server/visit.ts'
import { nextId } from '../state/ids.ts'
import type { IdentityRecord } from '../state/records.ts'
import { type MockState, put } from '../state/state.ts'
import type { MockConfiguration } from '../types.ts'
import { connectionsOf } from './connections.ts'
import { findTrip } from './find.ts'
import { IDENTITY, identitiesAt, withIdentity } from './identities.ts'
import { CALLBACK_PATH, providerOf } from './start.ts'

const fieldsOf = (identity: MockIdentity): Readonly<Record<string, string | undefined>> => ({
  provider_user_id: identity.id,
  email_address: identity.emailAddress,
  email_verified: String(identity.emailVerified ?? true),
  first_name: identity.firstName,
  last_name: identity.lastName,
  username: identity.username,
})

/** The first identity at a provider. Throws an `Error` when the provider has no identity. */
const firstIdentityAt = (state: MockState, provider: string | undefined, caller: string): IdentityRecord => {
  const [identity] = provider === undefined ? [] : identitiesAt(state, provider)
  if (identity) return identity
  const where = provider ?? 'that address, which begins no round trip'
  throw new Error(`${caller}: there is no identity at ${where}. Pass an identity, or \`providers.add()\` one.`)
}

/** The first identity at the provider of a round trip. */
const firstIdentityOf = (state: MockState, id: string | null): Readonly<Record<string, string>> => {
  const trip = findTrip(state, id)?.trip
  return { identity: firstIdentityAt(state, trip && providerOf(trip), 'providers.approve()').providerUserId }
}

const PROVIDER = {
  identities: () => IDENTITY,
  authorizeUrl: ANYTHING,
} satisfies Record<keyof MockProviderInput, Members>

/** Acts as the user on a provider's page. */
export const createProviders = (
  state: MockState,
  {
    visit,
    configure,
    strict,
  }: { readonly visit: Visit; readonly strict: boolean; configure(changes: MockConfiguration): void },
): MockProviders => {
  const checkMembers = (given: unknown, members: Members, caller: string): void => {
    if (strict) requireKnownMembers(given, members, caller)
  }
  const decide = (url: URL, fields: Readonly<Record<string, string | undefined>>, caller: string) => {
    const body = new URLSearchParams({ state: url.searchParams.get('state') ?? '' })
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value)
    return visit(new Request(new URL(`${PATH_PREFIX}${CALLBACK_PATH}`, url), { method: 'POST', body }), {
      clientId: null,
      caller,
    })
  }

  return {
    add: (provider, options = {}) => {
      checkMembers(options, PROVIDER, 'providers.add()')
      const { identities = [], authorizeUrl } = options
      const page = authorizeUrl && String(addressOf(authorizeUrl, 'providers.add()'))
      if (provider.startsWith('oauth_')) configure({ settings: { social: { [provider]: { enabled: true } } } })
      else if (!connectionsOf(state.instance).some(({ id }) => id === provider))
        throw new Error(
          `providers.add(): ${provider} is neither a strategy like \`oauth_google\` nor the id of an enterprise connection.`,
        )
      if (page) put(state.standIns, { id: provider, authorizeUrl: page })
      for (const identity of identities) withIdentity(state, provider, identity)
    },
    approve: async (url, identity) => {
      checkMembers(identity, IDENTITY, 'providers.approve()')
      const page = addressOf(url, 'providers.approve()')
      const fields = identity ? fieldsOf(identity) : firstIdentityOf(state, page.searchParams.get('state'))
      return decide(page, fields, 'providers.approve()')
    },
    deny: async (url) => decide(addressOf(url, 'providers.deny()'), { error: 'access_denied' }, 'providers.deny()'),
    token: (provider, given) => {
      checkMembers(given, IDENTITY, 'providers.token()')
      const identity = given
        ? withIdentity(state, provider, given)
        : firstIdentityAt(state, provider, 'providers.token()')
      return put(state.identityTokens, { id: nextId(state, 'token'), provider, identity, isUsed: false }).id
    },
  }
}
