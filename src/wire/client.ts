import * as z from 'zod/mini'
import { signInSchema } from './sign-in.ts'
import { signUpSchema } from './sign-up.ts'
import { verificationSchema } from './verification.ts'

const text = z.nullish(z.string())
const time = z.nullish(z.number())
const metadata = z.nullish(z.record(z.string(), z.unknown()))
const verification = z.nullish(verificationSchema)

/** The person behind a session, as far as a screen shows it. */
const userSchema = z.object({
  id: z.string(),
  external_id: text,
  username: text,
  first_name: text,
  last_name: text,
  image_url: text,
  has_image: z.nullish(z.boolean()),
  primary_email_address_id: text,
  primary_phone_number_id: text,
  primary_web3_wallet_id: text,
  email_addresses: z.array(z.object({ id: z.string(), email_address: z.string(), verification })),
  phone_numbers: z.array(z.object({ id: z.string(), phone_number: z.string(), verification })),
  web3_wallets: z.nullish(z.array(z.object({ id: z.string(), web3_wallet: z.string(), verification }))),
  password_enabled: z.nullish(z.boolean()),
  public_metadata: metadata,
  unsafe_metadata: metadata,
  legal_accepted_at: time,
  last_sign_in_at: time,
  locale: text,
  created_at: time,
  updated_at: time,
})

/** `{ jwt }`: the answer of the token endpoints, and the token that a session brings along. */
export const tokenSchema = z.object({ jwt: z.string() })

/** A session of a client. `status` and the tasks' `key` are open. */
export const sessionSchema = z.object({
  id: z.string(),
  status: z.string(),
  expire_at: time,
  abandon_at: time,
  last_active_at: time,
  last_active_organization_id: text,
  last_active_token: z.nullish(tokenSchema),
  tasks: z.nullish(z.array(z.object({ key: z.string() }))),
  user: z.nullish(userSchema),
  created_at: time,
  updated_at: time,
})

/** A client: one browser, with its sessions and its sign-up in progress. */
export const clientSchema = z.object({
  id: z.nullish(z.string()),
  sessions: z.array(sessionSchema),
  sign_up: z.nullish(signUpSchema),
  sign_in: z.nullish(signInSchema),
  last_active_session_id: text,
  last_authentication_strategy: text,
  captcha_bypass: z.nullish(z.boolean()),
  cookie_expires_at: time,
  created_at: time,
  updated_at: time,
})

export type UserJSON = z.infer<typeof userSchema>
export type TokenJSON = z.infer<typeof tokenSchema>
export type SessionJSON = z.infer<typeof sessionSchema>
export type ClientJSON = z.infer<typeof clientSchema>
