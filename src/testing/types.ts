import type { FrontendApiTransport } from '../api/transport.ts'
import type { MockIdentity, MockProviders, MockSessions, MockTickets } from './account-types.ts'
import type {
  AccessLists,
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  EnterpriseConnection,
  InstanceSettings,
  Limits,
  ResponseSettings,
  SignInRules,
  UserSettings,
} from './environment/settings.ts'
import type { Clock } from './state/clock.ts'
import type { MockUsers } from './user-types.ts'

/** Options of `createMockFrontendApi()`. Default: sign-up and sign-in by an email address, verified by a code, and a password. */
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
  /** Rules of signing in that the environment does not show: device trust, and the password policy. */
  readonly signIns?: DeepPartial<SignInRules> | undefined
  /** The list of leaked passwords. New passwords must not be on it. */
  readonly breachedPasswords?: readonly string[] | undefined
  /** Who may sign up and sign in, where `settings.restrictions` enables the lists. */
  readonly accessLists?: DeepPartial<AccessLists> | undefined
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
  /** `notice`: an address without an account was used to sign in, while `enumeration_protection` is on. */
  readonly kind: 'code' | 'link' | 'notice'
  /** Six digits, when `kind` is `code`. */
  readonly code?: string
  /** The URL to open, when `kind` is `link`. */
  readonly url?: string
  /** Epoch milliseconds. */
  readonly sentAt: number
}

/** Every message sent so far, oldest first. */
export interface Outbox extends ReadonlyArray<OutboxMessage> {
  /** Returns the newest message to this address. Throws without one; the error lists who received messages. */
  last(to: string): OutboxMessage
  /**
   * Returns the newest code sent to this address. Throws without one. No code is sent to a test address or a
   * test number: `424242` verifies it.
   */
  lastCode(to: string): string
}

/** One browser: requests through it share one client. */
export interface MockBrowser {
  /** Like the global `fetch`, with this browser's cookie, which is kept in memory. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>
  /** A transport for `createClient()` in this browser, without HTTP in between. */
  readonly transport: FrontendApiTransport
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

/** Sign-ins through providers. */
export interface MockSignIns {
  /**
   * Attempts a sign-in through a social provider as this identity. If no user has it, the attempt can be transferred to
   * a sign-up: `create({ transfer: true })`.
   */
  attempt(browser: MockBrowser, attempt: { readonly strategy: string; readonly identity: MockIdentity }): Promise<void>
}

/** Captchas. `settings.sign_up.captcha_enabled` requires one for each new sign-up, and sign-in that may become one. */
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
  /** How long each is accepted, in milliseconds. Default: no limit. Reading the sign-up or sign-in renews an expired one. */
  readonly expiresInMs?: number | undefined
  readonly uiHints?: Readonly<Record<string, string>> | undefined
}

/** Protect challenges, for bot protection. */
export interface MockProtect {
  /** The next change of a sign-up or sign-in gets a challenge. It does not complete until the challenge is passed. */
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

/** Selects requests. A string must equal the path below the version prefix; a regular expression may match a part. */
export type RequestMatch =
  | { readonly method?: string | undefined; readonly path?: string | RegExp | undefined }
  | ((request: { readonly method: string; readonly path: string; readonly body: unknown }) => boolean)

/**
 * A failure. The server does not handle the request, unless the fault only delays, truncates or adds headers: see
 * `handled`.
 */
export interface Fault {
  /** Returns an error response with this status and an error envelope. */
  readonly status?: number | undefined
  /** The error code. Default: the one that belongs to the status. */
  readonly code?: string | undefined
  /** The error's `message` and `long_message`. */
  readonly message?: string | undefined
  /** `meta` of the error, for example `{ param_name: 'email_address' }`. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined
  /** Returns this JSON value. Default status: 200. */
  readonly body?: unknown
  /** Returns an HTML page, as a proxy does. `true`: a page of the mock's own. Default status: 502. */
  readonly html?: string | true | undefined
  /** Returns a response without a body. Default status: 204. */
  readonly empty?: boolean | undefined
  /** The server handles the request, but only half of its response arrives. */
  readonly truncated?: boolean | undefined
  /** Drops the connection: `fetch` rejects with a `TypeError`. */
  readonly networkError?: boolean | undefined
  /** Delays the response by so many milliseconds of real time, or until the clock is advanced past them. */
  readonly delayMs?: number | undefined
  /** Headers to set on the response, for example `{ 'retry-after': '30' }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** The server still handles the request; only its response is lost. */
  readonly handled?: boolean | undefined
}

/** Responses that are held back. */
export interface Hold {
  /** Resolves when the first request to be held has arrived. */
  readonly arrived: Promise<void>
  /** Sends the held responses, and holds no more. */
  release(): void
}

/** Makes requests fail. */
export interface Failures {
  /** Fails the next request, or with `when` the next one that matches. Called twice, it fails the next two. */
  next(fault: Fault & { readonly when?: RequestMatch | undefined }): void
  /** Fails every request that matches, until `clear()`. */
  when(match: RequestMatch, fault: Fault): void
  /** Holds the responses to matching requests until `release()`. The server handles the requests at once. */
  hold(match?: RequestMatch): Hold
  /** Ends every failure, and sends held responses. */
  clear(): void
}

/** How long a response takes, in milliseconds: a fixed time, or a range from which the seed picks. */
export type Latency = number | readonly [min: number, max: number]

/** Options for how responses are sent. */
export interface TrafficOptions {
  /**
   * How long every response takes, in milliseconds. The server handles the request at once; the response is sent after
   * that much real time, or when the clock is advanced past it, whichever comes first. Default 0.
   */
  readonly latency?: Latency | undefined
  /** The form of responses, where real servers differ. Merged into the defaults. */
  readonly responses?: DeepPartial<ResponseSettings> | undefined
}

/** How fast responses are sent, and how many requests are allowed. */
export interface MockTraffic {
  /**
   * How long every response takes, in milliseconds. Assign a number or a pair to change it from the next request on;
   * pending responses keep their time. Throws a `MockSettingsError` for anything else. `reset()` restores the option.
   */
  latency: Latency
  /** The current limits. `configure({ limits })` changes them. */
  readonly limits: Limits
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
   * It can stand in for the global `fetch`: `vi.stubGlobal('fetch', api.fetch)`. In a page or a worker, where scripts cannot
   * read cookies, use `browser().fetch`, or set `clients: 'dev_browser'`.
   *
   * @param input A `Request`, or an absolute URL.
   * @param init The method, headers and body for a URL. A `Request` has its own, and ignores it.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
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
  /** Merges changes into the current settings. If one is invalid, throws a `MockSettingsError` and changes nothing. */
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
