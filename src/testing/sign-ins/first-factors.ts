import type { UserSettings } from '../environment/settings.ts'
import { connectionsFor } from '../oauth/connections.ts'
import type { SignInRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'
import type { MockIdentification, MockUser } from '../user-types.ts'
import { messageFieldOf } from '../verifications/strategies.ts'
import { isWalletStrategy, strategiesOf } from '../wallets/strategies.ts'
import { resetBy } from './strategies.ts'

/** A way to prove who one is. */
export interface Factor {
  readonly strategy: string
  /** What a message goes to, or which wallet signs. */
  readonly of?: Pick<MockIdentification, 'id' | 'type' | 'value'> & { readonly isPrimary: boolean }
  readonly connection?: { readonly id: string; readonly name: string; readonly provider: string }
  /** Whether it is the default one of several second factors. */
  readonly isDefault?: boolean
}

type Of = NonNullable<Factor['of']>

/** The verified identifications of a user. The first of each kind is the primary one. */
export const verifiedOf = ({ identifications }: MockUser): readonly Of[] =>
  identifications
    .filter(({ verification }) => verification !== null)
    .map((one) => ({ ...one, isPrimary: identifications.find(({ type }) => type === one.type)?.id === one.id }))

/** The strategies by which the settings let such an identification sign a user in. */
const strategiesFor = (settings: UserSettings, { type, value }: Of): readonly string[] => {
  const { enabled, used_for_first_factor, first_factors } = settings.attributes[type]
  if (!enabled || !used_for_first_factor) return []
  return type === 'web3_wallet' ? strategiesOf(settings, type, value) : first_factors
}

const MESSAGES = ['phone_code', 'email_code', 'email_link']

/** Messages to these identifications, and signatures of these wallets, in the order of the service. */
const byIdentification = (settings: UserSettings, known: readonly Of[]): readonly Factor[] => [
  ...MESSAGES.flatMap((strategy) =>
    known
      .filter((of) => messageFieldOf(strategy) === of.type && strategiesFor(settings, of).includes(strategy))
      .map((of) => ({ strategy, of })),
  ),
  ...known.flatMap((of) =>
    strategiesFor(settings, of)
      .filter(isWalletStrategy)
      .map((strategy) => ({ strategy, of })),
  ),
]

/** Resets of the password: only by a message to an identification of the kind that was entered. */
const resets = ({ attributes }: UserSettings, known: readonly Of[], type: string | undefined): readonly Factor[] =>
  known.flatMap((of) =>
    attributes.password.enabled && of.type === type && of.type !== 'web3_wallet'
      ? [{ strategy: resetBy(of.type), of }]
      : [],
  )

const factorsOfUser = (settings: UserSettings, user: MockUser, type: string | undefined): readonly Factor[] => {
  const known = verifiedOf(user)
  const { passkeys, passwordHash } = user.credentials
  const { passkey } = settings.attributes
  const providers = user.externalAccounts.filter(({ strategy }) => settings.social[strategy]?.enabled)
  return [
    ...(passwordHash === null ? [] : [{ strategy: 'password' }]),
    ...(passkeys.length > 0 && passkey.enabled && passkey.used_for_first_factor ? [{ strategy: 'passkey' }] : []),
    ...byIdentification(settings, known),
    ...resets(settings, known, type),
    ...[...new Set(providers.map(({ strategy }) => strategy))].map((strategy) => ({ strategy })),
  ]
}

/** The factors that the settings would offer to anyone with this identifier, whether there is a user or not. */
const factorsOfAnyone = (
  settings: UserSettings,
  identifier: NonNullable<SignInRecord['identifier']>,
  isPasswordOffered: boolean,
): readonly Factor[] => {
  const { type, value, identificationId } = identifier
  const known: Of[] =
    type === 'username' || identificationId === null ? [] : [{ type, value, id: identificationId, isPrimary: true }]
  const hasPassword = isPasswordOffered && settings.attributes.password.enabled
  return [
    ...(hasPassword ? [{ strategy: 'password' }] : []),
    ...byIdentification(settings, known),
    ...(hasPassword ? resets(settings, known, type) : []),
  ]
}

/** Whether a sign-in must not show which identifiers have users. */
export const isSecretive = ({ attack_protection }: UserSettings): boolean =>
  attack_protection.enumeration_protection.enabled

const connectionsOfCompany = ({ instance }: MockState, { identifier }: Pick<SignInRecord, 'identifier'>) =>
  identifier?.type === 'email_address' ? connectionsFor(instance, identifier.value) : []

/** Whether the address that was entered belongs to a company with a connection of its own. */
export const isOfCompany = (state: MockState, signIn: Pick<SignInRecord, 'identifier'>): boolean =>
  connectionsOfCompany(state, signIn).length > 0

/** The ways around the connection of a company: a code by email, for the users on its list. */
export const bypassFactorsOf = (
  state: MockState,
  signIn: Pick<SignInRecord, 'identifier' | 'userId'>,
): readonly Factor[] => {
  const address = signIn.identifier?.value.toLowerCase() ?? ''
  const user = find(state.users, signIn.userId)
  const isListed = connectionsOfCompany(state, signIn).some((one) => one.ssoBypassAllowlist.includes(address))
  if (!user || !isListed) return []
  const known = verifiedOf(user).filter(({ value }) => value.toLowerCase() === address)
  return byIdentification(state.instance.settings, known).filter(({ strategy }) => strategy === 'email_code')
}

/** The ways to pass the first step of a sign-in. Users of a company have one only: the company's connection. */
export const firstFactorsOf = (
  state: MockState,
  { identifier, userId }: Pick<SignInRecord, 'identifier' | 'userId'>,
): readonly Factor[] => {
  const { settings } = state.instance
  const connections = connectionsOfCompany(state, { identifier })
  if (connections.length > 0) return connections.map((connection) => ({ strategy: 'enterprise_sso', connection }))
  if (identifier && isSecretive(settings)) return factorsOfAnyone(settings, identifier, true)
  const user = find(state.users, userId)
  if (user) return factorsOfUser(settings, user, identifier?.type)
  return identifier ? factorsOfAnyone(settings, identifier, false) : []
}
