import type { SignInRecord } from '../state/records.ts'
import { presentRoundTrip } from '../verifications/present-verification.ts'

/** A sign-in as on the wire, as far as the mock supports sign-ins. */
export const presentSignIn = ({ id, firstFactor, abandonAt, createdSessionId }: SignInRecord, now: number) => ({
  object: 'sign_in_attempt',
  id,
  status: createdSessionId === null ? 'needs_identifier' : 'complete',
  supported_identifiers: ['email_address'],
  supported_first_factors: null,
  supported_second_factors: null,
  first_factor_verification: presentRoundTrip(firstFactor, now),
  second_factor_verification: null,
  identifier: firstFactor?.identity?.emailAddress ?? null,
  user_data: null,
  created_session_id: createdSessionId,
  abandon_at: abandonAt,
  locale: null,
})
