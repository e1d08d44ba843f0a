import { apiError, Problem } from '../api-errors.ts'
import { connectionsFor } from '../oauth/connections.ts'
import type { Server } from '../server/context.ts'
import type { SignUpRecord, VerificationRecord, VerifiedField } from '../state/records.ts'
import type { MockState } from '../state/state.ts'
import { isTaken } from '../users/users.ts'
import { IDENTIFIERS, type TextField } from './fields.ts'
import type { Changes } from './reading.ts'

const VERIFIED: readonly VerifiedField[] = ['email_address', 'phone_number', 'web3_wallet']

/** Throws a `Problem` for identifiers that a user already has. */
export const requireFreeIdentifiers = (state: MockState, values: Changes['values'] = {}): void => {
  const taken = Object.entries(IDENTIFIERS).flatMap(([param, name]) => {
    const value = values[name]
    return value && isTaken(state.users, param, value) ? [param] : []
  })
  if (taken.length) throw new Problem(taken.map((param) => apiError('form_identifier_exists', { param })))
}

/** The values that an entry of `accessLists` can name. */
export const identifiersIn = (values: Changes['values'] = {}) => VERIFIED.map((field) => values[IDENTIFIERS[field]])

const isSame = (one: string | null, other: string | null): boolean => one?.toLowerCase() === other?.toLowerCase()

/** The verifications after a change: an unchanged value keeps its verification, a new value starts without one. */
const verificationsOf = (before: SignUpRecord, after: Pick<SignUpRecord, TextField>) =>
  Object.fromEntries(
    VERIFIED.flatMap((field): [VerifiedField, VerificationRecord][] => {
      const name = IDENTIFIERS[field]
      const kept = isSame(before[name], after[name]) ? before.verifications[field] : undefined
      return kept && after[name] !== null ? [[field, kept]] : []
    }),
  )

/** Returns the sign-up with the changes applied. */
export const withChanges = (server: Server, signUp: SignUpRecord, changes: Changes): SignUpRecord => {
  const { legalAccepted, unsafeMetadata } = changes
  const next = { ...signUp, ...changes.values }
  return {
    ...next,
    verifications: verificationsOf(signUp, next),
    isEnterprise: connectionsFor(server.state.instance, next.emailAddress).length > 0,
    hasPassword: changes.hasPassword ?? signUp.hasPassword,
    passwordHash: changes.passwordHash ?? signUp.passwordHash,
    unsafeMetadata: unsafeMetadata ?? signUp.unsafeMetadata,
    legalAcceptedAt:
      legalAccepted === undefined
        ? signUp.legalAcceptedAt
        : legalAccepted
          ? (signUp.legalAcceptedAt ?? server.clock.now())
          : null,
  }
}
