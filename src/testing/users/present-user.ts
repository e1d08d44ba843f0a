import type { UserSettings } from '../environment/settings.ts'
import type { MockIdentification, MockPasskey, MockUser } from '../user-types.ts'
import { presentProof } from '../verifications/present-verification.ts'
import { presentLock } from './lock-out.ts'
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
  reserved_for_second_factor: identification.secondFactor !== undefined,
  default_second_factor: identification.secondFactor === 'default',
  reserved: false,
  linked_to: [],
  backup_codes: null,
})

/** The picture of a user who has not uploaded one. */
export const PICTURE = { image_url: '', has_image: false, profile_image_url: '' }

const presentPasskey = ({ id, name, lastUsedAt }: MockPasskey, { createdAt }: MockUser) => ({
  object: 'passkey',
  id,
  name,
  last_used_at: lastUsedAt,
  verification: {
    object: 'verification_passkey',
    status: 'verified',
    strategy: 'passkey',
    attempts: 1,
    expire_at: createdAt,
  },
  created_at: createdAt,
  updated_at: createdAt,
})

/** A user as on the wire. */
export const presentUser = (user: MockUser, settings: UserSettings, now: number) => {
  const { totpSecret, backupCodes, passkeys } = user.credentials
  const hasSecondFactor = totpSecret !== null || user.identifications.some((one) => one.secondFactor !== undefined)
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
    passkeys: passkeys.map((one) => presentPasskey(one, user)),
    external_accounts: user.externalAccounts.filter(isSocial).map((one) => presentExternalAccount(one, user)),
    saml_accounts: [],
    enterprise_accounts: user.externalAccounts
      .filter((one) => !isSocial(one))
      .map((one) => presentEnterpriseAccount(one, user)),
    organization_memberships: [],
    password_enabled: user.hasPassword,
    password_last_updated_at: user.hasPassword ? user.createdAt : null,
    two_factor_enabled: hasSecondFactor,
    totp_enabled: totpSecret !== null,
    backup_code_enabled: backupCodes.length > 0,
    mfa_enabled_at: hasSecondFactor ? user.createdAt : null,
    mfa_disabled_at: null,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    banned: user.banned,
    ...presentLock(user, settings, now),
    bypass_client_trust: user.bypassClientTrust,
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
