import { problem } from '../api-errors.ts'
import type { Server } from '../server/context.ts'
import { verifiedFactor } from '../sign-ins/password.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import type { MockCredentials, MockUser } from '../user-types.ts'
import { countFailure, requireUnlocked } from '../users/lock-out.ts'
import { checkTotp } from './totp.ts'

const userOf = ({ state, clock }: Server, signIn: SignInRecord): MockUser => {
  const user = find(state.users, signIn.userId)
  if (!user) throw problem('resource_not_found', { longMessage: 'The user of this sign-in was removed.' })
  requireUnlocked(user, clock.now())
  return user
}

const fail = (server: Server, user: MockUser): never => {
  countFailure(server, user.id)
  throw problem('form_code_incorrect', { param: 'code' })
}

const change = ({ state }: Server, user: MockUser, changes: Partial<MockCredentials>): void => {
  put(state.users, { ...user, credentials: { ...user.credentials, ...changes } })
}

/** Checks the code of an authenticator app. Each is accepted once. Throws a `Problem` for a wrong one, which counts. */
export const totpFactor = (server: Server, signIn: SignInRecord, code: string): FactorRecord => {
  const user = userOf(server, signIn)
  const { totpSecret, totpStep } = user.credentials
  const right = totpSecret === null ? null : checkTotp(totpSecret, code.trim(), server.clock.now(), totpStep)
  if (!right) return fail(server, user)
  change(server, user, { totpStep: right.step })
  return verifiedFactor('totp')
}

/** Checks a backup code, and uses it up. Throws a `Problem` for a wrong one, which counts. */
export const backupCodeFactor = (server: Server, signIn: SignInRecord, code: string): FactorRecord => {
  const user = userOf(server, signIn)
  const { backupCodes } = user.credentials
  const given = code.trim()
  if (!backupCodes.includes(given)) return fail(server, user)
  change(server, user, { backupCodes: backupCodes.filter((one) => one !== given) })
  return verifiedFactor('backup_code')
}
