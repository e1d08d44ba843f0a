import { encode } from '../../shapes/encode.ts'
import { signUpShape } from '../../shapes/sign-up.ts'
import { presentChallenge } from '../challenges/protect.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { SignUpRecord } from '../state/records.ts'
import { presentRoundTrip, presentVerification } from '../verifications/present-verification.ts'
import { TEXT_FIELDS, wireNameOf } from './fields.ts'
import { type Progress, requirementsOf } from './requirements.ts'

/** Which fields of a sign-up have a value, and which are verified. */
export const progressOf = ({
  verifications,
  hasPassword,
  legalAcceptedAt,
  externalAccount,
  isEnterprise,
  ...fields
}: SignUpRecord): Progress => ({
  isEnterprise,
  provided: new Set([
    ...TEXT_FIELDS.filter((name) => fields[name] !== null).map(wireNameOf),
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
  const { verifications, externalAccount, ...fields } = signUp
  const requirements = requirementsOf(settings, progressOf(signUp))
  const status = statusOf(signUp, now)
  return {
    object: 'sign_up_attempt',
    ...(encode(signUpShape, fields) as object), // a shape is sent as an object
    ...requirements,
    // A complete sign-up stays complete, even if the settings require more since.
    ...(status === 'complete' ? { missing_fields: [], unverified_fields: [] } : {}),
    status,
    ...presentChallenge(signUp, requirements.missing_fields),
    verifications: {
      email_address: presentVerification(verifications.email_address, now),
      phone_number: presentVerification(verifications.phone_number, now),
      web3_wallet: presentVerification(verifications.web3_wallet, now),
      external_account: presentRoundTrip(externalAccount, now),
    },
  }
}
