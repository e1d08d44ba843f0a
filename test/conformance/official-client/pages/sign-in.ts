import type { FrontendApiTransport } from 'headless-signup'

interface SignInJSON {
  readonly created_session_id: string | null
  readonly first_factor_verification: { readonly external_verification_redirect_url?: string } | null
}

/** As much of a sign-in as an app needs whose users sign in through a provider, over the client's own transport. */
export const createSignIn =
  (transport: FrontendApiTransport) =>
  async (body: Readonly<Record<string, unknown>>): Promise<SignInJSON> => {
    const { status, body: received } = await transport({ method: 'POST', path: '/client/sign_ins', body })
    if (status !== 200) throw new Error(`The sign-in was rejected (${status}): ${JSON.stringify(received)}`)
    return (received as { response: SignInJSON }).response
  }
