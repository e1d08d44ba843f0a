import type { FrontendApiTransport } from '../transport/transport.ts'
import type { MockBrowser, MockLinks, MockSignIns, MockTickets } from './control/contract.ts'
import type { Failures } from './faults/contract.ts'
import type { MockExternalAccount, MockIdentity, MockProviders } from './providers/contract.ts'
import type {
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  EnterpriseConnection,
  InstanceSettings,
  Limits,
  UserSettings,
} from './settings/settings.ts'
import type { Clock } from './state/clock.ts'
import type { MockTraffic, TrafficOptions } from './traffic/contract.ts'

/** Options of `createMockFrontendApi()`. Everything has a default: an email address verified by a code, and a password. */
export interface MockFrontendApiOptions extends TrafficOptions {
  /** Laid over the defaults. Spelled as on the wire, so that a real instance's `user_settings` can be pasted. */
  readonly settings?: DeepPartial<UserSettings> | undefined
  /** Laid over the defaults: `display_config` of the environment. */
  readonly displayConfig?: DeepPartial<DisplayConfig> | undefined
  /** Laid over the defaults: `auth_config` of the environment. */
  readonly authConfig?: DeepPartial<AuthConfig> | undefined
  readonly limits?: DeepPartial<Limits> | undefined
  /** The companies whose people sign up through their own provider. Needs `settings.enterprise_sso.enabled`. */
  readonly enterpriseConnections?: readonly EnterpriseConnection[] | undefined
  /** Tasks that every new session begins with, for example `['choose-organization']`: it is pending until they are done. */
  readonly sessionTasks?: readonly string[] | undefined
  /**
   * How `fetch` tells browsers apart. `cookie` (default): by an HttpOnly cookie, as a production instance does, or by the
   * token of a development browser where a request brings one. `dev_browser`: by that token alone (`__clerk_db_jwt`), as a
   * development instance does: who has none is refused.
   */
  readonly clients?: 'cookie' | 'dev_browser' | undefined
  /** Where the clock begins, in epoch milliseconds; it moves by `clock.advance()` only. `system`: it follows real time. */
  readonly now?: number | 'system' | undefined
  /** Decides ids and codes: the same seed and the same calls give the same ones. */
  readonly seed?: string | number | undefined
  /**
   * `false` passes over what only a developer can have got wrong, as a real server might: parameters that are unknown,
   * disabled, repeated or in the query, a `_method` with a GET, a malformed `__clerk_api_version`, and members of the options
   * and of what is passed to the mock's methods that are not known. Default `true`: all of them are refused, with the reason.
   * What a person can get wrong is refused always.
   */
  readonly strict?: boolean | undefined
}

/** What `configure()` changes: the same members as the options, laid over what is in force. */
export type MockConfiguration = DeepPartial<InstanceSettings>

/** A message that the server sent to a person. */
export interface OutboxMessage {
  /** The email address, or the phone number in E.164. */
  readonly to: string
  readonly channel: 'email' | 'sms' | 'whatsapp'
  readonly kind: 'code' | 'link'
  /** Six digits, when `kind` is `code`. */
  readonly code?: string
  /** The address to open, when `kind` is `link`. */
  readonly url?: string
  readonly sentAt: number
}

/** Every message sent so far, oldest first. */
export interface Outbox extends ReadonlyArray<OutboxMessage> {
  /** The newest message to this address. Throws when there is none, and says who did get mail. */
  last(to: string): OutboxMessage
  /**
   * The newest code sent to this address. Throws when there is none: a test address or a test number is sent none, and is
   * verified by `424242`.
   */
  lastCode(to: string): string
}

/** What identifies a user: an email address or a phone number, with the verification that it came through. */
export interface MockIdentification {
  readonly id: string
  readonly type: 'email_address' | 'phone_number' | 'web3_wallet'
  readonly value: string
  /** `null`: it was never verified. */
  readonly verification: {
    readonly strategy: string
    /** For a phone number: `sms` or `whatsapp`. */
    readonly channel: string | null
    readonly attempts: number | null
    readonly expireAt: number | null
    readonly verifiedAtClient: string | null
  } | null
}

/** A user, as a completed sign-up or `users.add()` made it. */
export interface MockUser {
  readonly id: string
  readonly emailAddress: string | null
  readonly phoneNumber: string | null
  readonly username: string | null
  /** `0x` and 40 hexadecimal digits, or base58 for Solana. */
  readonly web3Wallet: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** Whether there is a password. The password itself is never kept. */
  readonly hasPassword: boolean
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  /** Comes from a ticket, or from `users.add()`. */
  readonly publicMetadata: Readonly<Record<string, unknown>>
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  readonly identifications: readonly MockIdentification[]
  readonly externalAccounts: readonly MockExternalAccount[]
  readonly createdAt: number
}

/** What `users.add()` takes. At least one of the first four. */
export interface MockUserInput {
  readonly emailAddress?: string | undefined
  readonly phoneNumber?: string | undefined
  readonly username?: string | undefined
  readonly web3Wallet?: string | undefined
  readonly password?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly unsafeMetadata?: Readonly<Record<string, unknown>> | undefined
  readonly publicMetadata?: Readonly<Record<string, unknown>> | undefined
  /** Accounts at providers: the strategy, and who the user is there. For an enterprise connection, its id. */
  readonly externalAccounts?: readonly (MockIdentity & { readonly provider: string })[] | undefined
}

/** Every user, oldest first. */
export interface MockUsers extends ReadonlyArray<MockUser> {
  /** Adds a user: nobody else can sign up with the same identifiers. */
  add(user: MockUserInput): MockUser
  /** Removes a user: the sessions end, and the identifiers are free again. */
  remove(id: string): void
}

/** A session. Its status ages with the clock: see `expireAt` and `abandonAt`. */
export interface MockSession {
  readonly id: string
  readonly clientId: string
  readonly userId: string
  readonly status: 'active' | 'removed'
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expireAt: number
  readonly abandonAt: number
  /** What is left to do before it is active, for example `choose-organization`. */
  readonly tasks: readonly string[]
}

/** Every session, oldest first. */
export interface MockSessions extends ReadonlyArray<MockSession> {
  /** Does what is left to do: the session is active from its next answer on. Without `task`, all of it. */
  completeTask(sessionId: string, task?: string): void
}

/** Captchas. `settings.sign_up.captcha_enabled` asks for one with each new sign-up. */
export interface MockCaptcha {
  /**
   * A token that is accepted once. Accepted too: every text that begins with `turnstile-token-`, once, and the dummy that
   * Turnstile gives for its test keys, always.
   */
  issue(): string
  /** Refuses everything below `/client` that is no GET with `requires_captcha`, until a challenge was passed at `/client/verify`. */
  require(): void
}

/** What a Protect challenge is like. */
export interface MockProtectInput {
  /** Where its script is. */
  readonly sdkUrl?: string | undefined
  /** How many are to be passed, one after the other. Default 1. */
  readonly times?: number | undefined
  /** How long each is accepted, in milliseconds. Default: for ever. Reading the sign-up renews one that has expired. */
  readonly expiresInMs?: number | undefined
  readonly uiHints?: Readonly<Record<string, string>> | undefined
}

/** Protect challenges. */
export interface MockProtect {
  /** The next change of a sign-up is met with a challenge: until it is passed, nothing completes. */
  require(challenge?: MockProtectInput): void
  /** What the script of the challenge with this token ends with: `proof_token`, of a request of its own or of the next change. */
  proofFor(token: string): string
}

/** One request, decoded: what arrived, and what it was answered with. */
export interface LoggedRequest {
  /** The logical method: `PATCH` for a `POST` with `_method=PATCH`. */
  readonly method: string
  /** The path below the version prefix, for example `/client/sign_ups`. */
  readonly path: string
  /** The query, without `_method`. Secrets are hidden here as in `body`. */
  readonly search: Readonly<Record<string, string>>
  /**
   * The form, with names as on the wire; a repeated key is an array, `unsafe_metadata` an object. `null`: there was no body.
   * Passwords, tickets and tokens that would still be good are `[redacted]`; what is spent by its request is shown.
   */
  readonly body: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, unknown>>>> | null
  readonly at: number
  /** `null` while it is under way, and for ever when the connection was dropped. */
  readonly status: number | null
}

/** A copy of everything that the server knows: plain JSON, which may be stored. */
export interface MockSnapshot {
  readonly version: 1
  readonly state: Readonly<Record<string, unknown>>
}

/** A Frontend API in memory: stateful, deterministic, with its own clock and mailbox. */
export interface MockFrontendApi extends MockTraffic {
  /** Where the API seems to live. Pass it as `frontendApi`, or intercept it. */
  readonly origin: string
  /** A key of a development instance on another host than `origin`. */
  readonly publishableKey: string
  /**
   * The server: one HTTP request in, one HTTP response out. Rejects with a `TypeError` when the connection is dropped.
   *
   * Where scripts see no cookies (in a page or a worker), mount `browser().fetch` instead, or use `clients: 'dev_browser'`.
   */
  fetch(request: Request): Promise<Response>
  /** A transport to pass to `createClient()`, in a new browser of its own. */
  transport(): FrontendApiTransport
  /** A new browser, for several transports on one client or for a `fetch` with cookies. */
  browser(): MockBrowser
  readonly outbox: Outbox
  readonly users: MockUsers
  readonly sessions: MockSessions
  readonly providers: MockProviders
  readonly tickets: MockTickets
  readonly links: MockLinks
  readonly signIns: MockSignIns
  readonly captcha: MockCaptcha
  readonly protect: MockProtect
  /** Every request so far, oldest first: the last 10 000. */
  readonly requests: readonly LoggedRequest[]
  /** The settings in force. */
  readonly settings: UserSettings
  /** What `GET /v1/environment` answers. */
  readonly environment: Readonly<Record<string, unknown>>
  /** Changes settings in flight. Throws a `MockSettingsError`, and changes nothing, when they contradict each other. */
  configure(changes: MockConfiguration): void
  readonly clock: Clock
  /** Injects failures. */
  readonly fail: Failures
  /** Gives every development browser a new token, which its next answer announces in `Clerk-Db-Jwt`. */
  rotateDevBrowsers(): void
  snapshot(): MockSnapshot
  /**
   * Brings the server back to where a snapshot was taken: the same calls after it give the same ids and codes again.
   * `requests`, the failures and the latency stay.
   */
  restore(snapshot: MockSnapshot): void
  /** As new: settings, clock, ids, users, mail, requests, latency and failures. Held answers are let go. */
  reset(): void
}
