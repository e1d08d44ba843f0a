import * as z from 'zod/mini'

/** One entry of `errors`, and the `error` of a verification. */
export const errorEntry = z.strictObject({
  code: z.string().check(z.minLength(1)),
  message: z.string().check(z.minLength(1)),
  long_message: z.string().check(z.minLength(1)),
  meta: z.record(z.string(), z.unknown()),
})
