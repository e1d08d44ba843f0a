import type { MockIdentification, MockIdentity, MockUser, MockUserInput, MockUsers } from '../account-types.ts'
import { ANYTHING, type Members, requireKnownMembers } from '../environment/members.ts'
import { externalAccountOf, IDENTITY, withIdentity } from '../oauth/identities.ts'
import { deepCopy } from '../plain-data.ts'
import { withoutSpacing } from '../sign-ups/read-identifiers.ts'
import { nextId } from '../state/ids.ts'
import type { Keyed } from '../state/keyed.ts'
import { groups, IDENTIFIERS } from '../state/keys.ts'
import { find, findAll, type MockState, put, remove } from '../state/state.ts'
import { refreshTickets } from '../tickets/tickets.ts'

/** Whether a user already has this identifier. Case-insensitive. */
export const isTaken = (users: Keyed<MockUser>, field: string, value: string): boolean =>
  findAll(users, groups.identifier(field, value)).length > 0 // other fields are not unique

const accountOf = (state: MockState, { provider, ...given }: MockIdentity & { readonly provider: string }) => {
  const isSocial = provider.startsWith('oauth_')
  const by = { strategy: isSocial ? provider : 'enterprise_sso', connectionId: isSocial ? null : provider }
  return externalAccountOf(state, withIdentity(state, provider, given), by)
}

const USER = {
  emailAddress: ANYTHING,
  phoneNumber: ANYTHING,
  username: ANYTHING,
  web3Wallet: ANYTHING,
  password: ANYTHING,
  firstName: ANYTHING,
  lastName: ANYTHING,
  unsafeMetadata: ANYTHING,
  publicMetadata: ANYTHING,
  externalAccounts: () => ({ ...IDENTITY, provider: ANYTHING }),
} satisfies Record<keyof MockUserInput, Members>

const addUser = (state: MockState, now: number, raw: MockUserInput): MockUser => {
  const input = { ...raw, phoneNumber: raw.phoneNumber && withoutSpacing(raw.phoneNumber) }
  const given = Object.entries(IDENTIFIERS).flatMap(([type, key]) => (input[key] ? [[type, input[key]] as const] : []))
  if (given.length === 0)
    throw new Error('users.add(): give an `emailAddress`, a `phoneNumber`, a `username` or a `web3Wallet`.')
  const taken = given.find(([type, value]) => isTaken(state.users, type, value))
  if (taken) throw new Error(`users.add(): there is a user with the ${taken[0]} ${taken[1]} already.`)

  const identification = (type: MockIdentification['type'], value: string | undefined): MockIdentification[] =>
    value ? [{ id: nextId(state, 'idn'), type, value, verification: null }] : []
  const user: MockUser = {
    id: nextId(state, 'user'),
    emailAddress: input.emailAddress ?? null,
    phoneNumber: input.phoneNumber ?? null,
    username: input.username ?? null,
    web3Wallet: input.web3Wallet ?? null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    hasPassword: Boolean(input.password),
    unsafeMetadata: deepCopy(input.unsafeMetadata ?? {}),
    publicMetadata: deepCopy(input.publicMetadata ?? {}),
    legalAcceptedAt: null,
    locale: null,
    identifications: [
      ...identification('email_address', input.emailAddress),
      ...identification('phone_number', input.phoneNumber),
      ...identification('web3_wallet', input.web3Wallet),
    ],
    externalAccounts: (input.externalAccounts ?? []).map((given) => accountOf(state, given)),
    createdAt: now,
  }
  state.users.push(user)
  refreshTickets(state, user.emailAddress)
  return user
}

const removeUser = (state: MockState, id: string): void => {
  const user = find(state.users, id)
  if (!user) throw new Error(`users.remove(): there is no user ${id}.`)
  remove(state.users, id)
  refreshTickets(state, user.emailAddress)
  for (const session of findAll(state.sessions, groups.user(id))) put(state.sessions, { ...session, status: 'removed' })
}

/** Adds `add` and `remove` to the array of users: not enumerable, so that it compares like a plain array. */
export const createUsers = (
  state: MockState,
  { now, strict }: { readonly strict: boolean; now(): number },
): MockUsers =>
  Object.defineProperties(state.users, {
    add: {
      value: (input: MockUserInput) => {
        if (strict) requireKnownMembers(input, USER, 'users.add()')
        return addUser(state, now(), input)
      },
    },
    remove: { value: (id: string) => removeUser(state, id) },
  }) as Keyed<MockUser> & MockUsers
