import { computed, type ReadableAtom } from 'nanostores'
import { FlowError } from './errors.ts'
import { type ClientEvent, emitTo } from './events.ts'
import { createSignUp, type SignUp } from './faces/sign-up.ts'
import { createFlow } from './flow/flow.ts'
import { createPage, type PageOptions } from './flow/page.ts'
import { activeSession, type ClientStatus } from './flow/state.ts'
import type { Environment } from './model/environment.ts'
import type { Session } from './model/session.ts'
import type { User } from './model/user.ts'
import type { CallOptions } from './operations/params.ts'
import { load } from './session/load.ts'
import { type SetActiveParams, setActive } from './session/set-active.ts'
import { type GetTokenOptions, getToken } from './session/tokens.ts'
import type { FrontendApiTransport } from './transport/transport.ts'
import { validateEssentials } from './wire/essentials.ts'
import type { Validate } from './wire/shapes.ts'

export interface ClientOptions extends PageOptions {
  /** Carries the requests. */
  readonly transport: FrontendApiTransport
  /** Looks every answer over. Default: the members without which there is no state. */
  readonly validate?: Validate | undefined
  /** Told of every request, response, repetition, transition and dropped answer. Holds no secret and no typed value. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

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
  getToken(params?: GetTokenOptions, options?: CallOptions): Promise<string | null>
  /** Ends everything that is under way as `destroyed`, and every later call too. */
  destroy(): void
}

const NO_SESSIONS: readonly Session[] = Object.freeze([])

/**
 * Makes a client over a transport.
 *
 * @throws FlowError `missing_configuration` without a transport.
 */
export const createClient = ({ transport, validate = validateEssentials, onEvent, ...page }: ClientOptions): Client => {
  if (typeof transport !== 'function') throw new FlowError('missing_configuration')
  const flow = createFlow({ transport, validate, page: createPage(page), emit: emitTo(onEvent) })
  const { $state, get } = flow.store
  const $session = computed($state, activeSession)
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
    $status: computed($state, ({ status }) => status),
    $environment: computed($state, ({ environment }) => environment),
    $session,
    $sessions: computed($state, ({ client }) => client?.sessions ?? NO_SESSIONS),
    $user: computed($session, (session) => session?.user ?? null),
    load: loadOnce,
    reload: ({ signal } = {}) => flow.run('client', signal, load),
    setActive: (params, { signal } = {}) => flow.run('client', signal, (scoped) => setActive(scoped, params)),
    getToken: async (params, options = {}) => {
      if (get().client === null) await loadOnce(options)
      return flow.run('client', options.signal, (scoped) => getToken(scoped, params))
    },
    destroy: flow.destroy,
  }
}
