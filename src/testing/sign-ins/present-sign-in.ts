import { presentProtect } from '../challenges/protect.ts'
import type { UserSettings } from '../environment/settings.ts'
import { secondFactorsOf } from '../second-factors/list.ts'
import { isTrip } from '../state/keys.ts'
import type { SignInRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'
import { PICTURE } from '../users/present-user.ts'
import { presentFactor, presentRoundTrip } from '../verifications/present-verification.ts'
import { firstFactorsOf } from './first-factors.ts'
import { identifierTypes } from './identify.ts'
import { presentFactorOf } from './present-factor.ts'
import { nextOf, statusOf } from './status.ts'

/** What a user may sign in with, by the names of attributes. */
const supportedIdentifiers = (settings: UserSettings): readonly string[] => {
  const others = (['passkey', 'password'] as const).filter((name) => {
    const { enabled, used_for_first_factor } = settings.attributes[name]
    return enabled && used_for_first_factor
  })
  return [...identifierTypes(settings), ...others].sort()
}

const presentUserData = ({ attack_protection }: UserSettings, user: MockUser | undefined) =>
  user && !attack_protection.pii.enabled && !attack_protection.enumeration_protection.enabled
    ? { first_name: user.firstName, last_name: user.lastName, ...PICTURE }
    : null

/** The lists of factors: each as long as the sign-in may need it. */
const presentLists = (state: MockState, signIn: SignInRecord, now: number) => {
  const status = statusOf(signIn, now)
  const next = nextOf(signIn)
  const present = presentFactorOf(state.instance.settings)
  const user = find(state.users, signIn.userId)
  const isOver = status === 'complete' || status === 'abandoned'
  const isSecond = !isOver && (next === 'needs_second_factor' || next === 'needs_client_trust')
  return {
    supported_first_factors:
      isOver || signIn.identifier === null ? null : firstFactorsOf(state, signIn).map((factor) => present(factor)),
    supported_second_factors:
      isSecond && user ? secondFactorsOf(state.instance.settings, user, signIn).map((factor) => present(factor)) : null,
  }
}

/** A sign-in as on the wire. */
export const presentSignIn = (state: MockState, signIn: SignInRecord, now: number) => {
  const { settings } = state.instance
  const { firstFactor, protect } = signIn
  return {
    object: 'sign_in_attempt',
    id: signIn.id,
    status: statusOf(signIn, now),
    supported_identifiers: supportedIdentifiers(settings),
    ...presentLists(state, signIn, now),
    first_factor_verification: isTrip(firstFactor)
      ? presentRoundTrip(firstFactor, now)
      : presentFactor(firstFactor, now),
    second_factor_verification: presentFactor(signIn.secondFactor, now),
    identifier: signIn.identifier?.value ?? null,
    user_data: presentUserData(settings, find(state.users, signIn.userId)),
    created_session_id: signIn.createdSessionId,
    abandon_at: signIn.abandonAt,
    client_trust_state: signIn.clientTrust,
    locale: signIn.locale,
    timezone: signIn.timezone,
    ...(protect ? { protect_check: presentProtect(protect) } : {}),
  }
}
