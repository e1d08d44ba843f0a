import { problem } from '../api-errors.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { Server } from '../server/context.ts'
import { find, put } from '../state/state.ts'
import type { MockLock, MockUser } from '../user-types.ts'

const MINUTE_MS = 60_000

/** The latest time of a `Date`: a lock without an end. */
const FOR_EVER = 8.64e15

const rulesOf = ({ attack_protection }: UserSettings) => attack_protection.user_lockout

/** A lock that begins now. */
export const lockNow = (settings: UserSettings, now: number): MockLock => {
  const { max_attempts, duration_in_minutes } = rulesOf(settings)
  const lockedUntil = duration_in_minutes > 0 ? now + duration_in_minutes * MINUTE_MS : FOR_EVER
  return { failedAttempts: max_attempts, lockedUntil }
}

/** The lock at this time: its end makes all attempts available again. */
const currentLock = ({ lock }: MockUser, now: number): MockLock =>
  lock.lockedUntil !== null && lock.lockedUntil <= now ? { failedAttempts: 0, lockedUntil: null } : lock

const secondsLeft = ({ lockedUntil }: MockLock, now: number): number | null =>
  lockedUntil === null || lockedUntil === FOR_EVER ? null : Math.ceil((lockedUntil - now) / 1_000)

/** What a user has of their lock on the wire. */
export const presentLock = (user: MockUser, settings: UserSettings, now: number) => {
  const lock = currentLock(user, now)
  const { enabled, max_attempts } = rulesOf(settings)
  return {
    locked: lock.lockedUntil !== null,
    lockout_expires_in_seconds: secondsLeft(lock, now),
    verification_attempts_remaining: enabled ? Math.max(0, max_attempts - lock.failedAttempts) : null,
  }
}

/** The error for a locked user; `undefined` for any other. */
export const lockOf = (user: MockUser, now: number) => {
  const lock = currentLock(user, now)
  if (lock.lockedUntil === null) return undefined
  const seconds = secondsLeft(lock, now)
  const minutes = Math.ceil((seconds ?? 0) / 60)
  const when =
    seconds === null ? '' : ` You will be able to try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
  return {
    longMessage: `Your account is locked.${when} For more information, contact support.`,
    meta: { lockout_expires_in_seconds: seconds },
  }
}

/** Throws a `Problem` while the user is locked. */
export const requireUnlocked = (user: MockUser | undefined, now: number): void => {
  const locked = user && lockOf(user, now)
  if (locked) throw problem('user_locked', locked)
}

/** Counts a wrong password or code. Throws a `Problem` if it was the last one that the settings allow. */
export const countFailure = ({ state, clock }: Server, userId: string | null): void => {
  const user = find(state.users, userId)
  const { settings } = state.instance
  const { enabled, max_attempts } = rulesOf(settings)
  if (!user || !enabled) return
  const failedAttempts = currentLock(user, clock.now()).failedAttempts + 1
  const isLast = failedAttempts >= max_attempts
  const lock = isLast ? lockNow(settings, clock.now()) : { failedAttempts, lockedUntil: null }
  requireUnlocked(put(state.users, { ...user, lock }), clock.now())
}

/** Forgets the wrong attempts of a user who signed in. */
export const forgetFailures = ({ state }: Server, user: MockUser): MockUser =>
  user.lock.failedAttempts === 0 ? user : put(state.users, { ...user, lock: { failedAttempts: 0, lockedUntil: null } })
