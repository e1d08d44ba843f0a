import type { FrontendApiTransport } from 'headless-signup'

interface SignInJSON {
  readonly created_session_id: string | null
  readonly first_factor_verification: { readonly external_verification_redirect_url?: string } | null
}

/** As much of a sign-in as an app needs whose users sign in through a provider, over the client's own transport. */
export const createSignIn =
  (transport: FrontendApiTransport) =>
  async (body: Readonly<Record<string, unknown>>): Promise<SignInJSON> => {
    // As the official client does, so that the server ends with the same.
    const page = { locale: navigator.language, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone }
    const request = { method: 'POST', path: '/client/sign_ins', body: { ...body, ...page } } as const
    const { status, body: received } = await transport(request)
    if (status !== 200) throw new Error(`The sign-in was rejected (${status}): ${JSON.stringify(received)}`)
    return (received as { response: SignInJSON }).response
  }
