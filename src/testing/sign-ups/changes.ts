import { apiError, Problem } from '../api-errors.ts'
import { connectionsFor } from '../oauth/connections.ts'
import type { Server } from '../server/context.ts'
import type { SignUpRecord, VerificationRecord, VerifiedField } from '../state/records.ts'
import type { MockState } from '../state/state.ts'
import { isTaken } from '../users/users.ts'
import type { Changes } from './reading.ts'

/** Throws a `Problem` for identifiers that a user already has. */
export const requireFreeIdentifiers = (state: MockState, { values = {} }: Pick<Changes, 'values'>): void => {
  const taken = Object.entries(values).filter(([field, value]) => value && isTaken(state.users, field, value))
  if (taken.length) throw new Problem(taken.map(([param]) => apiError('form_identifier_exists', { param })))
}

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase()

const VERIFIED: readonly VerifiedField[] = ['email_address', 'phone_number', 'web3_wallet']

/** The verifications after a change: an unchanged value keeps its verification, a new value has none. */
const verificationsOf = (before: SignUpRecord, values: SignUpRecord['values']) =>
  Object.fromEntries(
    VERIFIED.flatMap((field): [VerifiedField, VerificationRecord][] => {
      const kept = isSame(before.values[field], values[field]) ? before.verifications[field] : undefined
      return kept && values[field] !== undefined ? [[field, kept]] : []
    }),
  )

/** Returns the sign-up with the changes applied. */
export const withChanges = (server: Server, signUp: SignUpRecord, changes: Changes): SignUpRecord => {
  const all = { ...signUp.values, ...changes.values }
  const values: SignUpRecord['values'] = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
  const { legalAccepted, unsafeMetadata, locale, timezone } = changes
  return {
    ...signUp,
    values,
    verifications: verificationsOf(signUp, values),
    isEnterprise: connectionsFor(server.state.instance, values.email_address).length > 0,
    hasPassword: changes.hasPassword ?? signUp.hasPassword,
    unsafeMetadata: unsafeMetadata ?? signUp.unsafeMetadata,
    legalAcceptedAt:
      legalAccepted === undefined
        ? signUp.legalAcceptedAt
        : legalAccepted
          ? (signUp.legalAcceptedAt ?? server.clock.now())
          : null,
    locale: locale === undefined ? signUp.locale : locale,
    timezone: timezone === undefined ? signUp.timezone : timezone,
  }
}
