import type { UserSettings } from '../environment/settings.ts'
import { hashPassword } from '../passwords/hash.ts'
import { isTotpSecret } from '../second-factors/totp.ts'
import { nextId } from '../state/ids.ts'
import type { MockState } from '../state/state.ts'
import type { MockCredentials, MockLock, MockUser, MockUserUpdate } from '../user-types.ts'
import { lockNow } from './lock-out.ts'

export const NO_CREDENTIALS: MockCredentials = {
  passwordHash: null,
  passwordCompromised: false,
  totpSecret: null,
  totpStep: null,
  backupCodes: [],
  passkeys: [],
}

export const UNLOCKED: MockLock = { failedAttempts: 0, lockedUntil: null }

interface By {
  readonly state: MockState
  readonly now: number
  readonly userId: string
  /** The method, for the message. */
  readonly caller: string
}

type Parts = Pick<MockUser, 'hasPassword' | 'credentials' | 'lock' | 'banned' | 'bypassClientTrust'>

const passwordChanges = (
  userId: string,
  { password, passwordCompromised }: MockUserUpdate,
): Partial<MockCredentials> => ({
  ...(password === undefined
    ? {}
    : { passwordHash: password ? hashPassword(password, userId) : null, passwordCompromised: false }),
  ...(passwordCompromised === undefined ? {} : { passwordCompromised }),
})

const passkeysOf = (state: MockState, given: NonNullable<MockUserUpdate['passkeys']>): MockCredentials['passkeys'] =>
  given.map(({ credentialId, publicKey, userHandle = null, signCount = 0 }, at) => ({
    id: nextId(state, 'idn'),
    ...{ credentialId, publicKey, userHandle, signCount },
    name: `Passkey ${at + 1}`,
    lastUsedAt: null,
  }))

/** Returns what a user is given to sign in with, in place of what they had. Throws an `Error` for an invalid secret. */
export const withCredentials = ({ state, now, userId, caller }: By, before: Parts, given: MockUserUpdate): Parts => {
  const { totpSecret, backupCodes, passkeys, banned, locked, bypassClientTrust } = given
  if (totpSecret && !isTotpSecret(totpSecret))
    throw new Error(
      `${caller}: \`totpSecret\` is not in base32. Give letters and the digits 2 to 7, such as JBSWY3DPEHPK3PXP.`,
    )
  const credentials: MockCredentials = {
    ...before.credentials,
    ...passwordChanges(userId, given),
    ...(totpSecret === undefined ? {} : { totpSecret, totpStep: null }),
    ...(backupCodes === undefined ? {} : { backupCodes: [...backupCodes] }),
    ...(passkeys === undefined ? {} : { passkeys: passkeysOf(state, passkeys) }),
  }
  return {
    credentials,
    hasPassword: credentials.passwordHash !== null,
    lock: locked === undefined ? before.lock : locked ? lockNow(state.instance.settings, now) : UNLOCKED,
    banned: banned ?? before.banned,
    bypassClientTrust: bypassClientTrust ?? before.bypassClientTrust,
  }
}

const SWITCHES = [
  ['totpSecret', 'authenticator_app'],
  ['backupCodes', 'backup_code'],
  ['passkeys', 'passkey'],
] as const

/** Throws an `Error` for a credential that the settings do not let sign anyone in. */
export const requireEnabled = ({ attributes }: UserSettings, given: MockUserUpdate, caller: string): void => {
  const off = SWITCHES.find(([member, attribute]) => given[member]?.length && !attributes[attribute].enabled)
  if (!off) return
  const [member, attribute] = off
  throw new Error(
    `${caller}: \`${member}\` would do nothing, since \`settings.attributes.${attribute}\` is not enabled. Set \`enabled: true\` there.`,
  )
}
