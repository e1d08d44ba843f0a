/** Somebody at a provider: what the provider tells of them. */
export interface MockIdentity {
  /** The provider's own id of the person. Default: the email address; without one, an id is made. */
  readonly id?: string | undefined
  readonly emailAddress?: string | undefined
  /** Whether the provider says that the email address is theirs. Default `true`. */
  readonly emailVerified?: boolean | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly username?: string | undefined
}

/** An account of a user at a provider. */
export interface MockExternalAccount {
  readonly id: string
  /** For example `oauth_google`, or `enterprise_sso`. */
  readonly strategy: string
  /** The enterprise connection that it came through. */
  readonly connectionId: string | null
  readonly providerUserId: string
  readonly emailAddress: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly username: string | null
}

/** Where a round trip begins: `signUp.verifications.externalAccount.externalVerificationRedirectURL`. */
type RoundTripUrl = string | URL | null

/** What the mock is to know of a provider. */
export interface MockProviderInput {
  readonly identities?: readonly MockIdentity[] | undefined
  /**
   * Where the browser is sent instead of to the mock's own page: a server of yours that stands in for the provider. It
   * gets the round trip as `state` in the query; the address as a whole is what `approve()` and `deny()` take, and what
   * they resolve to is where it sends the browser on.
   */
  readonly authorizeUrl?: string | URL | undefined
}

/** A provider whose identity tokens a sign-up takes. */
export type MockTokenProvider = `oauth_${string}`

/** The providers, and the people there. */
export interface MockProviders {
  /**
   * Enables a social provider, for example `oauth_google`, and makes people known there. For an enterprise connection,
   * pass its id; it has to be configured already.
   */
  add(provider: string, options?: MockProviderInput): void
  /**
   * Does what a person does on the provider's page: chooses an identity, and lets it be known. Default: the first one known.
   *
   * Resolves to where the browser is sent. Rejects when the address begins no round trip, or nobody is known.
   */
  approve(url: RoundTripUrl, identity?: MockIdentity): Promise<URL>
  /** The person refuses. Resolves to where the browser is sent. */
  deny(url: RoundTripUrl): Promise<URL>
  /**
   * Issues what Google One Tap, or Sign in with Apple on a device, hands to an app: a token that says who the user is.
   * Pass it as `token`, with `strategy: 'google_one_tap'` or, for example, `'oauth_token_apple'`. It is accepted once.
   *
   * Throws when no identity is passed and nobody is known there. Default: the first one known.
   */
  token(provider: MockTokenProvider, identity?: MockIdentity): string
}
