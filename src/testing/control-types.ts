import type { FrontendApiTransport } from '../api/transport.ts'
import type { MockIdentity } from './oauth/provider-types.ts'

/** One browser: requests through it share one client. */
export interface MockBrowser {
  /** Like the global `fetch`, with this browser's cookie, which is kept in memory. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>
  /** A transport for `createClient()` in this browser, without HTTP in between. */
  readonly transport: FrontendApiTransport
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
}

/** A ticket that was issued. */
export interface MockTicket {
  /** The ticket itself: a secret between the server and the user. */
  readonly id: string
  /** The public id of the invitation. */
  readonly invitationId: string
  readonly emailAddress: string | null
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
  /** The sign-up that completed with it. */
  readonly usedBy: string | null
  /** Epoch milliseconds. */
  readonly revokedAt: number | null
}

/** Every ticket, oldest first. */
export interface MockTickets extends ReadonlyArray<MockTicket> {
  /**
   * Issues a ticket for one sign-up, and returns what an app reads from `__clerk_ticket` in its URL. The link is
   * `api.tickets.at(-1)?.url`.
   */
  issue(ticket?: MockTicketInput): string
  /** Revokes a ticket: it permits no further sign-up. */
  revoke(ticket: string): void
}

/** Opens links in messages. */
export interface MockLinks {
  /**
   * Opens a link, as the user does. Resolves to the URL that the browser is redirected to. Rejects for an unknown link.
   *
   * @param options.browser The browser to open it in. Default: the one that requested it.
   */
  open(url: string | URL | undefined, options?: { readonly browser?: MockBrowser | undefined }): Promise<URL>
}

/** Sign-ins, as far as a transfer to a sign-up needs them. */
export interface MockSignIns {
  /**
   * Attempts a sign-in through a social provider as this identity. If no user has it, the attempt can be transferred to
   * a sign-up: `create({ transfer: true })`.
   */
  attempt(browser: MockBrowser, attempt: { readonly strategy: string; readonly identity: MockIdentity }): Promise<void>
}
