// How a user signs in again: factors, and what protects them.

const ATTEMPTS = 3
const LOCKED_MINUTES = 1

const SWITCH = ['off', 'on']

export const SIGN_INS = {
  firstOffered: ['password', 'otp'],
  authenticator: SWITCH,
  backupCodes: SWITCH,
  phoneSecond: SWITCH,
  passkeys: ['off', 'button', 'autofill'],
  deviceTrust: SWITCH,
  enumeration: SWITCH,
  lockOut: SWITCH,
  unknownUsers: ['rejected', 'sign-up'],
}

/** At the start a user may add an authenticator app, with backup codes, and passkeys. */
export const SECOND_FACTORS = {
  attributes: { authenticator_app: { enabled: true }, backup_code: { enabled: true }, passkey: { enabled: true } },
  passkey_settings: { show_sign_in_button: true },
}

const switched = (isOn) => (isOn ? 'on' : 'off')

const passkeysIn = ({ enabled }, { allow_autofill }) => (enabled ? (allow_autofill ? 'autofill' : 'button') : 'off')

/** The choices in force that the mock knows, as the panel shows them. */
export const signInsIn = ({ attributes, attack_protection, passkey_settings }) => ({
  authenticator: switched(attributes.authenticator_app.enabled),
  backupCodes: switched(attributes.backup_code.enabled),
  phoneSecond: switched(attributes.phone_number.used_for_second_factor),
  passkeys: passkeysIn(attributes.passkey, passkey_settings),
  enumeration: switched(attack_protection.enumeration_protection.enabled),
  lockOut: switched(attack_protection.user_lockout.max_attempts === ATTEMPTS),
})

const when = (choice, make) => (choice === undefined ? {} : make(choice))

const protectionOf = ({ enumeration, lockOut }) => ({
  ...when(enumeration, (choice) => ({ enumeration_protection: { enabled: choice === 'on' } })),
  ...when(lockOut, (choice) => ({
    user_lockout:
      choice === 'on'
        ? { max_attempts: ATTEMPTS, duration_in_minutes: LOCKED_MINUTES }
        : { max_attempts: 100, duration_in_minutes: 60 },
  })),
})

/** The same as the mock spells them. What is not chosen stays as it is. */
export const signInsOf = (choices) => {
  const { firstOffered, authenticator, backupCodes, phoneSecond, passkeys, deviceTrust } = choices
  const attack_protection = protectionOf(choices)
  return {
    attributes: {
      ...when(authenticator, (choice) => ({ authenticator_app: { enabled: choice === 'on' } })),
      ...when(backupCodes, (choice) => ({ backup_code: { enabled: choice === 'on' } })),
      ...when(phoneSecond, (choice) => ({ phone_number: { used_for_second_factor: choice === 'on' } })),
      ...when(passkeys, (choice) => ({ passkey: { enabled: choice !== 'off' } })),
    },
    settings: {
      ...(Object.keys(attack_protection).length > 0 ? { attack_protection } : {}),
      ...when(passkeys, (choice) => ({
        passkey_settings: { allow_autofill: choice === 'autofill', show_sign_in_button: choice !== 'off' },
      })),
    },
    instance: {
      ...when(firstOffered, (preferred_sign_in_strategy) => ({ displayConfig: { preferred_sign_in_strategy } })),
      ...when(deviceTrust, (choice) => ({ signIns: { deviceTrust: choice === 'on' } })),
    },
  }
}
