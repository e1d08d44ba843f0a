import type { Check } from './known-values.ts'
import type { AttributeName } from './settings.ts'

/** The strategies by which an attribute can sign a user in. A wallet's are checked apart. */
const FIRST: Readonly<Partial<Record<AttributeName, readonly string[]>>> = {
  email_address: ['email_code', 'email_link'],
  phone_number: ['phone_code'],
  passkey: ['passkey'],
}

/** The strategies by which an attribute can be a second factor. */
const SECOND: Readonly<Partial<Record<AttributeName, readonly string[]>>> = {
  phone_number: ['phone_code'],
  authenticator_app: ['totp'],
  backup_code: ['backup_code'],
  passkey: ['passkey'],
}

const named = (table: typeof FIRST): readonly (readonly [AttributeName, readonly string[]])[] =>
  Object.entries(table) as [AttributeName, readonly string[]][] // the table's keys

const first = (problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined)

const factorsAreKnown =
  (member: 'first_factors' | 'second_factors', table: typeof FIRST): Check =>
  ({ settings }) =>
    first(
      named(table).map(([name, known]) => {
        const unknown = settings.attributes[name][member].find((strategy) => !known.includes(strategy))
        return unknown === undefined
          ? undefined
          : `\`settings.attributes.${name}.${member}\` names ${unknown}, which is not one of ${known.join(', ')}. Name one of them, or leave it out.`
      }),
    )

const secondFactorsHaveAStrategy: Check = ({ settings }) =>
  first(
    named(SECOND).map(([name, known]) => {
      const { enabled, used_for_second_factor, second_factors } = settings.attributes[name]
      return enabled && used_for_second_factor && second_factors.length === 0
        ? `\`settings.attributes.${name}\` is used for the second factor, but its \`second_factors\` are empty. Name ${known.join(', ')} there, or set \`used_for_second_factor: false\`.`
        : undefined
    }),
  )

const isSecondFactor = ({ settings }: Parameters<Check>[0], name: AttributeName): boolean =>
  settings.attributes[name].enabled && settings.attributes[name].used_for_second_factor

const MAIN = ['authenticator_app', 'phone_number', 'passkey'] as const

const requiredSecondFactorExists: Check = (instance) =>
  instance.settings.sign_in.second_factor.required && !MAIN.some((name) => isSecondFactor(instance, name))
    ? '`settings.sign_in.second_factor.required` is on, but no attribute could be one. Enable `settings.attributes.authenticator_app`, or set `phone_number.used_for_second_factor: true`.'
    : undefined

const backupCodesBackSomethingUp: Check = (instance) =>
  isSecondFactor(instance, 'backup_code') && !MAIN.some((name) => isSecondFactor(instance, name))
    ? '`settings.attributes.backup_code` is enabled, but there is no other second factor that it could replace. Enable `settings.attributes.authenticator_app`, or set `phone_number.used_for_second_factor: true`.'
    : undefined

const lockoutIsPossible: Check = ({ settings }) => {
  const { enabled, max_attempts, duration_in_minutes } = settings.attack_protection.user_lockout
  if (enabled && !(Number.isInteger(max_attempts) && max_attempts > 0))
    return `\`settings.attack_protection.user_lockout.max_attempts\` is ${max_attempts}. Give a positive number without a fraction, or set \`enabled: false\`.`
  return duration_in_minutes >= 0
    ? undefined
    : `\`settings.attack_protection.user_lockout.duration_in_minutes\` is ${duration_in_minutes}. Give minutes, or 0 for a lock without an end.`
}

const deviceTrustHasPasswords: Check = ({ settings, signIns }) => {
  const { password, email_address, phone_number } = settings.attributes
  if (!signIns.deviceTrust) return undefined
  if (!password.enabled)
    return '`signIns.deviceTrust` is on, but `settings.attributes.password` is off: only a password leads to it. Enable passwords, or switch it off.'
  return email_address.enabled || phone_number.enabled
    ? undefined
    : '`signIns.deviceTrust` is on, but no code could be sent. Enable `settings.attributes.email_address` or `phone_number`, or switch it off.'
}

/** Checks for settings under which a sign-in could not do what they say. */
export const SIGN_IN_CHECKS: readonly Check[] = [
  factorsAreKnown('first_factors', FIRST),
  factorsAreKnown('second_factors', SECOND),
  secondFactorsHaveAStrategy,
  requiredSecondFactorExists,
  backupCodesBackSomethingUp,
  lockoutIsPossible,
  deviceTrustHasPasswords,
]
