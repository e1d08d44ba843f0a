import * as z from 'zod/mini'
import { verificationSchema } from './verification.ts'

const text = z.nullish(z.string())
const verification = z.nullish(verificationSchema)

/** A challenge that the server asks the browser to run before the sign-up may go on. */
const protectCheckSchema = z.object({
  status: z.string(),
  token: z.string(),
  sdk_url: z.string(),
  expires_at: z.nullish(z.number()),
  ui_hints: z.nullish(z.record(z.string(), z.string())),
})

/** A sign-up, as every endpoint under `/client/sign_ups` answers it and as a client carries it. */
export const signUpSchema = z.object({
  id: z.string(),
  status: z.string(),
  required_fields: z.array(z.string()),
  optional_fields: z.array(z.string()),
  missing_fields: z.array(z.string()),
  unverified_fields: z.array(z.string()),
  username: text,
  first_name: text,
  last_name: text,
  email_address: text,
  phone_number: text,
  web3_wallet: text,
  has_password: z.boolean(),
  unsafe_metadata: z.nullish(z.record(z.string(), z.unknown())),
  created_session_id: text,
  created_user_id: text,
  abandon_at: z.nullish(z.number()),
  legal_accepted_at: z.nullish(z.number()),
  locale: text,
  timezone: text,
  external_account: z.optional(z.unknown()),
  protect_check: z.nullish(protectCheckSchema),
  verifications: z.nullish(
    z.object({
      email_address: verification,
      phone_number: verification,
      web3_wallet: verification,
      external_account: verification,
    }),
  ),
})

export type ProtectCheckJSON = z.infer<typeof protectCheckSchema>
export type SignUpJSON = z.infer<typeof signUpSchema>
