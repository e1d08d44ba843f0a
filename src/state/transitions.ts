import type { HeadlessSignUpError } from '../errors.ts'
import { type ClientParts, initialSession } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import { isSignedIn } from '../shapes/session.ts'
import { carriedToken, type Token } from '../shapes/token.ts'
import { share } from './share.ts'
import { sliceAfter, sliceOf, withoutValue, withSlice } from './slices.ts'
import { type ClientStatus, type Identified, type Kept, type State, transition } from './state.ts'

/** The content of a response: the requested value, and the client that came with it. */
export interface Received {
  /** The resource whose value was requested. */
  readonly resource?: Kept | undefined
  readonly value?: Identified | null
  readonly client?: ClientParts | null
  /** When it arrived: epoch milliseconds. */
  readonly at: number
  /** Whether it is the response to a change, not to a read. */
  readonly isWrite: boolean
}

/** An older token never replaces a newer one, nor does the same one: it would seem to last longer. */
const receivedTokens = (tokens: State['tokens'], carried: ClientParts['tokens'], now: number): State['tokens'] => {
  const next = { ...tokens }
  for (const [id, jwt] of carried) {
    const known = next[id]
    const token = carriedToken(jwt, now, known)
    if (!known || known.issuedAt < token.issuedAt) next[id] = token
  }
  return share(tokens, next)
}

/** A response arrived. */
export const received = transition('received', (state, content: Received) => {
  const { resource: requested, value = null, client: parts = null, ...about } = content
  const client = parts ? share(state.client, parts.client) : state.client
  const isStillSignedIn = client?.sessions.some((session) => session.id === state.sessionId && isSignedIn(session))
  const slices = state.resources.map((resource) => {
    const its = resource.name === requested?.name ? value : null
    return [resource.name, sliceAfter(resource, sliceOf(state, resource), its, parts, about)]
  })
  return {
    ...state,
    client,
    sessionId: isStillSignedIn ? state.sessionId : null,
    tokens: parts ? receivedTokens(state.tokens, parts.tokens, about.at) : state.tokens,
    slices: Object.fromEntries(slices),
  }
})

/** A call started. */
export const started = transition('started', (state, resource: Kept) =>
  withSlice(state, resource, { error: null, pending: sliceOf(state, resource).pending + 1 }),
)

/** A call started that waits for the user: it does not count as fetching. */
export const waiting = transition('waiting', (state, resource: Kept) => withSlice(state, resource, { error: null }))

/** A call failed; the rest of the state is unchanged. */
export const failed = transition('failed', (state, resource: Kept, error: HeadlessSignUpError) =>
  withSlice(state, resource, { error }),
)

/** A call ended, with or without an error. */
export const ended = transition('ended', (state, resource: Kept) =>
  withSlice(state, resource, { pending: sliceOf(state, resource).pending - 1 }),
)

/** The server no longer has it, and no other for this browser. */
export const gone = transition(
  ({ name }: Kept) => `${name}Gone`,
  (state, resource) => withSlice(withoutValue(state, resource), resource, { mayResume: true }),
)

/** The app discarded it. */
export const reset = transition('reset', (state, resource: Kept) =>
  withSlice(withoutValue(state, resource), resource, { error: null }),
)

/** The server has made the created session the active one: the page is about to leave. */
export const finalizing = transition('finalizing', (state, resource: Kept) =>
  withSlice(state, resource, { canBeDiscarded: true }),
)

/** A session became the active one. This ends what was being finalized. */
export const activated = transition('activated', (state, sessionId: string | null) => {
  const ending = state.resources.filter((resource) => sliceOf(state, resource).canBeDiscarded)
  return { ...ending.reduce(withoutValue, state), sessionId }
})

/** A token was issued. */
export const tokenReceived = transition('tokenReceived', (state, key: string, token: Token) => ({
  ...state,
  tokens: { ...state.tokens, [key]: token },
}))

export const environmentReceived = transition('environmentReceived', (state, environment: Environment) => ({
  ...state,
  environment: share(state.environment, environment),
}))

/** A later load keeps the status: the screen is already there. */
export const loading = transition('loading', (state) => ({
  ...state,
  status: state.status === 'idle' ? 'loading' : state.status,
}))

/** Loaded. A client that was just opened starts with its last active session. */
export const loaded = transition('loaded', (state, status: 'ready' | 'degraded') => {
  const initial = state.status === 'loading' && state.client ? initialSession(state.client) : null
  return { ...state, status, sessionId: state.sessionId ?? initial?.id ?? null }
})

/** Loading failed: restores the status. */
export const loadFailed = transition('loadFailed', (state, status: ClientStatus) => ({ ...state, status }))
