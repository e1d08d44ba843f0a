import { encode } from '../../shapes/encode.ts'
import { userShape } from '../../shapes/user.ts'
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

const hasTwoFactors = ({ credentials, identifications }: MockUser): boolean =>
  credentials.totpSecret !== null || identifications.some(({ secondFactor }) => secondFactor !== undefined)

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

/** What a client reads of a user, beside what is stored by the same name. */
const detailsOf = (user: MockUser, { actions }: UserSettings) => {
  const { hasPassword, credentials, identifications, createdAt } = user
  const { totpSecret, backupCodes } = credentials
  const primary = (type: MockIdentification['type']) => identifications.find((one) => one.type === type)?.id ?? null
  return {
    externalId: null,
    imageUrl: PICTURE.image_url,
    hasImage: PICTURE.has_image,
    primaryEmailAddressId: primary('email_address'),
    primaryPhoneNumberId: primary('phone_number'),
    primaryWeb3WalletId: primary('web3_wallet'),
    organizationMemberships: [],
    passwordEnabled: hasPassword,
    passwordLastUpdatedAt: hasPassword ? createdAt : null,
    twoFactorEnabled: hasTwoFactors(user),
    totpEnabled: totpSecret !== null,
    backupCodeEnabled: backupCodes.length > 0,
    createOrganizationEnabled: actions.create_organization,
    deleteSelfEnabled: actions.delete_self,
    lastSignInAt: createdAt,
    lastActiveAt: createdAt,
    updatedAt: createdAt,
  }
}

/** A user as on the wire. */
export const presentUser = (user: MockUser, settings: UserSettings, now: number) => {
  const { externalAccounts, identifications, credentials, ...stored } = user
  const only = (type: MockIdentification['type']) => identifications.filter((one) => one.type === type)
  return {
    object: 'user',
    ...(encode(userShape, { ...stored, ...detailsOf(user, settings) }) as object), // a shape is sent as an object
    profile_image_url: PICTURE.profile_image_url,
    email_addresses: only('email_address').map((one) => presentEmailAddress(one, user)),
    phone_numbers: only('phone_number').map((one) => presentPhoneNumber(one, user)),
    web3_wallets: only('web3_wallet').map((one) => presentIdentification(one, user)),
    passkeys: credentials.passkeys.map((one) => presentPasskey(one, user)),
    external_accounts: externalAccounts.filter(isSocial).map((one) => presentExternalAccount(one, user)),
    saml_accounts: [],
    enterprise_accounts: externalAccounts
      .filter((one) => !isSocial(one))
      .map((one) => presentEnterpriseAccount(one, user)),
    mfa_enabled_at: hasTwoFactors(user) ? user.createdAt : null,
    mfa_disabled_at: null,
    ...presentLock(user, settings, now),
    bypass_client_trust: user.bypassClientTrust,
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
