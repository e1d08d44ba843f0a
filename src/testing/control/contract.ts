import type { FrontendApiTransport } from '../../transport/transport.ts'
import type { MockIdentity } from '../providers/contract.ts'

/** One browser: requests made through it share one client. */
export interface MockBrowser {
  /** A `fetch` that keeps this browser's cookie in memory. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>
  /** The same browser without HTTP in between. */
  readonly transport: FrontendApiTransport
}

/** What a ticket holds. */
export interface MockTicketInput {
  /** Whom it is for: the sign-up has this address, verified. Without one, the ticket only opens the door. */
  readonly emailAddress?: string | undefined
  /** What the user gets as public metadata. */
  readonly publicMetadata?: Readonly<Record<string, unknown>> | undefined
  /** How long it is valid, in milliseconds: more than 0. Default 2 592 000 000: thirty days. */
  readonly expiresInMs?: number | undefined
  /** The page of the app that it leads to: `url` is its address, with the ticket in it. */
  readonly redirectUrl?: string | undefined
  /** Whether that address is sent to `emailAddress`. Default `false`. */
  readonly notify?: boolean | undefined
}

/** A ticket that was issued. */
export interface MockTicket {
  /** The ticket itself: a secret between the server and the person. */
  readonly id: string
  /** Names it to others. */
  readonly invitationId: string
  readonly emailAddress: string | null
  readonly publicMetadata: Readonly<Record<string, unknown>>
  /**
   * What to open, as the user does: the page of `redirectUrl` with `__clerk_ticket`, and with `__clerk_status` as the service
   * sets it. `sign_up`; `sign_in` while the address has a user; `complete` once a user signed up with the ticket. It is kept
   * up to date: read it from `api.tickets` again. `null` without a `redirectUrl`.
   */
  readonly url: string | null
  readonly createdAt: number
  readonly expireAt: number
  /** The sign-up that became a user with it. */
  readonly usedBy: string | null
  readonly revokedAt: number | null
}

/** Every invitation, oldest first. */
export interface MockTickets extends ReadonlyArray<MockTicket> {
  /** Gives a ticket: what an app finds as `__clerk_ticket` in its address. It makes one user. Its link: `api.tickets.at(-1)?.url`. */
  issue(ticket?: MockTicketInput): string
  /** Takes it back: nobody signs up with it any more. */
  revoke(ticket: string): void
}

/** Links in messages. */
export interface MockLinks {
  /**
   * Opens a link, as its reader does. Resolves to where the browser is sent; rejects for a link that is not known.
   *
   * @param options.browser Where it is opened. Default: in the browser that asked for it.
   */
  open(url: string | URL | undefined, options?: { readonly browser?: MockBrowser | undefined }): Promise<URL>
}

/** Sign-ins: as much of them as a transfer takes. */
export interface MockSignIns {
  /**
   * Lets somebody try to sign in through a social provider, who then comes back as this identity. Somebody whom nobody
   * knows can be transferred to a sign-up: `create({ transfer: true })`.
   */
  attempt(browser: MockBrowser, attempt: { readonly strategy: string; readonly identity: MockIdentity }): Promise<void>
}
