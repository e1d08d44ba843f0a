import type { MockIdentification, MockUser } from '../account-types.ts'
import { presentProof } from '../verifications/present-verification.ts'
import { isSocial, presentEnterpriseAccount, presentExternalAccount } from './present-external-account.ts'

/** The external accounts with this email address. */
const linksOf = ({ type, value }: MockIdentification, { externalAccounts }: MockUser) =>
  externalAccounts
    .filter(({ emailAddress }) => type === 'email_address' && emailAddress?.toLowerCase() === value.toLowerCase())
    .map(({ id, strategy }) => ({ type: strategy, id }))

const presentIdentification = (identification: MockIdentification, user: MockUser) => {
  const { id, type, value, verification } = identification
  return {
    object: type,
    id,
    [type]: value,
    verification: verification && presentProof({ status: 'verified', ...verification }),
    created_at: user.createdAt,
    updated_at: user.createdAt,
  }
}

const presentEmailAddress = (identification: MockIdentification, user: MockUser) => ({
  ...presentIdentification(identification, user),
  reserved: false,
  linked_to: linksOf(identification, user),
  matches_sso_connection: user.externalAccounts.some((account) => !isSocial(account)),
})

const presentPhoneNumber = (identification: MockIdentification, user: MockUser) => ({
  ...presentIdentification(identification, user),
  reserved_for_second_factor: false,
  default_second_factor: false,
  reserved: false,
  linked_to: [],
  backup_codes: null,
})

/** The picture of a user who has not uploaded one. */
const PICTURE = { image_url: '', has_image: false, profile_image_url: '' }

/** A user as on the wire. */
export const presentUser = (user: MockUser) => {
  const only = (type: MockIdentification['type']) => user.identifications.filter((one) => one.type === type)
  const first = (type: MockIdentification['type']) => only(type)[0]?.id ?? null
  return {
    object: 'user',
    id: user.id,
    external_id: null,
    username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    locale: user.locale,
    ...PICTURE,
    primary_email_address_id: first('email_address'),
    primary_phone_number_id: first('phone_number'),
    primary_web3_wallet_id: first('web3_wallet'),
    email_addresses: only('email_address').map((one) => presentEmailAddress(one, user)),
    phone_numbers: only('phone_number').map((one) => presentPhoneNumber(one, user)),
    web3_wallets: only('web3_wallet').map((one) => presentIdentification(one, user)),
    passkeys: [],
    external_accounts: user.externalAccounts.filter(isSocial).map((one) => presentExternalAccount(one, user)),
    saml_accounts: [],
    enterprise_accounts: user.externalAccounts
      .filter((one) => !isSocial(one))
      .map((one) => presentEnterpriseAccount(one, user)),
    organization_memberships: [],
    password_enabled: user.hasPassword,
    password_last_updated_at: user.hasPassword ? user.createdAt : null,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    mfa_enabled_at: null,
    mfa_disabled_at: null,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    banned: false,
    locked: false,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    bypass_client_trust: false,
    create_organization_enabled: false,
    delete_self_enabled: true,
    legal_accepted_at: user.legalAcceptedAt,
    last_sign_in_at: user.createdAt,
    last_active_at: user.createdAt,
    created_at: user.createdAt,
    updated_at: user.createdAt,
  }
}

/** The `public_user_data` of a session. */
export const presentPublicUserData = (user: MockUser) => ({
  first_name: user.firstName,
  last_name: user.lastName,
  ...PICTURE,
  identifier: user.emailAddress ?? user.phoneNumber ?? user.username ?? user.web3Wallet ?? '',
  username: user.username,
})
