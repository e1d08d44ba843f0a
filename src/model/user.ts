import type { UserJSON } from '../wire/client.ts'
import type { VerificationJSON } from '../wire/verification.ts'
import { toDate } from './time.ts'

/** An identifier of a user: an email address, a phone number or a wallet. */
export interface UserIdentifier {
  readonly id: string
  readonly verified: boolean
}

/** The person behind a session. */
export interface User {
  readonly id: string
  readonly externalId: string | null
  readonly username: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly imageUrl: string
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly primaryPhoneNumberId: string | null
  readonly primaryWeb3WalletId: string | null
  readonly emailAddresses: (UserIdentifier & { readonly emailAddress: string })[]
  readonly phoneNumbers: (UserIdentifier & { readonly phoneNumber: string })[]
  readonly web3Wallets: (UserIdentifier & { readonly web3Wallet: string })[]
  readonly passwordEnabled: boolean
  readonly publicMetadata: Record<string, unknown>
  readonly unsafeMetadata: Record<string, unknown>
  readonly legalAcceptedAt: Date | null
  readonly lastSignInAt: Date | null
  readonly locale: string | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
}

const identifier = (json: { id: string; verification?: VerificationJSON | null | undefined }): UserIdentifier => ({
  id: json.id,
  verified: json.verification?.status === 'verified',
})

export const decodeUser = (json: UserJSON): User => ({
  id: json.id,
  externalId: json.external_id ?? null,
  username: json.username ?? null,
  firstName: json.first_name ?? null,
  lastName: json.last_name ?? null,
  imageUrl: json.image_url ?? '',
  hasImage: json.has_image ?? false,
  primaryEmailAddressId: json.primary_email_address_id ?? null,
  primaryPhoneNumberId: json.primary_phone_number_id ?? null,
  primaryWeb3WalletId: json.primary_web3_wallet_id ?? null,
  emailAddresses: json.email_addresses.map((item) => ({ ...identifier(item), emailAddress: item.email_address })),
  phoneNumbers: json.phone_numbers.map((item) => ({ ...identifier(item), phoneNumber: item.phone_number })),
  web3Wallets: (json.web3_wallets ?? []).map((item) => ({ ...identifier(item), web3Wallet: item.web3_wallet })),
  passwordEnabled: json.password_enabled ?? false,
  publicMetadata: json.public_metadata ?? {},
  unsafeMetadata: json.unsafe_metadata ?? {},
  legalAcceptedAt: toDate(json.legal_accepted_at),
  lastSignInAt: toDate(json.last_sign_in_at),
  locale: json.locale ?? null,
  createdAt: toDate(json.created_at),
  updatedAt: toDate(json.updated_at),
})
