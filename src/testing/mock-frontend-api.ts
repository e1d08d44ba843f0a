import { publishableKeyOf } from '../api/publishable-key.ts'
import { createCaptcha, createProtect } from './challenges/control.ts'
import { checkOptions } from './environment/check-options.ts'
import { withConfiguration } from './environment/configure.ts'
import { DEFAULT_INSTANCE } from './environment/defaults.ts'
import { presentEnvironment } from './environment/environment.ts'
import { CONFIGURATION, OPTIONS } from './environment/known-members.ts'
import { requireKnownMembers } from './environment/members.ts'
import { createFaults } from './faults/faults.ts'
import { createProviders } from './oauth/providers.ts'
import { createBrowser, createFetch } from './server/browser.ts'
import type { Call, Identity, Server } from './server/context.ts'
import { anyIdentity, cookieIdentity, devBrowserIdentity } from './server/identity.ts'
import { createLatency } from './server/latency.ts'
import { createServe } from './server/serve.ts'
import { createVisit } from './server/visit.ts'
import { createSessions } from './sessions/sessions.ts'
import { createSigner } from './sessions/tokens.ts'
import { createSignIns } from './sign-ins/attempt-sign-in.ts'
import { createClock } from './state/clock.ts'
import { nextBrowserId } from './state/ids.ts'
import { applySnapshot, createState, put, takeSnapshot } from './state/state.ts'
import { createTickets } from './tickets/tickets.ts'
import type {
  Latency,
  LoggedRequest,
  MockConfiguration,
  MockFrontendApi,
  MockFrontendApiOptions,
  MockSnapshot,
} from './types.ts'
import { createUsers } from './users/users.ts'
import { createLinks } from './verifications/open-link.ts'
import { createOutbox } from './verifications/outbox.ts'

const ORIGIN = 'https://mock.frontend-api.test'
const DEVELOPMENT_HOST = 'mock.clerk.accounts.dev'
const FIXED_TIME = Date.UTC(2026, 0, 15, 12)

/**
 * Creates a Frontend API in memory. It behaves as the real service does, with its own clock, outbox and failures.
 *
 * Throws a `MockSettingsError` for invalid options, for example settings that contradict each other.
 *
 * @example
 * const api = createMockFrontendApi(presets.emailCode())
 * const client = createClient({ transport: api.transport() })
 * await client.signUp.create({ emailAddress: 'ada@example.test' })
 * await client.signUp.prepareEmailAddressVerification()
 * await client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode('ada@example.test') })
 */
export const createMockFrontendApi = (options: MockFrontendApiOptions = {}): MockFrontendApi => {
  const { clients = 'cookie', now = FIXED_TIME, seed = 'headless-signup', strict = true } = options
  checkOptions(options)
  if (strict) requireKnownMembers(options, OPTIONS)
  const state = createState(String(seed), withConfiguration(DEFAULT_INSTANCE, options))
  const clock = createClock(now, state)
  const server: Server = { state, clock, strict, sign: createSigner(), generation: 0 }
  const initial = takeSnapshot(state)
  const replaceState = (snapshot: MockSnapshot) => {
    server.generation += 1
    applySnapshot(state, snapshot)
  }
  const requests: LoggedRequest[] = []
  const faults = createFaults(clock)
  const latency = createLatency(options.latency ?? 0, state.seed)
  const serve = createServe({ server, faults, requests, nextLatency: latency.next })

  const configure = (changes: MockConfiguration) => {
    if (strict) requireKnownMembers(changes, CONFIGURATION)
    state.instance = withConfiguration(state.instance, changes)
  }
  const visit = createVisit(serve)
  const providers = createProviders(state, { visit, configure, strict })

  const identify = (cookie: Identity, { search }: Call): Identity =>
    clients === 'dev_browser' ? devBrowserIdentity(state, search) : anyIdentity(state, search, cookie)
  const browser = () => createBrowser({ serve, state, origin: ORIGIN }, identify)

  return {
    origin: ORIGIN,
    publishableKey: publishableKeyOf(DEVELOPMENT_HOST),
    fetch: createFetch(serve, (request, call) => identify(cookieIdentity(state, request), call)),
    transport: () => browser().transport,
    browser,
    outbox: createOutbox(state),
    users: createUsers(state, { now: clock.now, strict }),
    sessions: createSessions(state.sessions),
    providers,
    tickets: createTickets(state, { now: clock.now, strict }),
    links: createLinks(state, visit),
    signIns: createSignIns(ORIGIN, providers),
    captcha: createCaptcha(state),
    protect: createProtect(state, strict),
    requests,
    get latency() {
      return latency.get()
    },
    set latency(value: Latency) {
      latency.set(value)
    },
    get limits() {
      return state.instance.limits
    },
    get settings() {
      return state.instance.settings
    },
    get environment() {
      return presentEnvironment(state)
    },
    configure,
    clock: { now: clock.now, advance: clock.advance },
    fail: faults.fail,
    rotateDevBrowsers: () => {
      for (const known of [...state.devBrowsers])
        put(state.devBrowsers, { ...known, nextToken: nextBrowserId(state, 'dvb', server.generation) })
    },
    snapshot: () => takeSnapshot(state),
    restore: replaceState,
    reset: () => {
      replaceState(initial)
      requests.length = 0
      latency.reset()
      faults.fail.clear()
    },
  }
}
