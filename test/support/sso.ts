import { type Client, type ClientOptions, createClient } from '../../src/index.ts'
import { signUpJSON, verificationJSON } from './json.ts'
import { type ScriptedServer, type SeenRequest, scriptedServer } from './server.ts'

export const PROVIDER_URL = 'https://provider.example.test/authorize?state=1'
const KEY = 'pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA=='

/** A sign-up with an external account in some state. */
export const withAccount = (
  verification: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> =>
  signUpJSON({
    unverified_fields: [],
    verifications: { external_account: verificationJSON({ strategy: 'oauth_google', ...verification }) },
    ...overrides,
  })

/** A sign-up whose provider waits for the user. */
export const underWay = withAccount({ external_verification_redirect_url: PROVIDER_URL })

export const responseWith = (response: unknown, client: unknown = null): Response => Response.json({ response, client })

export interface SSOSetup extends ScriptedServer {
  readonly client: Client
  readonly signUp: Client['signUp']
  readonly future: Client['signUp']['future']
  /** Where the page was sent. */
  readonly navigations: string[]
  /** The form of a request, by its place. */
  form(index: number): Record<string, string>
}

/** A client over HTTP at a server that responds as the test says: with a sign-up under way, if nothing else. */
export const ssoSetup = (
  respond: (request: SeenRequest, index: number) => Response | Promise<Response> = () => responseWith(underWay),
  options: Partial<ClientOptions> = {},
): SSOSetup => {
  const server = scriptedServer(respond)
  const navigations: string[] = []
  const client = createClient({
    publishableKey: KEY,
    fetch: server.fetch,
    locale: 'en-GB',
    timezone: 'Europe/London',
    navigate: (url) => {
      navigations.push(url)
    },
    ...options,
  })
  return {
    ...server,
    client,
    signUp: client.signUp,
    future: client.signUp.future,
    navigations,
    form: (index) => Object.fromEntries(new URLSearchParams(server.seen[index]?.body)),
  }
}
