import type { UserSettings } from '../environment/settings.ts'
import type { Factor } from './first-factors.ts'

/** An email address as its first letter and its domain, a phone number as its last two digits. */
const masked = (value: string): string => {
  const at = value.lastIndexOf('@')
  if (at > 0) return `${value.charAt(0)}${'*'.repeat(Math.max(1, at - 1))}${value.slice(at)}`
  return value.startsWith('+') ? `+${'*'.repeat(value.length - 3)}${value.slice(-2)}` : value
}

/** The parameter that names an identification of each kind. */
export const ID_PARAMETERS = {
  email_address: 'email_address_id',
  phone_number: 'phone_number_id',
  web3_wallet: 'web3_wallet_id',
} as const

/** A factor as on the wire. */
export const presentFactorOf = ({ attack_protection }: UserSettings) => {
  const isHidden = attack_protection.pii.enabled
  return ({ strategy, of, connection, isDefault }: Factor) => ({
    strategy,
    ...(of
      ? {
          safe_identifier: isHidden ? masked(of.value) : of.value,
          [ID_PARAMETERS[of.type]]: of.id,
          primary: of.isPrimary,
        }
      : {}),
    ...(isDefault === undefined ? {} : { default: isDefault }),
    ...(connection
      ? {
          enterprise_connection_id: connection.id,
          enterprise_connection_name: connection.name,
          enterprise_connection_provider: connection.provider,
        }
      : {}),
  })
}
