import { type ClientParts, initialSession } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import { isSignedIn } from '../shapes/session.ts'
import { carriedToken, type Token } from '../shapes/token.ts'
import { share } from './share.ts'
import { sliceOf, withoutValue, withSlice } from './slices.ts'
import { type About, type Identified, type Kept, type Slice, type State, transition } from './state.ts'

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

/** The value after a received client, when the response itself was about something else. */
const resumed = (resource: Kept, { value, mayResume }: Slice, client: ClientParts | null): Identified => {
  const carried = client && resource.carriedBy(client)
  if (client && !carried && resource.endsUncarried?.(value)) return resource.initial.value
  if (!carried || !mayResume) return value
  if (resource.isComplete(value) && value.id !== carried.id) return value
  return carried
}

/** The slice after a response with the requested value, or with a client. */
const sliceAfter = (
  resource: Kept,
  before: Slice,
  requested: Identified | null,
  client: ClientParts | null,
  about: Omit<About, 'isRequested'>,
): Slice => {
  const value = share(before.value, requested ?? resumed(resource, before, client))
  const after = { ...before, value, mayResume: requested ? true : before.mayResume }
  return resource.afterResponse?.(after, before, { ...about, isRequested: requested !== null }) ?? after
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

/** The server no longer has it, and no other for this browser. */
export const gone = transition(
  ({ name }: Kept) => `${name}Gone`,
  (state, resource) => withSlice(withoutValue(state, resource), resource, { mayResume: true }),
)

/** The server has made the created session the active one: the page is about to leave. */
export const finalizing = transition('finalizing', (state, resource: Kept) =>
  withSlice(state, resource, { canBeDiscarded: true }),
)

/** The page is about to be left for a session, which becomes the active one afterwards. */
export const activating = transition('activating', (state) => ({ ...state, isActivating: true }))

/** A session became the active one. This ends what was being finalized. */
export const activated = transition('activated', (state, sessionId: string | null) => {
  const ending = state.resources.filter((resource) => sliceOf(state, resource).canBeDiscarded)
  return { ...ending.reduce(withoutValue, state), sessionId, isActivating: false }
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

/** Loaded. A client that was just opened starts with its last active session. */
export const loaded = transition('loaded', (state, status: 'ready' | 'degraded') => {
  const initial = state.status === 'loading' && state.client ? initialSession(state.client) : null
  return { ...state, status, sessionId: state.sessionId ?? initial?.id ?? null }
})
