import * as z from 'zod/mini'
import { apiErrorSchema } from './api-error.ts'

/** One verification. `status`, `strategy`, `channel` and `next_action` are open: new members pass through. */
export const verificationSchema = z.object({
  status: z.nullable(z.string()),
  strategy: z.nullish(z.string()),
  attempts: z.nullish(z.number()),
  expire_at: z.nullish(z.number()),
  verified_at_client: z.nullish(z.string()),
  error: z.nullish(apiErrorSchema),
  nonce: z.nullish(z.string()),
  message: z.nullish(z.string()),
  external_verification_redirect_url: z.nullish(z.string()),
  channel: z.nullish(z.string()),
  next_action: z.nullish(z.string()),
  supported_strategies: z.nullish(z.array(z.string())),
})

export type VerificationJSON = z.infer<typeof verificationSchema>
