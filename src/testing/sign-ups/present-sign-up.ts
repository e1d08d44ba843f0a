import { presentChallenge } from '../challenges/protect.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { SignUpRecord } from '../state/records.ts'
import { presentRoundTrip, presentVerification } from '../verifications/present-verification.ts'
import { type Progress, requirementsOf } from './requirements.ts'

/** Which fields of a sign-up have a value, and which are verified. */
export const progressOf = ({
  values,
  verifications,
  hasPassword,
  legalAcceptedAt,
  externalAccount,
  isEnterprise,
}: SignUpRecord): Progress => ({
  isEnterprise,
  provided: new Set([
    ...Object.keys(values),
    ...(hasPassword ? ['password'] : []),
    ...(legalAcceptedAt === null ? [] : ['legal_accepted']),
    ...(externalAccount?.status === 'verified' ? [externalAccount.strategy] : []),
  ]),
  verified: new Set(
    Object.entries(verifications).flatMap(([name, { status }]) => (status === 'verified' ? [name] : [])),
  ),
})

/** The status of a sign-up at this time. */
export const statusOf = ({ createdUserId, abandonAt }: SignUpRecord, now: number) =>
  createdUserId !== null ? 'complete' : abandonAt <= now ? 'abandoned' : 'missing_requirements'

/** A sign-up as on the wire. */
export const presentSignUp = (signUp: SignUpRecord, settings: UserSettings, now: number) => {
  const { values, verifications } = signUp
  const requirements = requirementsOf(settings, progressOf(signUp))
  const status = statusOf(signUp, now)
  return {
    object: 'sign_up_attempt',
    id: signUp.id,
    ...requirements,
    // A complete sign-up stays complete, even if the settings require more since.
    ...(status === 'complete' ? { missing_fields: [], unverified_fields: [] } : {}),
    status,
    username: values.username ?? null,
    first_name: values.first_name ?? null,
    last_name: values.last_name ?? null,
    email_address: values.email_address ?? null,
    phone_number: values.phone_number ?? null,
    web3_wallet: values.web3_wallet ?? null,
    password_enabled: signUp.hasPassword,
    // The service does not send it, but the official browser client reads this name.
    has_password: signUp.hasPassword,
    unsafe_metadata: signUp.unsafeMetadata,
    public_metadata: signUp.publicMetadata,
    custom_action: false,
    external_id: null,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
    locale: signUp.locale,
    timezone: signUp.timezone,
    ...presentChallenge(signUp, requirements.missing_fields),
    verifications: {
      email_address: presentVerification(verifications.email_address, now),
      phone_number: presentVerification(verifications.phone_number, now),
      web3_wallet: presentVerification(verifications.web3_wallet, now),
      external_account: presentRoundTrip(signUp.externalAccount, now),
    },
  }
}
