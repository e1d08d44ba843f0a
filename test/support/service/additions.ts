import * as z from 'zod/mini'
import { errorEntry } from './errors.ts'

const protectCheck = z.strictObject({
  status: z.literal('pending'),
  token: z.string(),
  sdk_url: z.string(),
  expires_at: z.optional(z.int()),
  ui_hints: z.optional(z.record(z.string(), z.string())),
})

/** What the mock sends although neither a recording nor the published description has it: where, its shape, and why. */
const ADDITIONS: readonly (readonly [of: string, member: string, shape: z.ZodMiniType, reason: string])[] = [
  [
    'sign_up_attempt',
    'has_password',
    z.boolean(),
    'the official browser client reads this name, not `password_enabled`',
  ],
  ['sign_up_attempt', 'timezone', z.nullable(z.string()), 'the official client reads it since 6.40'],
  [
    'sign_up_attempt',
    'protect_check',
    z.optional(protectCheck),
    'the official client reads it; it is described nowhere',
  ],
  [
    'verification_otp',
    'error',
    z.optional(errorEntry),
    'why it failed: the official client shows the error of any verification',
  ],
  ['verification_email_link', 'error', z.optional(errorEntry), 'the same'],
  ['verification_web3', 'error', z.optional(errorEntry), 'the same'],
  ['verification_passkey', 'error', z.optional(errorEntry), 'the same'],
  ['sign_in_attempt', 'locale', z.nullable(z.string()), 'every recording has it'],
  ['sign_in_attempt', 'timezone', z.nullable(z.string()), 'the official client reads it since 6.40'],
  [
    'sign_in_attempt',
    'sso_bypass_first_factors',
    z.optional(z.nullable(z.array(z.unknown()))),
    'the official client reads it since 6.40: who is on the list of a connection has it',
  ],
  ['sign_in_attempt', 'protect_check', z.optional(protectCheck), 'the official client reads it'],
  [
    'sign_in_factor',
    'default',
    z.optional(z.boolean()),
    'the official client reads it: the phone number to begin with',
  ],
  [
    'sign_in_factor',
    'enterprise_connection_provider',
    z.optional(z.string()),
    'the official client reads it beside the name of a connection',
  ],
  ['verification_saml', 'verified_at_client', z.optional(z.string()), 'as a verification of OAuth has it'],
  ['attribute', 'channels', z.optional(z.array(z.string())), 'the official client reads it: text message or WhatsApp'],
  [
    'organization_settings',
    'force_organization_selection',
    z.boolean(),
    'the official client reads it for session tasks',
  ],
]

/** The members that are added to an object of this name. */
export const additionsTo = (name: string): Record<string, z.ZodMiniType> =>
  Object.fromEntries(ADDITIONS.filter(([of]) => of === name).map(([, member, shape]) => [member, shape]))
