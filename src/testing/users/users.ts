import type { MockIdentity } from '../account-types.ts'
import { ANYTHING, type Members, requireKnownMembers } from '../environment/members.ts'
import { externalAccountOf, IDENTITY, withIdentity } from '../oauth/identities.ts'
import { deepCopy } from '../plain-data.ts'
import { totpCode } from '../second-factors/totp.ts'
import { nextId } from '../state/ids.ts'
import type { Keyed } from '../state/keyed.ts'
import { groups } from '../state/keys.ts'
import { find, findAll, type MockState, put, remove } from '../state/state.ts'
import { refreshTickets } from '../tickets/tickets.ts'
import type { MockUser, MockUserInput, MockUsers, MockUserUpdate } from '../user-types.ts'
import { NO_CREDENTIALS, requireEnabled, UNLOCKED, withCredentials } from './credentials.ts'
import { identificationOf, identifiersIn } from './read-identifications.ts'

/** Whether a user already has this identifier. Case-insensitive. */
export const isTaken = (users: Keyed<MockUser>, field: string, value: string): boolean =>
  findAll(users, groups.identifier(field, value)).length > 0 // other fields are not unique

const accountOf = (state: MockState, { provider, ...given }: MockIdentity & { readonly provider: string }) => {
  const isSocial = provider.startsWith('oauth_')
  const by = { strategy: isSocial ? provider : 'enterprise_sso', connectionId: isSocial ? null : provider }
  return externalAccountOf(state, withIdentity(state, provider, given), by)
}

const UPDATE = {
  password: ANYTHING,
  passwordCompromised: ANYTHING,
  totpSecret: ANYTHING,
  backupCodes: ANYTHING,
  passkeys: ANYTHING,
  banned: ANYTHING,
  locked: ANYTHING,
  bypassClientTrust: ANYTHING,
} satisfies Record<keyof MockUserUpdate, Members>

const USER = {
  ...UPDATE,
  emailAddress: ANYTHING,
  phoneNumber: ANYTHING,
  username: ANYTHING,
  web3Wallet: ANYTHING,
  verified: ANYTHING,
  phoneNumberIsSecondFactor: ANYTHING,
  emailAddresses: () => ({ emailAddress: ANYTHING, verified: ANYTHING }),
  phoneNumbers: () => ({ phoneNumber: ANYTHING, verified: ANYTHING, secondFactor: ANYTHING }),
  firstName: ANYTHING,
  lastName: ANYTHING,
  unsafeMetadata: ANYTHING,
  publicMetadata: ANYTHING,
  externalAccounts: () => ({ ...IDENTITY, provider: ANYTHING }),
} satisfies Record<keyof MockUserInput, Members>

const requireFree = (users: Keyed<MockUser>, given: readonly (readonly [type: string, value: string])[]): void => {
  if (given.length === 0)
    throw new Error('users.add(): give an `emailAddress`, a `phoneNumber`, a `username` or a `web3Wallet`.')
  const taken = given.find(([type, value]) => isTaken(users, type, value))
  if (taken) throw new Error(`users.add(): there is a user with the ${taken[0]} ${taken[1]} already.`)
}

const EMPTY = {
  hasPassword: false,
  credentials: NO_CREDENTIALS,
  lock: UNLOCKED,
  banned: false,
  bypassClientTrust: false,
}

const addUser = (state: MockState, now: number, input: MockUserInput): MockUser => {
  const identifiers = identifiersIn(input)
  requireFree(state.users, [
    ...identifiers.map(({ type, value }) => [type, value] as const),
    ...(input.username ? [['username', input.username] as const] : []),
  ])
  const id = nextId(state, 'user')
  const by = { state, now, userId: id, caller: 'users.add()' }
  const identifications = identifiers.map((given) => identificationOf(state, given))
  const first = (type: string) => identifications.find((one) => one.type === type)?.value ?? null
  const user: MockUser = {
    id,
    emailAddress: first('email_address'),
    phoneNumber: first('phone_number'),
    username: input.username ?? null,
    web3Wallet: first('web3_wallet'),
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    ...withCredentials(by, EMPTY, input),
    unsafeMetadata: deepCopy(input.unsafeMetadata ?? {}),
    publicMetadata: deepCopy(input.publicMetadata ?? {}),
    legalAcceptedAt: null,
    locale: null,
    identifications,
    externalAccounts: (input.externalAccounts ?? []).map((given) => accountOf(state, given)),
    createdAt: now,
  }
  state.users.push(user)
  refreshTickets(state, user.emailAddress)
  return user
}

const userWith = (state: MockState, id: string, caller: string): MockUser => {
  const user = find(state.users, id)
  if (user) return user
  throw new Error(`${caller}: there is no user ${id}.`)
}

const removeUser = (state: MockState, id: string): void => {
  const user = userWith(state, id, 'users.remove()')
  remove(state.users, id)
  refreshTickets(state, user.emailAddress)
  for (const session of findAll(state.sessions, groups.user(id))) put(state.sessions, { ...session, status: 'removed' })
}

const codeNow = (state: MockState, now: number, id: string): string => {
  const { totpSecret } = userWith(state, id, 'users.totpCode()').credentials
  if (totpSecret) return totpCode(totpSecret, now)
  throw new Error(`users.totpCode(): ${id} has no authenticator app. Give the user a \`totpSecret\`.`)
}

/** Adds methods to the array of users: not enumerable, so that it compares like a plain array. */
export const createUsers = (
  state: MockState,
  { now, strict }: { readonly strict: boolean; now(): number },
): MockUsers => {
  const check = (given: MockUserUpdate, members: Members, caller: string): void => {
    if (!strict) return
    requireKnownMembers(given, members, caller)
    requireEnabled(state.instance.settings, given, caller)
  }
  return Object.defineProperties(state.users, {
    add: {
      value: (input: MockUserInput) => {
        check(input, USER, 'users.add()')
        return addUser(state, now(), input)
      },
    },
    update: {
      value: (id: string, changes: MockUserUpdate) => {
        const caller = 'users.update()'
        check(changes, UPDATE, caller)
        const user = userWith(state, id, caller)
        return put(state.users, {
          ...user,
          ...withCredentials({ state, now: now(), userId: id, caller }, user, changes),
        })
      },
    },
    remove: { value: (id: string) => removeUser(state, id) },
    totpCode: { value: (id: string) => codeNow(state, now(), id) },
  }) as Keyed<MockUser> & MockUsers
}
