import { encode } from '../../shapes/encode.ts'
import { signInShape } from '../../shapes/sign-in.ts'
import { presentProtect } from '../challenges/protect.ts'
import type { UserSettings } from '../environment/settings.ts'
import { secondFactorsOf } from '../second-factors/list.ts'
import { isTrip } from '../state/keys.ts'
import type { SignInRecord } from '../state/records.ts'
import { find, type MockState } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'
import { PICTURE } from '../users/present-user.ts'
import { presentFactor, presentRoundTrip } from '../verifications/present-verification.ts'
import { bypassFactorsOf, firstFactorsOf } from './first-factors.ts'
import { identifierTypes } from './identify.ts'
import { factorIn } from './present-factor.ts'
import { nextOf, type SignInStatus, statusOf } from './status.ts'

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
const factorLists = (state: MockState, signIn: SignInRecord, status: SignInStatus) => {
  const next = nextOf(signIn)
  const factor = factorIn(state.instance.settings)
  const user = find(state.users, signIn.userId)
  const isOver = status === 'complete' || status === 'abandoned'
  // Only who may go around the connection of a company has the list.
  const bypass = isOver ? [] : bypassFactorsOf(state, signIn).map(factor)
  const isSecond = !isOver && (next === 'needs_second_factor' || next === 'needs_client_trust')
  return {
    supportedFirstFactors: isOver || signIn.identifier === null ? null : firstFactorsOf(state, signIn).map(factor),
    supportedSecondFactors:
      isSecond && user ? secondFactorsOf(state.instance.settings, user, signIn).map(factor) : null,
    ...(bypass.length > 0 ? { ssoBypassFirstFactors: bypass } : {}),
  }
}

/** A sign-in as on the wire. */
export const presentSignIn = (state: MockState, signIn: SignInRecord, now: number) => {
  const { settings } = state.instance
  const { firstFactor, secondFactor, protect, ...stored } = signIn
  const status = statusOf(signIn, now)
  const described = {
    ...stored,
    ...factorLists(state, signIn, status),
    status,
    supportedIdentifiers: supportedIdentifiers(settings),
    identifier: signIn.identifier?.value ?? null,
    clientTrustState: signIn.clientTrust,
  }
  return {
    object: 'sign_in_attempt',
    ...(encode(signInShape, described) as object), // a shape is sent as an object
    first_factor_verification: isTrip(firstFactor)
      ? presentRoundTrip(firstFactor, now)
      : presentFactor(firstFactor, now),
    second_factor_verification: presentFactor(secondFactor, now),
    user_data: presentUserData(settings, find(state.users, signIn.userId)),
    ...(protect ? { protect_check: presentProtect(protect) } : {}),
  }
}
