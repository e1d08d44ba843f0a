import type { SignInRecord } from '../state/records.ts'

/** What a sign-in needs next; `complete` once nothing is left, before there is a session, too. */
export const nextOf = (signIn: Omit<SignInRecord, 'id' | 'clientId'>) => {
  const { identifier, firstFactor, secondFactor, secondFactorFor, isNewPasswordNeeded } = signIn
  if (firstFactor?.status !== 'verified') return identifier ? 'needs_first_factor' : 'needs_identifier'
  if (isNewPasswordNeeded) return 'needs_new_password'
  if (secondFactorFor === null || secondFactor?.status === 'verified') return 'complete'
  return secondFactorFor === 'mfa' ? 'needs_second_factor' : 'needs_client_trust'
}

/** The status of a sign-in at this time. */
export const statusOf = (signIn: SignInRecord, now: number) => {
  if (signIn.createdSessionId !== null) return 'complete'
  if (signIn.abandonAt <= now) return 'abandoned'
  return signIn.protect ? 'needs_protect_check' : nextOf(signIn)
}

export type SignInStatus = ReturnType<typeof statusOf>
