import type { MockIdentification, MockUser } from '../contract.ts'
import { isSocial, presentEnterpriseAccount, presentExternalAccount } from './external-account.ts'

const presentIdentification = ({ id, type, value, verification }: MockIdentification) => ({
  object: type,
  id,
  [type]: value,
  reserved: false,
  verification: verification && {
    object: 'verification',
    status: 'verified',
    strategy: verification.strategy,
    attempts: verification.attempts,
    expire_at: verification.expireAt,
    verified_at_client: verification.verifiedAtClient,
    error: null,
  },
  linked_to: [],
  matches_sso_connection: false,
})

const withImage = { image_url: '', has_image: false }

/** A user as the wire has it. */
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
    ...withImage,
    primary_email_address_id: first('email_address'),
    primary_phone_number_id: first('phone_number'),
    primary_web3_wallet_id: first('web3_wallet'),
    email_addresses: only('email_address').map(presentIdentification),
    phone_numbers: only('phone_number').map(presentIdentification),
    web3_wallets: only('web3_wallet').map(presentIdentification),
    external_accounts: user.externalAccounts.filter(isSocial).map(presentExternalAccount),
    enterprise_accounts: user.externalAccounts.filter((one) => !isSocial(one)).map(presentEnterpriseAccount),
    passkeys: [],
    organization_memberships: [],
    password_enabled: user.hasPassword,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    last_sign_in_at: user.createdAt,
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: true,
    legal_accepted_at: user.legalAcceptedAt,
    locale: user.locale,
    created_at: user.createdAt,
    updated_at: user.createdAt,
  }
}

/** What a session shows of its user. */
export const presentPublicUserData = (user: MockUser) => ({
  first_name: user.firstName,
  last_name: user.lastName,
  ...withImage,
  identifier: user.emailAddress ?? user.phoneNumber ?? user.username ?? user.web3Wallet ?? '',
  user_id: user.id,
})
