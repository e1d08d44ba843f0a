import type { UserSettings } from '../environment/settings.ts'
import type { Factor } from './first-factors.ts'

/** An email address as its first letter and its domain, a phone number as its last two digits. */
const masked = (value: string): string => {
  const at = value.lastIndexOf('@')
  if (at > 0) return `${value.charAt(0)}${'*'.repeat(Math.max(1, at - 1))}${value.slice(at)}`
  return value.startsWith('+') ? `+${'*'.repeat(value.length - 3)}${value.slice(-2)}` : value
}

/** The member that names an identification of each kind. */
export const ID_MEMBERS = {
  email_address: 'emailAddressId',
  phone_number: 'phoneNumberId',
  web3_wallet: 'web3WalletId',
} as const

/** A factor as clients read it. */
export const factorIn =
  ({ attack_protection }: UserSettings) =>
  ({ strategy, of, connection, isDefault }: Factor) => ({
    strategy,
    default: isDefault,
    ...(of
      ? {
          safeIdentifier: attack_protection.pii.enabled ? masked(of.value) : of.value,
          [ID_MEMBERS[of.type]]: of.id,
          primary: of.isPrimary,
        }
      : {}),
    enterpriseConnectionId: connection?.id,
    enterpriseConnectionName: connection?.name,
    enterpriseConnectionProvider: connection?.provider,
  })
