import type { FrontendApiTransport } from '../api/transport.ts'
import type { MockBrowser, MockLinks, MockSignIns, MockTickets } from './control-types.ts'
import type {
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  EnterpriseConnection,
  InstanceSettings,
  Limits,
  UserSettings,
} from './environment/settings.ts'
import type { Failures } from './faults/fault-types.ts'
import type { MockExternalAccount, MockIdentity, MockProviders } from './oauth/provider-types.ts'
import type { MockTraffic, TrafficOptions } from './server/traffic-types.ts'
import type { Clock } from './state/clock.ts'

/** Options of `createMockFrontendApi()`. Default: sign-up by an email address, verified by a code, and a password. */
export interface MockFrontendApiOptions extends TrafficOptions {
  /** Merged into the defaults. Named as on the wire, so that a real instance's `user_settings` can be pasted. */
  readonly settings?: DeepPartial<UserSettings> | undefined
  /** Merged into the defaults: `display_config` of the environment. */
  readonly displayConfig?: DeepPartial<DisplayConfig> | undefined
  /** Merged into the defaults: `auth_config` of the environment. */
  readonly authConfig?: DeepPartial<AuthConfig> | undefined
  /** Merged into the defaults. */
  readonly limits?: DeepPartial<Limits> | undefined
  /** Companies whose users sign up through the company's own provider. Requires `settings.enterprise_sso.enabled`. */
  readonly enterpriseConnections?: readonly EnterpriseConnection[] | undefined
  /** Tasks of every new session, for example `['choose-organization']`. The session is pending until they are done. */
  readonly sessionTasks?: readonly string[] | undefined
  /**
   * How `fetch` identifies a browser. `cookie` (default): by an HttpOnly cookie, as a production instance does, or by a
   * development browser's token if the request has one. `dev_browser`: by that token alone (`__clerk_db_jwt`), as a
   * development instance does; a request without one gets an error response.
   */
  readonly clients?: 'cookie' | 'dev_browser' | undefined
  /** The start time in epoch milliseconds; only `clock.advance()` moves the clock. `system`: it follows real time. */
  readonly now?: number | 'system' | undefined
  /** Determines ids and codes: the same seed and the same calls give the same ids and codes. */
  readonly seed?: string | number | undefined
  /**
   * `false` ignores mistakes that only a developer can make, as a real server might: parameters that are unknown,
   * disabled, repeated or in the query, a `_method` with a GET, a malformed `__clerk_api_version`, and unknown members
   * of the options and of arguments to the mock's methods. Default `true`: each is an error that gives the reason.
   * Invalid user input is always an error.
   */
  readonly strict?: boolean | undefined
}

/** What `configure()` takes: the same members as the options, merged into the current settings. */
export type MockConfiguration = DeepPartial<InstanceSettings>

/** A message that the server sent to a user. */
export interface OutboxMessage {
  /** The email address, or the phone number in E.164. */
  readonly to: string
  readonly channel: 'email' | 'sms' | 'whatsapp'
  readonly kind: 'code' | 'link'
  /** Six digits, when `kind` is `code`. */
  readonly code?: string
  /** The URL to open, when `kind` is `link`. */
  readonly url?: string
  /** Epoch milliseconds. */
  readonly sentAt: number
}

/** Every message sent so far, oldest first. */
export interface Outbox extends ReadonlyArray<OutboxMessage> {
  /** Returns the newest message to this address. Throws when there is none; the error lists who received messages. */
  last(to: string): OutboxMessage
  /**
   * Returns the newest code sent to this address. Throws when there is none. No code is sent to a test address or a
   * test number: `424242` verifies it.
   */
  lastCode(to: string): string
}

/** An email address, phone number or wallet of a user, with its verification. */
export interface MockIdentification {
  readonly id: string
  readonly type: 'email_address' | 'phone_number' | 'web3_wallet'
  readonly value: string
  /** `null`: never verified. */
  readonly verification: {
    readonly strategy: string
    /** For a phone number: `sms` or `whatsapp`. */
    readonly channel: string | null
    readonly attempts: number | null
    /** Epoch milliseconds. */
    readonly expireAt: number | null
    readonly verifiedAtClient: string | null
  } | null
}

/** A user, created by a completed sign-up or by `users.add()`. */
export interface MockUser {
  readonly id: string
  readonly emailAddress: string | null
  readonly phoneNumber: string | null
  readonly username: string | null
  /** `0x` and 40 hexadecimal digits, or base58 for Solana. */
  readonly web3Wallet: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** Whether there is a password. The password itself is never stored. */
  readonly hasPassword: boolean
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  /** Set by a ticket or by `users.add()`. */
  readonly publicMetadata: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  readonly identifications: readonly MockIdentification[]
  readonly externalAccounts: readonly MockExternalAccount[]
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** What `users.add()` takes. At least one of the first four members is required. */
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
  /** Accounts at providers. `provider` is the strategy, or the id of an enterprise connection. */
  readonly externalAccounts?: readonly (MockIdentity & { readonly provider: string })[] | undefined
}

/** Every user, oldest first. */
export interface MockUsers extends ReadonlyArray<MockUser> {
  /** Adds a user. No other user can sign up with the same identifiers. */
  add(user: MockUserInput): MockUser
  /** Removes a user. The user's sessions end, and the identifiers are free again. */
  remove(id: string): void
}

/** A session. All times are epoch milliseconds. It expires at `expireAt` and is abandoned at `abandonAt`. */
export interface MockSession {
  readonly id: string
  readonly clientId: string
  readonly userId: string
  readonly status: 'active' | 'removed'
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expireAt: number
  readonly abandonAt: number
  /** The tasks left before the session is active, for example `choose-organization`. */
  readonly tasks: readonly string[]
}

/** Every session, oldest first. */
export interface MockSessions extends ReadonlyArray<MockSession> {
  /** Completes a task, or without `task` all of them. The session is active once none is left. */
  completeTask(sessionId: string, task?: string): void
}

/** Captchas. `settings.sign_up.captcha_enabled` requires one for each new sign-up. */
export interface MockCaptcha {
  /**
   * Returns a token that is accepted once. Also accepted: any text that begins with `turnstile-token-`, once, and the
   * dummy token that Turnstile returns for its test keys, always.
   */
  issue(): string
  /**
   * Every request below `/client` except GET fails with `requires_captcha` until a challenge is passed at
   * `/client/verify`.
   */
  require(): void
}

/** Options of a Protect challenge. */
export interface MockProtectInput {
  /** The URL of its script. */
  readonly sdkUrl?: string | undefined
  /** How many challenges must be passed, one after the other. Default 1. */
  readonly times?: number | undefined
  /** How long each is accepted, in milliseconds. Default: no limit. Reading the sign-up renews an expired one. */
  readonly expiresInMs?: number | undefined
  readonly uiHints?: Readonly<Record<string, string>> | undefined
}

/** Protect challenges, for bot protection. */
export interface MockProtect {
  /** The next change of a sign-up gets a challenge. The sign-up does not complete until the challenge is passed. */
  require(challenge?: MockProtectInput): void
  /**
   * Returns what the script of the challenge with this token returns. Send it as `proof_token`, in a request of its
   * own or with the next change.
   */
  proofFor(token: string): string
}

/** One request, decoded, with the status of its response. */
export interface LoggedRequest {
  /** The logical method: `PATCH` for a `POST` with `_method=PATCH`. */
  readonly method: string
  /** The path below the version prefix, for example `/client/sign_ups`. */
  readonly path: string
  /** The query parameters, without `_method`. Secrets are redacted as in `body`. */
  readonly search: Readonly<Record<string, string>>
  /**
   * The form, with names as on the wire; a repeated key is an array, `unsafe_metadata` an object. `null`: no body.
   * Passwords, tickets and tokens that may stay valid are `[redacted]`. Codes and other values for one use are shown.
   */
  readonly body: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, unknown>>>> | null
  /** When it arrived, in epoch milliseconds. */
  readonly at: number
  /** `null` while the request is pending, and always if the connection was dropped. */
  readonly status: number | null
}

/** A copy of the server's whole state: plain JSON, which may be stored. */
export interface MockSnapshot {
  readonly version: 1
  readonly state: Readonly<Record<string, unknown>>
}

/** A Frontend API in memory: stateful and deterministic, with its own clock and outbox. */
export interface MockFrontendApi extends MockTraffic {
  /** The origin of the API. Pass it as `frontendApi`, or intercept requests to it. */
  readonly origin: string
  /** A publishable key of a development instance. It names another host than `origin`. */
  readonly publishableKey: string
  /**
   * Handles one HTTP request and resolves to its response. Rejects with a `TypeError` when the connection is dropped.
   *
   * In a page or a worker, where scripts cannot read cookies, use `browser().fetch`, or set `clients: 'dev_browser'`.
   */
  fetch(request: Request): Promise<Response>
  /** Returns a transport for `createClient()`, in a new browser of its own. */
  transport(): FrontendApiTransport
  /** Returns a new browser, for several transports with one client, or for a `fetch` with cookies. */
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
  /** The last 10 000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[]
  /** The current settings. */
  readonly settings: UserSettings
  /** The response of `GET /v1/environment`. */
  readonly environment: Readonly<Record<string, unknown>>
  /** Merges changes into the current settings. If they are invalid, throws a `MockSettingsError` and changes none. */
  configure(changes: MockConfiguration): void
  readonly clock: Clock
  /** Makes requests fail, or delays and holds their responses. */
  readonly fail: Failures
  /** Gives every development browser a new token, which its next response carries in `Clerk-Db-Jwt`. */
  rotateDevBrowsers(): void
  /** Returns a copy of the whole state, for `restore()`. */
  snapshot(): MockSnapshot
  /**
   * Restores the state of a snapshot. The same calls after it give the same ids and codes again.
   * `requests`, failures and latency are kept.
   */
  restore(snapshot: MockSnapshot): void
  /** Resets settings, clock, ids, users, outbox, requests, latency and failures. Sends held responses. */
  reset(): void
}
