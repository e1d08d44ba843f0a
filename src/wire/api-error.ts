import * as z from 'zod/mini'

/** One entry of the `errors` of a refusal, and of a verification's `error`. */
export const apiErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  long_message: z.nullish(z.string()),
  meta: z.nullish(z.record(z.string(), z.unknown())),
})

export type ApiErrorJSON = z.infer<typeof apiErrorSchema>
