import { problem } from '../api-errors.ts'
import type { InstanceSettings } from '../environment/settings.ts'

/** Whether a password is on the list of leaked passwords. */
export const isBreached = ({ breachedPasswords }: InstanceSettings, password: string): boolean =>
  breachedPasswords.includes(password)

/** Throws a `Problem` for a new password that is on the list of leaked ones. */
export const requireNotBreached = (instance: InstanceSettings, password: string | undefined): void => {
  const { disable_hibp } = instance.settings.password_settings
  if (password === undefined || disable_hibp || !isBreached(instance, password)) return
  const longMessage =
    'Password has been found in an online data breach. For account safety, please use a different password.'
  throw problem('form_password_pwned', { param: 'password', longMessage })
}
