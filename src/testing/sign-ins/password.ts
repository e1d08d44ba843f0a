import { problem } from '../api-errors.ts'
import { isBreached } from '../passwords/breaches.ts'
import { verifyPassword } from '../passwords/hash.ts'
import type { Preparation, Server } from '../server/context.ts'
import { problemsOfPassword } from '../sign-ups/read-password.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'
import { countFailure } from '../users/lock-out.ts'
import { emptyVerification } from '../verifications/rules.ts'
import { requireAdmitted, withFirstFactor } from './complete.ts'
import { firstFactorsOf, isOfCompany, isSecretive } from './first-factors.ts'
import { isReset } from './strategies.ts'

const param = 'password'

/** A verified factor without anything that was sent: a password, a ticket, a code of an app. */
export const verifiedFactor = (strategy: string, identificationId: string | null = null): FactorRecord => ({
  ...emptyVerification(strategy),
  identificationId,
  status: 'verified',
  attempts: 1,
})

/** Fails with what is wrong, or with less while identifiers must not be found out. */
const fail = ({ state }: Server, user: MockUser | undefined): never => {
  if (isSecretive(state.instance.settings)) throw problem('form_password_or_identifier_incorrect', { param })
  if (!user?.credentials.passwordHash) {
    const longMessage = 'This user has no password. Use one of `supported_first_factors`, or reset the password.'
    throw problem('strategy_for_user_invalid', { param: 'strategy', longMessage })
  }
  throw problem('form_password_incorrect', { param })
}

/** Throws a `Problem` for a right password that may not be used any more. */
const requireSafe = ({ state }: Server, signIn: SignInRecord, user: MockUser, password: string): void => {
  const { settings } = state.instance
  if (settings.password_settings.enforce_hibp_on_sign_in && isBreached(state.instance, password))
    throw problem('form_password_pwned', { param })
  if (!user.credentials.passwordCompromised) return
  const others = firstFactorsOf(state, signIn).filter(({ strategy }) => strategy !== 'password' && !isReset(strategy))
  if (others.length > 0) throw problem('form_password_compromised', { param })
}

/** Checks the password of a sign-in. Throws a `Problem` for a wrong one, which counts. */
export const passwordPreparation = (
  server: Server,
  draft: SignInRecord,
  password: string,
): Preparation<SignInRecord> => {
  const { state } = server
  const user = find(state.users, draft.userId)
  if (user) requireAdmitted(server, user)
  if (isOfCompany(state, draft)) {
    const longMessage = 'The address belongs to a company: its users sign in through `enterprise_sso`.'
    throw problem('strategy_for_user_invalid', { param: 'strategy', longMessage })
  }
  const isRight = user?.credentials.passwordHash && verifyPassword(password, user.credentials.passwordHash)
  if (!user || !isRight) {
    countFailure(server, draft.userId)
    return fail(server, user)
  }
  requireSafe(server, draft, user, password)
  const { signIns, settings } = state.instance
  const isPasswordWeak = signIns.passwordPolicy && problemsOfPassword(password, settings.password_settings).length > 0
  return (signIn) => withFirstFactor(server, signIn, { user, factor: verifiedFactor('password'), isPasswordWeak })
}
