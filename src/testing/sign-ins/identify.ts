import { problem } from '../api-errors.ts'
import type { UserSettings } from '../environment/settings.ts'
import { withoutSpacing } from '../sign-ups/read-identifiers.ts'
import { groups } from '../state/keys.ts'
import type { IdentifierRecord } from '../state/records.ts'
import { findAll, type MockState } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'
import { isEthereumAddress } from '../wallets/ethereum.ts'
import { isSolanaAddress } from '../wallets/solana.ts'

type Type = IdentifierRecord['type']

/** In this order: what may be a wallet may be a username as well. */
const FORMS: Readonly<Record<Type, (text: string) => boolean>> = {
  email_address: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  phone_number: (text) => /^\+[1-9]\d{6,14}$/.test(withoutSpacing(text)),
  web3_wallet: (text) => isEthereumAddress(text) || isSolanaAddress(text),
  username: (text) => /^[\w-]+$/.test(text),
}

const TYPES = Object.keys(FORMS) as Type[] // the table's keys

/** The kinds of identifiers that a user may sign in with. */
export const identifierTypes = ({ attributes }: UserSettings): readonly Type[] =>
  TYPES.filter((type) => attributes[type].enabled && attributes[type].used_for_first_factor)

const requireTypes = (settings: UserSettings, text: string): readonly Type[] => {
  const usable = identifierTypes(settings)
  const fitting = usable.filter((type) => FORMS[type](text))
  if (fitting.length > 0) return fitting
  const off = TYPES.find((type) => FORMS[type](text) && !usable.includes(type))
  const hint = off
    ? ` It is a ${off.replace('_', ' ')}: to sign in with one, set \`settings.attributes.${off}.enabled\` and \`used_for_first_factor\`.`
    : ''
  const longMessage = `Identifier is invalid. Accepted: ${usable.join(', ') || 'none'}.${hint}`
  throw problem('form_param_format_invalid', { param: 'identifier', longMessage })
}

const plainValue = (type: Type, text: string): string => (type === 'phone_number' ? withoutSpacing(text) : text)

/** The identification of a user with this value. */
const identificationIdOf = (user: MockUser, type: Type, value: string): string | null =>
  user.identifications.find((one) => one.type === type && one.value.toLowerCase() === value.toLowerCase())?.id ?? null

export interface Identified {
  readonly identifier: IdentifierRecord
  readonly user: MockUser | undefined
}

/** Finds the user of an identifier. Throws a `Problem` for one that no setting accepts. */
export const identify = ({ users, instance }: MockState, given: string): Identified => {
  const text = given.trim()
  const types = requireTypes(instance.settings, text)
  const [found] = types.flatMap((type) => {
    const [user] = findAll(users, groups.identifier(type, plainValue(type, text)))
    return user ? [{ type, user }] : []
  })
  const type = found?.type ?? types[0] ?? 'username'
  const value = plainValue(type, text)
  const identificationId = found ? identificationIdOf(found.user, type, value) : null
  return { identifier: { type, value, identificationId }, user: found?.user }
}

/** The identifier of a user who was found in another way. */
export const identifierOf = (user: MockUser): IdentifierRecord => {
  const [first] = user.identifications
  if (first) return { type: first.type, value: first.value, identificationId: first.id }
  return { type: 'username', value: user.username ?? user.id, identificationId: null }
}
