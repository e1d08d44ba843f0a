import * as z from 'zod/mini'
import { additionsTo } from './additions.ts'
import { errorEntry } from './errors.ts'

const STATUSES = ['unverified', 'verified', 'failed', 'expired', 'transferable'] as const
const [unverified, verified, failed, expired] = STATUSES
const count = z.nullable(z.int())
const time = z.int()

const OTP = {
  object: z.literal('verification_otp'),
  status: z.enum([unverified, verified, failed, expired]),
  strategy: z.enum(['email_code', 'phone_code']),
  channel: z.optional(z.enum(['sms', 'whatsapp'])),
  attempts: z.int(),
  expire_at: time,
  ...additionsTo('verification_otp'),
}

const LINK = {
  object: z.literal('verification_email_link'),
  status: z.enum(STATUSES),
  strategy: z.literal('email_link'),
  attempts: z.null(),
  expire_at: time,
  verified_at_client: z.optional(z.string()),
  ...additionsTo('verification_email_link'),
}

const TICKET = {
  object: z.literal('verification_ticket'),
  status: z.enum([unverified, verified, expired]),
  strategy: z.literal('ticket'),
  attempts: count,
  expire_at: z.nullable(time),
}

const FROM_OAUTH = {
  object: z.literal('verification_from_oauth'),
  status: z.enum([unverified, verified]),
  strategy: z.string().check(z.startsWith('from_oauth_')),
  attempts: count,
  expire_at: z.nullable(time),
}

const ADDRESS = z.url({ protocol: /^https?$/ })

const OAUTH = {
  object: z.literal('verification_oauth'),
  status: z.enum(STATUSES),
  strategy: z.string().check(z.startsWith('oauth_')),
  external_verification_redirect_url: z.optional(ADDRESS),
  error: z.optional(errorEntry),
  attempts: count,
  expire_at: time,
  verified_at_client: z.optional(z.string()),
}

const SAML = {
  object: z.literal('verification_saml'),
  status: z.enum(STATUSES),
  // The description says `saml`; the official client sends and reads `enterprise_sso`, which came after it.
  strategy: z.literal('enterprise_sso'),
  external_verification_redirect_url: z.optional(ADDRESS),
  error: z.optional(errorEntry),
  attempts: count,
  expire_at: z.nullable(time),
  ...additionsTo('verification_saml'),
}

const WEB3 = {
  object: z.literal('verification_web3'),
  status: z.enum([unverified, verified, failed, expired]),
  strategy: z.string().check(z.regex(/^web3_(metamask|base|coinbase_wallet|okx_wallet|solana)_signature$/)),
  attempts: count,
  expire_at: z.nullable(time),
  nonce: z.string(),
  message: z.string(),
  ...additionsTo('verification_web3'),
}

/** What the verification of a sign-up's field has beside its own members. */
const ON_SIGN_UP = {
  next_action: z.enum(['needs_attempt', '']),
  supported_strategies: z.array(z.string()).check(z.length(1)),
}

const isConsistent = (value: {
  status: string
  strategy: string
  next_action?: unknown
  supported_strategies?: unknown
}) =>
  (value.next_action === '') === (value.status === 'verified') && String(value.supported_strategies) === value.strategy

const onSignUp = <Members extends z.core.$ZodLooseShape>(members: Members) =>
  z.strictObject({ ...members, ...ON_SIGN_UP })

const CONSISTENT = '`next_action` is empty once verified, and `supported_strategies` holds the strategy alone'

const consistent = <Schema extends z.ZodMiniType<Parameters<typeof isConsistent>[0]>>(schema: Schema) =>
  schema.check(z.refine(isConsistent, CONSISTENT))

export const verificationsOfSignUp = z.strictObject({
  email_address: z.nullable(
    consistent(
      z.discriminatedUnion('object', [
        onSignUp(OTP),
        onSignUp(LINK),
        onSignUp(TICKET),
        onSignUp(FROM_OAUTH),
        onSignUp(SAML),
      ]),
    ),
  ),
  phone_number: z.nullable(consistent(onSignUp(OTP))),
  web3_wallet: z.nullable(consistent(onSignUp(WEB3))),
  external_account: z.nullable(z.discriminatedUnion('object', [z.strictObject(OAUTH), z.strictObject(SAML)])),
})

const ADMIN = {
  object: z.literal('verification_admin'),
  status: z.literal(verified),
  strategy: z.literal('admin'),
  attempts: z.null(),
  expire_at: z.null(),
}

/** A verification of its own name, as the description has it: `verification_password` and so on. */
const named = (strategy: string) =>
  z.strictObject({
    object: z.literal(`verification_${strategy}`),
    status: z.enum([unverified, verified]),
    strategy: z.literal(strategy),
    attempts: count,
    expire_at: z.nullable(time),
  })

const PASSKEY = z.strictObject({
  object: z.literal('verification_passkey'),
  status: z.enum([unverified, verified, failed, expired]),
  strategy: z.literal('passkey'),
  attempts: count,
  expire_at: time,
  nonce: z.optional(z.string()),
  ...additionsTo('verification_passkey'),
})

const factor = (strategies: readonly string[]) =>
  z.strictObject({
    ...OTP,
    status: z.enum(STATUSES),
    strategy: z.enum(strategies),
  })

const LINK_FACTOR = z.strictObject(LINK)
const CODES = ['email_code', 'phone_code'] as const
const TICKET_FACTOR = z.strictObject(TICKET)

export const firstFactor = z.discriminatedUnion('object', [
  named('password'),
  factor([...CODES, 'reset_password_email_code', 'reset_password_phone_code']),
  LINK_FACTOR,
  z.strictObject({ ...WEB3, status: z.enum(STATUSES) }),
  PASSKEY,
  TICKET_FACTOR,
  z.strictObject({ ...named('google_one_tap').shape, ...additionsTo('verification_google_one_tap') }),
  z.strictObject(OAUTH),
  z.strictObject(SAML),
])

export const secondFactor = z.discriminatedUnion('object', [
  factor(CODES),
  named('totp'),
  named('backup_code'),
  LINK_FACTOR,
  PASSKEY,
])

export const passkeyVerification = PASSKEY

export const roundTrip = z.discriminatedUnion('object', [z.strictObject(OAUTH), z.strictObject(SAML)])

export const verificationOf = {
  emailAddress: z.discriminatedUnion('object', [
    z.strictObject(ADMIN),
    z.strictObject(OTP),
    z.strictObject(LINK),
    z.strictObject(TICKET),
    z.strictObject(FROM_OAUTH),
    z.strictObject(SAML),
  ]),
  phoneNumber: z.discriminatedUnion('object', [z.strictObject(ADMIN), z.strictObject(OTP)]),
  web3Wallet: z.discriminatedUnion('object', [
    z.strictObject(ADMIN),
    z.strictObject({ ...WEB3, nonce: z.optional(WEB3.nonce), message: z.optional(WEB3.message) }),
  ]),
}
