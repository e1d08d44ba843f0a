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
   * Default identity: the first one added. Throws for a provider without identities.
   */
  token(provider: MockTokenProvider, identity?: MockIdentity): string
}

/** Options of `tickets.issue()`. */
export interface MockTicketInput {
  /** The invited email address: the sign-up gets it, verified. Without one, the ticket only permits a sign-up. */
  readonly emailAddress?: string | undefined
  /** The public metadata of the new user. */
  readonly publicMetadata?: Readonly<Record<string, unknown>> | undefined
  /** How long it is valid, in milliseconds: more than 0. Default 2 592 000 000: thirty days. */
  readonly expiresInMs?: number | undefined
  /** The page of the app that the ticket's link opens: see `MockTicket.url`. */
  readonly redirectUrl?: string | undefined
  /** Whether the link is sent to `emailAddress`. Default `false`. */
  readonly notify?: boolean | undefined
  /** The user that it signs in: a sign-in token. Instead of an invitation, so without the other members but the times. */
  readonly userId?: string | undefined
}

/** A ticket that was issued. */
export interface MockTicket {
  /** The ticket itself: a secret between the server and the user. */
  readonly id: string
  /** The public id of the invitation, or of the sign-in token. */
  readonly invitationId: string
  readonly emailAddress: string | null
  /** The user that it signs in; `null` for an invitation. */
  readonly userId: string | null
  readonly publicMetadata: Readonly<Record<string, unknown>>
  /**
   * The link that the user opens: `redirectUrl` with `__clerk_ticket` and `__clerk_status`. The status is `sign_up`,
   * `sign_in` while the address has a user, or `complete` once a user signed up with the ticket. It changes with time:
   * read it from `api.tickets` again. `null` without a `redirectUrl`.
   */
  readonly url: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** Epoch milliseconds. */
  readonly expireAt: number
  /** The sign-up or sign-in that completed with it. */
  readonly usedBy: string | null
  /** Epoch milliseconds. */
  readonly revokedAt: number | null
}

/** Every ticket, oldest first. */
export interface MockTickets extends ReadonlyArray<MockTicket> {
  /**
   * Issues a ticket for one sign-up, or with `userId` for one sign-in, and returns what an app reads from `__clerk_ticket` in its URL. The link is
   * `api.tickets.at(-1)?.url`.
   */
  issue(ticket?: MockTicketInput): string
  /** Revokes a ticket: it permits no further sign-up or sign-in. */
  revoke(ticket: string): void
}

/** A session. All times are epoch milliseconds. It expires at `expireAt` and is abandoned at `abandonAt`. */
export interface MockSession {
  readonly id: string
  readonly clientId: string
  readonly userId: string
  /** `revoked`: a new password signed the user out of it. */
  readonly status: 'active' | 'removed' | 'ended' | 'revoked'
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expireAt: number
  readonly abandonAt: number
  /** The tasks left before the session is active, for example `choose-organization`. */
  readonly tasks: readonly string[]
  /** When the user passed a second factor; `null`: never. */
  readonly secondFactorAt: number | null
}

/** Every session, oldest first. */
export interface MockSessions extends ReadonlyArray<MockSession> {
  /** Completes a task, or without `task` all of them. The session is active once no task is left. */
  completeTask(sessionId: string, task?: string): void
}
