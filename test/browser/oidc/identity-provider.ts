import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import Provider, { type Context } from 'oidc-provider'
import { html, type Listening } from './listen.ts'

/** The application that the provider knows. */
export interface Registration {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

export const SCOPE = 'openid email profile'

const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'user-1': { email: 'ada@example.test', email_verified: true, given_name: 'Ada', family_name: 'Lovelace' },
}

const INTERACTION = /^\/interaction\/[^/?]+$/

const PAGE = `<form method="post"><h1>Who are you?</h1>
  <button name="choice" value="user-1">I am Ada</button>
  <button name="choice" value="">Cancel</button></form>`

const configurationOf = (registration: Registration, grantFor: (context: Context) => Promise<unknown>) => ({
  clients: [
    {
      client_id: registration.clientId,
      client_secret: registration.clientSecret,
      redirect_uris: [registration.redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
  cookies: { keys: ['of this test only'] },
  jwks: {
    keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
  },
  pkce: { required: () => true },
  // Who says who they are has agreed.
  loadExistingGrant: grantFor,
  findAccount: (_: unknown, sub: string) => PEOPLE[sub] && { accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
})

/** Makes this server an OpenID provider, at which a user says who they are, or goes. */
export const serveIdentityProvider = (server: Listening, registration: Registration): void => {
  const provider: Provider = new Provider(
    server.origin,
    configurationOf(registration, async ({ oidc: { client, session } }) => {
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
      grant.addOIDCScope(SCOPE)
      await grant.save()
      return grant
    }),
  )
  const decide = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const accountId = new URLSearchParams(await text(request)).get('choice')
    const result = accountId ? { login: { accountId } } : { error: 'access_denied', error_description: 'They said no.' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  const protocol = provider.callback()
  server.respond((request, response) => {
    if (!INTERACTION.test(request.url ?? '')) return protocol(request, response)
    return request.method === 'POST' ? decide(request, response) : html(response, PAGE)
  })
}
