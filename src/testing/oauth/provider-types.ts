/** A user at a provider, as the provider describes them. */
export interface MockIdentity {
  /** The provider's own id of the user. Default: the email address; without one, a generated id. */
  readonly id?: string | undefined
  readonly emailAddress?: string | undefined
  /** Whether the provider has verified the email address. Default `true`. */
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
  /** The enterprise connection; `null` for a social provider. */
  readonly connectionId: string | null
  readonly providerUserId: string
  readonly emailAddress: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly username: string | null
}

/** Where a round trip begins: `signUp.verifications.externalAccount.externalVerificationRedirectURL`. */
type RoundTripUrl = string | URL | null

/** Options of `providers.add()`. */
export interface MockProviderInput {
  /** The users at the provider. */
  readonly identities?: readonly MockIdentity[] | undefined
  /**
   * The authorization page of a server of yours that acts as the provider, in place of the mock's own page. The browser
   * arrives there with `state` in the query. Pass that whole URL to `approve()` or `deny()`, and redirect the browser
   * to the URL that they resolve to.
   */
  readonly authorizeUrl?: string | URL | undefined
}

/** A provider whose identity tokens a sign-up accepts. */
export type MockTokenProvider = `oauth_${string}`

/** The providers, and the users there. */
export interface MockProviders {
  /**
   * Enables a social provider, for example `oauth_google`, and adds users there. For an enterprise connection, pass its
   * id; it must be configured already.
   */
  add(provider: string, options?: MockProviderInput): void
  /**
   * Grants the authorization request, as a user does on the provider's page. Default identity: the first one added.
   *
   * Resolves to the URL that the browser is redirected to. Rejects when `url` does not begin a round trip, or when the
   * provider has no identity.
   */
  approve(url: RoundTripUrl, identity?: MockIdentity): Promise<URL>
  /** Denies the authorization request. Resolves to the URL that the browser is redirected to. */
  deny(url: RoundTripUrl): Promise<URL>
  /**
   * Issues an identity token, as Google One Tap or Sign in with Apple does on a device. Pass it as `token`, with
   * `strategy: 'google_one_tap'` or, for example, `'oauth_token_apple'`. It is accepted once.
   *
   * Default identity: the first one added. Throws when the provider has none.
   */
  token(provider: MockTokenProvider, identity?: MockIdentity): string
}
