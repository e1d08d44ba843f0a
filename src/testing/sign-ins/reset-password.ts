import { Problem, problem } from '../api-errors.ts'
import { requireNotBreached } from '../passwords/breaches.ts'
import { hashPassword } from '../passwords/hash.ts'
import type { Handler, Preparation, Server } from '../server/context.ts'
import { openClient } from '../sessions/client.ts'
import { problemsOfPassword } from '../sign-ups/read-password.ts'
import { groups } from '../state/keys.ts'
import type { SignInRecord } from '../state/records.ts'
import { find, findAll, put } from '../state/state.ts'
import { storeAndRespond } from './complete.ts'
import { signInThat } from './own-sign-in.ts'
import { readSignIn } from './parameters.ts'
import type { SignInRequest } from './reading.ts'

const endSessions = ({ state }: Server, userId: string): void => {
  for (const session of findAll(state.sessions, groups.user(userId)))
    if (session.status === 'active') put(state.sessions, { ...session, status: 'revoked' })
}

/**
 * Returns what sets the new password of a sign-in's user. Throws a `Problem` for a password that breaks the rules.
 */
export const newPassword = (
  server: Server,
  { password, signOutOfOtherSessions = false }: Pick<SignInRequest, 'password' | 'signOutOfOtherSessions'>,
): Preparation<SignInRecord> => {
  const { state } = server
  if (password === undefined) throw problem('form_param_nil', { param: 'password' })
  const problems = problemsOfPassword(password, state.instance.settings.password_settings)
  if (problems.length > 0) throw new Problem(problems)
  requireNotBreached(state.instance, password)
  return (signIn) => {
    const user = find(state.users, signIn.userId)
    if (!user) return signIn
    const passwordHash = hashPassword(password, user.id)
    const credentials = { ...user.credentials, passwordHash, passwordCompromised: false }
    put(state.users, { ...user, hasPassword: true, credentials })
    if (signOutOfOtherSessions) endSessions(server, user.id)
    return { ...signIn, isNewPasswordNeeded: false }
  }
}

/** `POST …/reset_password`: sets the new password, after the code of a reset or a password that was too weak. */
export const resetPassword: Handler = (context) => {
  const request = readSignIn(context, 'reset_password')
  const signIn = signInThat(context, 'needs_new_password')
  const reset = newPassword(context.server, request)
  return storeAndRespond(context, openClient(context), reset(signIn))
}
