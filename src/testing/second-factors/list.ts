import type { AttributeName, UserSettings } from '../environment/settings.ts'
import { type Factor, verifiedOf } from '../sign-ins/first-factors.ts'
import type { SignInRecord } from '../state/records.ts'
import type { MockUser } from '../user-types.ts'

const accepts = ({ attributes }: UserSettings, name: AttributeName, strategy: string): boolean => {
  const { enabled, used_for_second_factor, second_factors } = attributes[name]
  return enabled && used_for_second_factor && second_factors.includes(strategy)
}

/** The phone numbers that a user keeps for the second step. */
const reservedPhones = (settings: UserSettings, user: MockUser): readonly Factor[] =>
  accepts(settings, 'phone_number', 'phone_code')
    ? verifiedOf(user).flatMap((of) => {
        const { secondFactor } = user.identifications.find(({ id }) => id === of.id) ?? {}
        return secondFactor ? [{ strategy: 'phone_code', of, isDefault: secondFactor === 'default' }] : []
      })
    : []

/** What makes a user one with a second factor. Backup codes alone do not. */
const mainFactors = (settings: UserSettings, user: MockUser): readonly Factor[] => {
  const { totpSecret, passkeys } = user.credentials
  return [
    ...(totpSecret !== null && accepts(settings, 'authenticator_app', 'totp') ? [{ strategy: 'totp' }] : []),
    ...reservedPhones(settings, user),
    ...(passkeys.length > 0 && accepts(settings, 'passkey', 'passkey') ? [{ strategy: 'passkey' }] : []),
  ]
}

/** Whether every sign-in of the user needs a second factor. */
export const hasSecondFactor = (settings: UserSettings, user: MockUser): boolean =>
  mainFactors(settings, user).length > 0

/** What a user of a browser that is not trusted yet may use: messages to any verified address or number. */
export const trustFactors = ({ attributes }: UserSettings, user: MockUser): readonly Factor[] =>
  (['email_code', 'phone_code', 'email_link'] as const).flatMap((strategy) => {
    const type = strategy === 'phone_code' ? 'phone_number' : 'email_address'
    const { enabled, first_factors, verifications } = attributes[type]
    const isOffered = enabled && (first_factors.includes(strategy) || verifications.includes(strategy))
    return isOffered ? verifiedOf(user).flatMap((of) => (of.type === type ? [{ strategy, of }] : [])) : []
  })

/** The ways to pass the second step of a sign-in. */
export const secondFactorsOf = (
  settings: UserSettings,
  user: MockUser,
  { secondFactorFor }: Pick<SignInRecord, 'secondFactorFor'>,
): readonly Factor[] => {
  if (secondFactorFor === 'client_trust') return trustFactors(settings, user)
  const hasCodes = user.credentials.backupCodes.length > 0 && accepts(settings, 'backup_code', 'backup_code')
  return [...mainFactors(settings, user), ...(hasCodes ? [{ strategy: 'backup_code' }] : [])]
}
