import type { ServerResponse } from 'node:http'
import * as openid from 'openid-client'
import type { MockFrontendApi } from '../../../src/testing/index.ts'
import { type Registration, SCOPE } from './identity-provider.ts'
import { redirect } from './listen.ts'

export const START = '/oidc/start'
export const CALLBACK = '/oidc/callback'

interface Pending {
  readonly pkceCodeVerifier: string
  readonly expectedNonce: string
  /** The address by which the mock knows the round trip. */
  readonly trip: string
}

const isRejection = (error: unknown): boolean =>
  error instanceof openid.AuthorizationResponseError && error.error === 'access_denied'

/** What a server does that signs people up through an OpenID provider: sends them there, and takes them in. */
export const createRelyingParty = async (
  { providers }: Pick<MockFrontendApi, 'providers'>,
  issuer: string,
  { clientId, clientSecret, redirectUri }: Registration,
) => {
  const configuration = await openid.discovery(
    new URL(issuer),
    clientId,
    undefined,
    openid.ClientSecretPost(clientSecret),
    { execute: [openid.allowInsecureRequests] },
  )
  const pending = new Map<string, Pending>()

  const start = async (url: URL, response: ServerResponse): Promise<void> => {
    const [pkceCodeVerifier, state, expectedNonce] = [
      openid.randomPKCECodeVerifier(),
      openid.randomState(),
      openid.randomNonce(),
    ]
    pending.set(state, { pkceCodeVerifier, expectedNonce, trip: url.href })
    const authorization = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      nonce: expectedNonce,
      state,
    })
    redirect(response, authorization)
  }

  /** Whom the provider sent back, with everything that it passes on. */
  const identityOf = async (url: URL, expectedState: string, { trip: _, ...checks }: Pending) => {
    const tokens = await openid.authorizationCodeGrant(configuration, url, {
      ...checks,
      expectedState,
      idTokenExpected: true,
    })
    const sub = tokens.claims()?.sub ?? ''
    const user = await openid.fetchUserInfo(configuration, tokens.access_token, sub)
    return {
      id: sub,
      emailAddress: user.email,
      emailVerified: user.email_verified,
      firstName: user.given_name,
      lastName: user.family_name,
    }
  }

  const finish = async (url: URL, response: ServerResponse): Promise<void> => {
    const state = url.searchParams.get('state') ?? ''
    const known = pending.get(state)
    if (!known) throw new Error('No user was sent to the provider with this state.')
    pending.delete(state)
    const identity = await identityOf(url, state, known).catch((error) => {
      if (isRejection(error)) return null
      throw error
    })
    redirect(response, await (identity ? providers.approve(known.trip, identity) : providers.deny(known.trip)))
  }

  return { start, finish }
}
