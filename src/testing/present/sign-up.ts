import { requirementsOf } from '../requirements.ts'
import type { UserSettings } from '../settings/settings.ts'
import type { SignUpRecord, VerificationRecord, VerifiedField } from '../state/records.ts'
import { aged, nextActionOf } from '../verifications.ts'

/** Which fields of a sign-up have a value, and which are verified. */
export const progressOf = ({ values, verifications, hasPassword, legalAcceptedAt }: SignUpRecord) => ({
  provided: new Set([
    ...Object.keys(values),
    ...(hasPassword ? ['password'] : []),
    ...(legalAcceptedAt === null ? [] : ['legal_accepted']),
  ]),
  verified: new Set(
    Object.entries(verifications).flatMap(([name, { status }]) => (status === 'verified' ? [name] : [])),
  ),
})

const presentVerification = (
  verification: VerificationRecord | undefined,
  now: number,
  strategies: readonly string[],
) => {
  if (!verification) return null
  const { status, strategy, attempts, expireAt, verifiedAtClient, error, channel } = aged(verification, now)
  return {
    object: 'verification',
    status,
    strategy,
    attempts,
    expire_at: expireAt,
    verified_at_client: verifiedAtClient,
    error,
    ...(channel === null ? {} : { channel }),
    next_action: nextActionOf(aged(verification, now)),
    supported_strategies: strategies,
  }
}

/** Where a sign-up stands, by the clock. */
export const statusOf = ({ createdUserId, abandonAt }: SignUpRecord, now: number) =>
  createdUserId !== null ? 'complete' : abandonAt <= now ? 'abandoned' : 'missing_requirements'

/** A sign-up as the wire has it: every member, always. */
export const presentSignUp = (signUp: SignUpRecord, settings: UserSettings, now: number) => {
  const { values, verifications } = signUp
  const requirements = requirementsOf(settings, progressOf(signUp))
  const status = statusOf(signUp, now)
  const verification = (name: VerifiedField) =>
    presentVerification(verifications[name], now, settings.attributes[name].verifications)
  return {
    object: 'sign_up',
    id: signUp.id,
    ...requirements,
    // What a complete sign-up became stays complete, whatever the settings ask for since.
    ...(status === 'complete' ? { missing_fields: [], unverified_fields: [] } : {}),
    status,
    username: values.username ?? null,
    first_name: values.first_name ?? null,
    last_name: values.last_name ?? null,
    email_address: values.email_address ?? null,
    phone_number: values.phone_number ?? null,
    web3_wallet: values.web3_wallet ?? null,
    has_password: signUp.hasPassword,
    unsafe_metadata: signUp.unsafeMetadata,
    public_metadata: {},
    custom_action: false,
    external_id: null,
    external_account: null,
    external_account_strategy: null,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
    locale: signUp.locale,
    timezone: signUp.timezone,
    protect_check: null,
    verifications: {
      email_address: verification('email_address'),
      phone_number: verification('phone_number'),
      web3_wallet: verification('web3_wallet'),
      external_account: null,
    },
  }
}
