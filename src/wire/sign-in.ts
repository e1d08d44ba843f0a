import * as z from 'zod/mini'
import { apiErrorSchema } from './api-error.ts'

const text = z.nullish(z.string())

/** A sign-in that a client carries: only what a sign-up has to know of it, and nothing that it cannot do without. */
export const signInSchema = z.object({
  id: text,
  status: text,
  first_factor_verification: z.nullish(z.object({ status: text, strategy: text, error: z.nullish(apiErrorSchema) })),
  created_session_id: text,
  protect_check: z.optional(z.unknown()),
})

export type SignInJSON = z.infer<typeof signInSchema>
