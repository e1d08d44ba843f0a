import { encode } from '../../shapes/encode.ts'
import { toCamelCase } from '../../shapes/kinds.ts'
import { userShape } from '../../shapes/user.ts'
import { passkeyShape } from '../../shapes/user-accounts.ts'
import { emailAddressShape, phoneNumberShape, web3WalletShape } from '../../shapes/user-identifiers.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { MockIdentification, MockPasskey, MockUser } from '../user-types.ts'
import { presentProof, presentProved } from '../verifications/present-verification.ts'
import { presentLock } from './lock-out.ts'
import { isSocial, presentEnterpriseAccount, presentExternalAccount } from './present-external-account.ts'

/** The external accounts with this email address. */
const linksOf = ({ type, value }: MockIdentification, { externalAccounts }: MockUser) =>
  externalAccounts
    .filter(({ emailAddress }) => type === 'email_address' && emailAddress?.toLowerCase() === value.toLowerCase())
    .map(({ id, strategy }) => ({ type: strategy, id }))

const SHAPES = { email_address: emailAddressShape, phone_number: phoneNumberShape, web3_wallet: web3WalletShape }

/** One of the user's identifiers. `more` is what only its kind has. */
const presentIdentification = (identification: MockIdentification, { createdAt }: MockUser, more: object = {}) => {
  const { id, type, value, verification } = identification
  const described = { id, [toCamelCase(type)]: value, createdAt, updatedAt: createdAt, ...more }
  return {
    object: type,
    ...(encode(SHAPES[type], described) as object), // a shape is sent as an object
    verification: verification && presentProof({ ...verification, status: 'verified' }),
  }
}

const presentEmailAddress = (identification: MockIdentification, user: MockUser) => ({
  ...presentIdentification(identification, user, {
    linkedTo: linksOf(identification, user),
    matchesSSOConnection: user.externalAccounts.some((account) => !isSocial(account)),
  }),
  reserved: false,
})

const presentPhoneNumber = (identification: MockIdentification, user: MockUser) => ({
  ...presentIdentification(identification, user, {
    linkedTo: [],
    reservedForSecondFactor: identification.secondFactor !== undefined,
    defaultSecondFactor: identification.secondFactor === 'default',
  }),
  reserved: false,
  backup_codes: null,
})

const hasTwoFactors = ({ credentials, identifications }: MockUser): boolean =>
  credentials.totpSecret !== null || identifications.some(({ secondFactor }) => secondFactor !== undefined)

/** The picture of a user who has not uploaded one. */
export const PICTURE = { image_url: '', has_image: false, profile_image_url: '' }

const presentPasskey = ({ id, name, lastUsedAt }: MockPasskey, { createdAt }: MockUser) => ({
  object: 'passkey',
  ...(encode(passkeyShape, { id, name, lastUsedAt, createdAt, updatedAt: createdAt }) as object), // as all shapes
  verification: presentProved('passkey', createdAt),
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
