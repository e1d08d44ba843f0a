import type { ReadableAtom } from 'nanostores'
import type { CallOptions } from './calls/call.ts'
import type { Calls } from './calls/calls.ts'
import { type Action, actionsOf, type Method, resolvesToResult, toArguments } from './calls/methods.ts'
import { createCalls } from './calls/run.ts'
import { type ClientOptions, checkOptions } from './client-options.ts'
import { emitTo } from './events.ts'
import type { RedirectCallbackOptions } from './redirect/callback.ts'
import type { RedirectDecision } from './redirect/decision.ts'
import type { ClientWeb3Params, GoogleOneTapParams } from './redirect/either.ts'
import type { EmailLinkOutcome, EmailLinkVerificationOptions } from './redirect/email-link-page.ts'
import { untilAborted } from './runtime/abort.ts'
import { type Lazy, later, lazy } from './runtime/later.ts'
import type { SetActiveParams } from './session/set-active.ts'
import type { SignOutParams } from './session/sign-out.ts'
import { whileLoading } from './session/status.ts'
import type { GetTokenOptions } from './session/tokens.ts'
import type { Environment } from './shapes/environment.ts'
import type { Session } from './shapes/session.ts'
import type { User } from './shapes/user.ts'
import { keptSignIn } from './sign-in/members.ts'
import { createSignIn, type SignIn } from './sign-in/sign-in.ts'
import { keptSignUp } from './sign-up/members.ts'
import { createSignUp, type SignUp } from './sign-up/sign-up.ts'
import { defineMembers, type Source } from './state/members.ts'
import { sliceOf } from './state/slices.ts'
import { activeSession, type ClientStatus, derived, type State } from './state/state.ts'

const importEngine = later(() => import('./engine.ts'))

/** The actions that may end in a sign-up or in a sign-in: a chunk of their own. */
const redirectAction = actionsOf(later(async () => ({ actions: await import('./redirect/callback.ts') })))

/** One browser at one Frontend API. Nothing is global: a page may have several, and a server one per request. */
export interface Client {
  /** The sign-up: the same object for the client's whole life. */
  readonly signUp: SignUp
  /** The sign-in: the same object for the client's whole life. Its code starts to load when it is first used. */
  readonly signIn: SignIn
  /**
   * `degraded`: loaded, but the instance's settings failed to load. `error`: the first load failed. Call `load()` again
   * to retry.
   */
  readonly $status: ReadableAtom<ClientStatus>
  /** The instance's settings; `null` until loaded. */
  readonly $environment: ReadableAtom<Environment | null>
  /** The active session. */
  readonly $session: ReadableAtom<Session | null>
  /**
   * Whether the page is being left for a session: from the call of `navigate` until the session is the active one. A
   * guard of the next page waits meanwhile, and does not count the user as signed out.
   */
  readonly $isActivating: ReadableAtom<boolean>
  /** All sessions of this browser. */
  readonly $sessions: ReadableAtom<readonly Session[]>
  /** The user of the active session. */
  readonly $user: ReadableAtom<User | null>
  /** How this browser signed in last, for example `password` or `oauth_google`: for a badge "last used". */
  readonly $lastAuthenticationStrategy: ReadableAtom<string | null>

  /**
   * Reads the environment and the client in parallel: resumes a sign-up in progress and the active session. Optional.
   * Calls made while it runs share its result; later calls do nothing unless the status is `degraded` or `error`.
   * Rejects when the client failed to load; the status is then `error`, or what it was once loaded.
   */
  load(options?: CallOptions): Promise<void>
  /** Reads the environment and the client again. Rejects as `load()` does. */
  reload(options?: CallOptions): Promise<void>
  /**
   * Makes a session the active one: updates the server, fetches a token, awaits `navigate` or goes to `redirectUrl`.
   * Ends the sign-up or the sign-in that created the session, as `finalize()` does. Rejects with `session_not_found` when this client does not have the session, even after a new read of the client.
   */
  setActive(params: SetActiveParams, options?: CallOptions): Promise<void>
  /**
   * Signs out: ends all sessions of this browser, or the one that is passed, at the server too; then goes to
   * `redirectUrl`. Rejects with `session_not_found` when this client does not have the session.
   */
  signOut(params?: SignOutParams | CallOptions, options?: CallOptions): Promise<void>
  /**
   * Signs in with the identity token of Google One Tap, or signs up when there is no such user; then makes the session
   * the active one and goes to the URL for the result, as `handleRedirectCallback()` does.
   */
  authenticateWithGoogleOneTap(params: GoogleOneTapParams, options?: CallOptions): Promise<RedirectDecision>
  /** The same with a wallet. Rejects as `signIn.web3()` does. */
  authenticateWithWeb3(params: ClientWeb3Params, options?: CallOptions): Promise<RedirectDecision>
  /**
   * Returns a signed token (JWT) of the active session for your own server; `null` when no user is signed in. Cached
   * for each session and template until shortly before it expires (the default lifetime is 60 seconds).
   */
  getToken(params?: GetTokenOptions | CallOptions, options?: CallOptions): Promise<string | null>
  /**
   * For the page that an email link opens: reads the result from the address, notifies the tab that waits for it, reads
   * the client again, makes the created session the active one, and removes the parameters from the address. Resolves
   * to the outcome. A further call while one is in progress gets its result. Rejects when the client failed to load, as
   * `setActive()` does, and with `rejectUnverified` for a link that verified nothing.
   */
  handleEmailLinkVerification(
    params?: EmailLinkVerificationOptions | CallOptions,
    options?: CallOptions,
  ): Promise<EmailLinkOutcome>
  /**
   * For the page that a provider redirects the user back to: reads the result of the round trip, decides what follows,
   * does it, and goes to the URL that `options` have for it; without such a URL it only returns the decision. Every
   * state has a decision: see {@link RedirectDecision}. A session is made the active one, a sign-in whose account has no
   * user becomes a sign-up, and a sign-up whose account has one a sign-in. An attempt that needs more continues on your
   * own screen, by the `nextStep` of the decision.
   *
   * When a session is active, goes to the first of: `…ForceRedirectUrl`, the redirect URL in the page's address (same
   * site only), `…FallbackRedirectUrl`.
   * A further call while one is in progress gets its result.
   * Rejects with `external_account_failed` when the account was rejected (after going to `signUpUrl`), with
   * `invalid_parameter` or `unsafe_url` before any request is sent, and as `setActive()` does.
   */
  handleRedirectCallback(options?: RedirectCallbackOptions | CallOptions, call?: CallOptions): Promise<RedirectDecision>
  /**
   * For a `popupCallbackUrl`: reports the end of the round trip to the page that waits for this popup, and closes the
   * popup. Resolves to whether a page was reached: the opener or, where a `Cross-Origin-Opener-Policy` separated the
   * two, a waiting page of the same origin. Without an opener this takes up to 1,000 milliseconds. If `false`, continue
   * with `handleRedirectCallback()`. Sends no request to the server.
   */
  completePopup(options?: CallOptions): Promise<boolean>
  /** Ends every call in progress with `destroyed`; later calls reject with it too. */
  destroy(): void
}

const NO_SESSIONS: readonly Session[] = Object.freeze([])

const readOnly =
  <Value>(read: (state: State) => Value) =>
  ({ store }: Source): ReadableAtom<Value> =>
    derived(store.$state, read)

/** What the members of a client are made of. */
interface ClientSource extends Source {
  readonly calls: Calls
  readonly engine: Lazy<typeof import('./engine.ts')>
}

const addMembers = defineMembers({
  parts: {
    signUp: ({ calls, engine }: ClientSource) => createSignUp(calls, engine),
    signIn: ({ calls }: ClientSource) => createSignIn(calls),
    $status: readOnly(({ status }) => status),
    $environment: readOnly(({ environment }) => environment),
    $session: readOnly(activeSession),
    $isActivating: readOnly(({ isActivating }) => isActivating),
    $sessions: readOnly(({ client }) => client?.sessions ?? NO_SESSIONS),
    $user: readOnly((state) => activeSession(state)?.user ?? null),
    $lastAuthenticationStrategy: readOnly(({ client }) => client?.lastAuthenticationStrategy ?? null),
  },
})

/**
 * Creates a client over a transport.
 *
 * @throws FlowError `missing_configuration` without a transport, and `invalid_option`.
 */
export const createClient = (given: ClientOptions): Client => {
  checkOptions(given)
  // The engine reads most of them later: a change of the app's object changes no client.
  const options = { ...given }
  const emit = emitTo(options.onEvent)
  const engine = lazy(() =>
    importEngine().finally(() => {
      // Not before: some runtimes cannot load two files at once that share a third one. The request that needs it reports
      // a failure.
      options.transport.load?.().catch(() => {})
    }),
  )
  const calls = createCalls({
    resources: [keptSignUp, keptSignIn],
    onUpdate:
      emit &&
      ((name, state) =>
        emit({
          type: 'transition',
          name,
          signUpStatus: sliceOf(state, keptSignUp).value.status,
          signInStatus: sliceOf(state, keptSignIn).value.status,
        })),
    loadEngine: async (basis) => (await engine.load()).createEngine(options, { ...basis, emit }),
  })
  const action = actionsOf(async () => ({ actions: (await engine.load()).clientActions }))
  const run =
    <Params, T>(action: Action<Params, T>): Method<Params, T> =>
    (first, second) => {
      const [params, { signal }] = toArguments<Params>(first as Params | CallOptions, second)
      return calls.run({ signal }, (call) => action(call, params))
    }
  const { get, update } = calls.store
  const readAll = run(action('readAll'))
  const reload = (options: CallOptions): Promise<void> =>
    calls.within(options, (signal) =>
      whileLoading({ state: get, update, signal }, () => readAll(undefined, { signal })),
    )
  let loading: Promise<void> | undefined

  const loadOnce = ({ signal }: CallOptions = {}): Promise<void> =>
    calls.within({ signal }, async (ending) => {
      if (get().status === 'ready') return
      // Shared by all callers: a caller's signal ends that caller's wait, and not the loading.
      loading ??= reload({}).finally(() => {
        loading = undefined
      })
      await untilAborted(ending, loading)
    })
  const ofSignIn = resolvesToResult({ calls, resource: keptSignIn })
  const ofSignUp = resolvesToResult({ calls, resource: keptSignUp })
  const getToken = run(action('getToken'))
  const methods: Omit<Client, 'signUp' | 'signIn' | `$${string}`> = {
    load: loadOnce,
    reload: ({ signal } = {}) => reload({ signal }),
    setActive: run(action('setActive')),
    signOut: run(action('signOut')),
    authenticateWithGoogleOneTap: ofSignIn(redirectAction('authenticateWithGoogleOneTap')),
    authenticateWithWeb3: ofSignIn(redirectAction('authenticateWithWeb3')),
    getToken: async (first, second) => {
      const [params, options] = toArguments<GetTokenOptions | undefined>(first, second)
      if (get().client === null) await loadOnce(options)
      return getToken(params, options)
    },
    handleEmailLinkVerification: run(redirectAction('handleEmailLinkVerification')),
    handleRedirectCallback: ofSignUp(redirectAction('handleRedirectCallback')),
    completePopup: run(action('completePopup')),
    destroy: calls.destroy,
  }
  return addMembers(methods, { calls, engine, store: calls.store, memory: new Map() })
}
