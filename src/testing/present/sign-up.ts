import { presentChallenge } from '../protect.ts'
import { type Progress, requirementsOf } from '../requirements.ts'
import type { UserSettings } from '../settings/settings.ts'
import type { SignUpRecord, VerificationRecord, VerifiedField } from '../state/records.ts'
import { aged, nextActionOf } from '../verifications.ts'
import { isWalletStrategy, strategiesOf } from '../wallets/strategies.ts'
import { presentIdentity, presentRoundTrip } from './external-account.ts'

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

const presentVerification = (
  verification: VerificationRecord | undefined,
  now: number,
  strategies: readonly string[],
) => {
  if (!verification) return null
  const { status, strategy, attempts, expireAt, verifiedAtClient, error, channel, code } = aged(verification, now)
  return {
    object: 'verification',
    status,
    strategy,
    attempts,
    expire_at: expireAt,
    verified_at_client: verifiedAtClient,
    error,
    ...(channel === null ? {} : { channel }),
    ...(isWalletStrategy(strategy) && code !== null ? { nonce: code, message: code } : {}),
    next_action: nextActionOf(aged(verification, now)),
    supported_strategies: strategies,
  }
}

/** Where a sign-up stands, by the clock. */
export const statusOf = ({ createdUserId, abandonAt }: SignUpRecord, now: number) =>
  createdUserId !== null ? 'complete' : abandonAt <= now ? 'abandoned' : 'missing_requirements'

/** A sign-up as the wire has it: every member, always. */
export const presentSignUp = (signUp: SignUpRecord, settings: UserSettings, now: number) => {
  const { values, verifications, externalAccount: account } = signUp
  const requirements = requirementsOf(settings, progressOf(signUp))
  const status = statusOf(signUp, now)
  const verification = (name: VerifiedField) =>
    presentVerification(verifications[name], now, strategiesOf(settings, name, values[name]))
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
    public_metadata: signUp.publicMetadata,
    custom_action: false,
    external_id: null,
    external_account: account?.status === 'verified' && account.identity ? presentIdentity(account.identity) : null,
    external_account_strategy: account?.strategy ?? null,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
    locale: signUp.locale,
    timezone: signUp.timezone,
    ...presentChallenge(signUp, requirements.missing_fields),
    verifications: {
      email_address: verification('email_address'),
      phone_number: verification('phone_number'),
      web3_wallet: verification('web3_wallet'),
      external_account: presentRoundTrip(account, now),
    },
  }
}
