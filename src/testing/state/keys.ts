import type { MockSession, MockTicket } from '../account-types.ts'
import type { OutboxMessage } from '../types.ts'
import type { MockUser } from '../user-types.ts'
import type { DevBrowserRecord, IdentityRecord, RoundTripRecord, SignInRecord } from './records.ts'

/** The groups of records. Identifiers and email addresses are case-insensitive. */
export const groups = {
  token: (token: string) => `token ${token}`,
  trip: (state: string) => `trip ${state}`,
  client: (clientId: string) => `client ${clientId}`,
  user: (userId: string) => `user ${userId}`,
  provider: (provider: string) => `provider ${provider}`,
  recipient: (to: string) => `to ${to.trim().toLowerCase()}`,
  identifier: (field: string, value: string) => `${field} ${value.toLowerCase()}`,
  account: (provider: string, providerUserId: string) => `account ${provider} ${providerUserId}`,
}

/** The member of a user for each identifier on the wire. */
const IDENTIFIERS = {
  email_address: 'emailAddress',
  phone_number: 'phoneNumber',
  username: 'username',
  web3_wallet: 'web3Wallet',
} as const

export const identityName = ({ provider, providerUserId }: IdentityRecord) => `${provider} ${providerUserId}`

export const groupsOfUser = (user: MockUser): readonly string[] => [
  ...new Set([
    ...Object.entries(IDENTIFIERS).flatMap(([field, key]) => {
      const value = user[key]
      return value === null ? [] : [groups.identifier(field, value)]
    }),
    ...user.identifications.map(({ type, value }) => groups.identifier(type, value)),
  ]),
  ...user.externalAccounts.map(({ connectionId, strategy, providerUserId }) =>
    groups.account(connectionId ?? strategy, providerUserId),
  ),
]

/** Whether a first factor is a round trip to a provider. */
export const isTrip = (factor: SignInRecord['firstFactor']): factor is RoundTripRecord =>
  factor !== null && 'state' in factor

export const groupsOfTrip = (factor: SignInRecord['firstFactor']): readonly string[] =>
  isTrip(factor) ? [groups.trip(factor.state)] : []

export const groupsOfSession = ({ clientId, userId }: MockSession): readonly string[] => [
  groups.client(clientId),
  groups.user(userId),
]

export const groupsOfMessage = ({ to }: OutboxMessage): readonly string[] => [groups.recipient(to)]

export const groupsOfTicket = ({ emailAddress }: MockTicket): readonly string[] =>
  emailAddress === null ? [] : [groups.recipient(emailAddress)]

export const groupsOfDevBrowser = ({ token, nextToken }: DevBrowserRecord): readonly string[] =>
  [token, nextToken].flatMap((known) => (known === null ? [] : [groups.token(known)]))
