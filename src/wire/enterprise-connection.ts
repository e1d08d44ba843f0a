import * as z from 'zod/mini'

/** One of the enterprise connections that a sign-up may go through. */
export const enterpriseConnectionsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    provider: z.nullish(z.string()),
    logo_public_url: z.nullish(z.string()),
  }),
)

export type EnterpriseConnectionJSON = z.infer<typeof enterpriseConnectionsSchema>[number]
