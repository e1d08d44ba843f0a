import { paths } from '../../shapes/paths.ts'
import { PATH_PREFIX } from '../../shapes/protocol.ts'
import type { MockProviders } from '../account-types.ts'
import type { MockSignIns } from '../types.ts'

interface SignInResponse {
  readonly response?: {
    readonly first_factor_verification: { readonly external_verification_redirect_url: string }
  }
}

/** Acts as a user who tries to sign in. */
export const createSignIns = (origin: string, providers: MockProviders): MockSignIns => ({
  attempt: async (browser, { strategy, identity }) => {
    const body = new URLSearchParams({ strategy, redirect_url: `${origin}/sign-in` })
    const reply = await browser.fetch(`${origin}${PATH_PREFIX}${paths.signIns}`, { method: 'POST', body })
    const text = await reply.text()
    const { response } = JSON.parse(text) as SignInResponse
    if (!response) throw new Error(`signIns.attempt(): the sign-in failed (${reply.status}): ${text}`)
    await providers.approve(response.first_factor_verification.external_verification_redirect_url, identity)
  },
})
