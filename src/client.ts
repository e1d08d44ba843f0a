import type { ReadableAtom } from 'nanostores'
import { FlowError } from './errors.ts'
import { type ClientEvent, emitTo } from './events.ts'
import { createSignUp, type SignUp } from './faces/sign-up.ts'
import { asker, toArguments } from './faces/wiring.ts'
import { createFlow } from './flow/flow.ts'
import { createPage, type PageOptions } from './flow/page.ts'
import { createReport } from './flow/report.ts'
import { activeSession, type ClientStatus } from './flow/state.ts'
import { derived } from './flow/store.ts'
import type { Environment } from './model/environment.ts'
import type { RedirectDecision } from './model/redirect-decision.ts'
import type { Session } from './model/session.ts'
import type { Validate } from './model/shapes.ts'
import type { User } from './model/user.ts'
import { completePopup, handleEmailLinkVerification, handleRedirectCallback } from './operations/on-demand.ts'
import type { CallOptions } from './operations/params.ts'
import type { RedirectCallbackOptions } from './operations/redirect-callback.ts'
import {
  type CaptchaProvider,
  once,
  type PasswordStrength,
  type Popups,
  type Ports,
  type ProtectResolver,
  type WalletProvider,
  type Wallets,
} from './ports.ts'
import type { EmailLinkOutcome, EmailLinkVerificationOptions } from './session/email-link.ts'
import { load } from './session/load.ts'
import { type SetActiveParams, setActive } from './session/set-active.ts'
import { type GetTokenOptions, getToken } from './session/tokens.ts'
import type { FrontendApiTransport } from './transport/transport.ts'

export interface ClientOptions extends PageOptions {
  /** Carries the requests. */
  readonly transport: FrontendApiTransport
  /**
   * Looks responses over, beside the call, for `onEvent` to report what is odd in them: `validateShape` of
   * `headless-signup/schemas`. Default: nothing is reported.
   */
  readonly validate?: Validate | undefined
  /** Solves captchas: a provider of your own, or `false` for none. Default: Turnstile, loaded when a captcha is due. */
  readonly captcha?: CaptchaProvider | false | undefined
  /** The nonce of your Content-Security-Policy, for the script that a captcha loads. */
  readonly nonce?: string | undefined
  /** Wallet providers of the app's own, beside those that the page announces. */
  readonly wallets?: readonly WalletProvider[] | undefined
  /** Resolves Protect challenges. Default: they are left in the state, as `protectCheck`. */
  readonly protect?: ProtectResolver | undefined
  /** Estimates how strong a password is, for `validatePassword()`. */
  readonly passwordStrength?: PasswordStrength | undefined
  /** Told of every request, response, repetition, transition and dropped answer. Holds no secret and no typed value. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

/** The implementations that come with the package. An entry says whether they are bundled or loaded. */
export interface Addons {
  turnstile(nonce: string | undefined): Promise<CaptchaProvider>
  wallets(providers: readonly WalletProvider[]): Promise<Wallets>
  popups(): Promise<Popups>
}

const createPorts = (
  { captcha, nonce, wallets = [], protect, passwordStrength }: ClientOptions,
  addons: Addons,
): Ports => ({
  captcha: captcha === false ? null : once(async () => captcha ?? addons.turnstile(nonce)),
  wallets: () => addons.wallets(wallets),
  popups: () => addons.popups(),
  protect: protect ?? null,
  passwordStrength: async () => passwordStrength ?? null,
})

/** One browser at one Frontend API. Nothing is global: a page may have several, and a server one for each request. */
export interface Client {
  /** The sign-up: this one object for the client's whole life. */
  readonly signUp: SignUp
  /** `degraded`: loaded, but the instance's settings could not be had; call `load()` again to retry. */
  readonly $status: ReadableAtom<ClientStatus>
  /** The instance's settings; `null` until loaded. */
  readonly $environment: ReadableAtom<Environment | null>
  /** The active session. */
  readonly $session: ReadableAtom<Session | null>
  /** All sessions of this browser. */
  readonly $sessions: ReadableAtom<readonly Session[]>
  /** The person behind the active session. */
  readonly $user: ReadableAtom<User | null>

  /**
   * Reads the environment and the client side by side: resumes a sign-up in progress and the active session. Optional, and
   * done once: calls while it is under way join it, calls after it do nothing unless the status is `degraded`.
   * Rejects when the client cannot be had; the status is then what it was.
   */
  load(options?: CallOptions): Promise<void>
  /** Reads the environment and the client again. Rejects as `load()` does. */
  reload(options?: CallOptions): Promise<void>
  /**
   * Makes a session the active one: tells the server, fetches a token, awaits `navigate` or goes to `redirectUrl`.
   * Rejects with `session_not_found` for a session that this client does not have, even after asking the server again.
   */
  setActive(params: SetActiveParams, options?: CallOptions): Promise<void>
  /**
   * A signed token of the active session for your own server; `null` when nobody is signed in. Kept until shortly before
   * it expires (the default lifetime is 60 seconds), for each session and template.
   */
  getToken(params?: GetTokenOptions | CallOptions, options?: CallOptions): Promise<string | null>
  /**
   * For the page that an email link opens: reads the link's result from the address, tells the tab that waits for it, reads
   * the client again, makes the created session the active one, and takes the parameters out of the address. Answers what
   * it came to. Rejects when the client cannot be had, and as `setActive()` does.
   */
  handleEmailLinkVerification(
    params?: EmailLinkVerificationOptions | CallOptions,
    options?: CallOptions,
  ): Promise<EmailLinkOutcome>
  /**
   * For the page that a provider sends the person back to: reads what the round trip left, decides what follows, does it,
   * and goes to the destination that `options` have for it; without one it only answers the decision. It always ends:
   * {@link RedirectDecision} has every way it can end in. A session is made the active one, a sign-in whose account has no
   * user becomes a sign-up; `transfer_to_sign_in` and `continue_sign_in` are for your sign-in to take over.
   *
   * After a session is active, the first of these that there is: `…ForceRedirectUrl`, what the page's address asks for
   * (this site only), `…FallbackRedirectUrl`.
   * Rejects with `external_account_failed` when the account was turned down (after going to `signUpUrl`), with
   * `invalid_parameter` or `unsafe_url` before anything is sent, and as `setActive()` does.
   */
  handleRedirectCallback(options?: RedirectCallbackOptions | CallOptions, call?: CallOptions): Promise<RedirectDecision>
  /**
   * For a `popupCallbackUrl`: reports to the page that waits for this popup that the round trip is over, and closes the
   * popup. Resolves to whether a page was reached: the one that opened this window, or, where a
   * `Cross-Origin-Opener-Policy` separated them, one of this origin that waits. Without an opener that takes up to
   * 1,000 milliseconds. If `false`, go on with `handleRedirectCallback()`. Sends nothing to the server.
   */
  completePopup(options?: CallOptions): Promise<boolean>
  /** Ends everything that is under way as `destroyed`, and every later call too. */
  destroy(): void
}

const NO_SESSIONS: readonly Session[] = Object.freeze([])

/**
 * Makes a client over a transport.
 *
 * @throws FlowError `missing_configuration` without a transport.
 */
export const createClientWith = (addons: Addons, options: ClientOptions): Client => {
  const { transport, validate, onEvent } = options
  if (typeof transport !== 'function') throw new FlowError('missing_configuration')
  const emit = emitTo(onEvent)
  const flow = createFlow({
    transport,
    report: validate && onEvent ? createReport(validate, emit) : () => {},
    page: createPage(options),
    ports: createPorts(options, addons),
    emit,
  })
  const { $state, get } = flow.store
  const $session = derived($state, activeSession)
  let loading: Promise<void> | undefined

  const loadOnce = ({ signal }: CallOptions = {}): Promise<void> =>
    flow.run('client', signal, async () => {
      if (get().status === 'ready') return
      // Shared by all who ask: the signal of one ends that one's wait, and not the loading.
      loading ??= flow.run('client', undefined, load).finally(() => {
        loading = undefined
      })
      await loading
    })
  return {
    signUp: createSignUp(flow),
    $status: derived($state, ({ status }) => status),
    $environment: derived($state, ({ environment }) => environment),
    $session,
    $sessions: derived($state, ({ client }) => client?.sessions ?? NO_SESSIONS),
    $user: derived($session, (session) => session?.user ?? null),
    load: loadOnce,
    reload: ({ signal } = {}) => flow.run('client', signal, load),
    setActive: (params, { signal } = {}) => flow.run('client', signal, (scoped) => setActive(scoped, params)),
    getToken: async (first, second) => {
      const [params, options] = toArguments<GetTokenOptions | undefined>(first, second)
      if (get().client === null) await loadOnce(options)
      return flow.run('client', options.signal, (scoped) => getToken(scoped, params))
    },
    handleEmailLinkVerification: async (first, second) => {
      const [params, { signal }] = toArguments<EmailLinkVerificationOptions | undefined>(first, second)
      return flow.run('client', signal, (scoped) => handleEmailLinkVerification(scoped, params))
    },
    handleRedirectCallback: asker(flow)(handleRedirectCallback),
    completePopup: ({ signal } = {}) => flow.run('client', signal, completePopup),
    destroy: flow.destroy,
  }
}
