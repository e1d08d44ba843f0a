import type { FrontendApiErrorItem, HeadlessSignUpError } from '../errors.ts'
import { type ClientData, type ClientParts, initialSession, isSignedIn } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import type { Session } from '../shapes/session.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { carriedToken, type Token } from '../shapes/token.ts'
import type { SignUpVerificationData, SignUpVerificationsData } from '../shapes/verification.ts'
import { type Cooldown, NO_COOLDOWN, type ResendAt } from './cooldown.ts'
import { isRoundTripNewest, serverClockOffset } from './progress.ts'
import { share } from './share.ts'

/** `degraded`: loaded, but the instance's settings failed to load. */
export type ClientStatus = 'idle' | 'loading' | 'ready' | 'degraded'

/** The state of a client. Changed only by the transitions below. */
export interface State {
  readonly status: ClientStatus
  readonly environment: Environment | null
  readonly client: ClientData | null
  /** The active session. */
  readonly sessionId: string | null
  /** The newest token of each session, and of each session and template. */
  readonly tokens: Readonly<Record<string, Token>>
  readonly signUp: SignUpAttempt
  /** Whether a sign-up in a received client may be stored. Not after ours ended: the server may still have it. */
  readonly adopts: boolean
  readonly canBeDiscarded: boolean
  /** Whether the open round trip at a provider is the most recent action of the sign-up. */
  readonly isRoundTripNewest: boolean
  /** How far the server's clock is behind this browser's, as far as known: milliseconds, 0 when they agree. */
  readonly clockOffset: number
  /** An invitation's ticket whose email address already has a user: it belongs to a sign-in. */
  readonly signInTicket: string | null
  /** When the server accepts the next message: epoch milliseconds. */
  readonly resendAt: ResendAt
  /** The error of the last failed operation, until another starts. */
  readonly error: HeadlessSignUpError | null
  /** How many operations are in progress. */
  readonly pending: number
}

/** The content of a response: the requested sign-up, and the client that came with it. */
export interface Received {
  readonly signUp?: SignUpAttempt | null
  readonly client?: ClientParts | null
  /** When it arrived: epoch milliseconds. */
  readonly at: number
  /** Whether it is the response to a change, not to a read. */
  readonly isWrite: boolean
}

const emptySignUp: SignUpAttempt = share(null, signUpShape.empty)

export const initialState: State = {
  status: 'idle',
  environment: null,
  client: null,
  sessionId: null,
  tokens: {},
  signUp: emptySignUp,
  adopts: true,
  canBeDiscarded: false,
  isRoundTripNewest: false,
  clockOffset: 0,
  signInTicket: null,
  resendAt: NO_COOLDOWN,
  error: null,
  pending: 0,
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

/** The sign-up after a received client, when the response itself was about something else. */
const adopted = ({ signUp: current, adopts }: State, carried: SignUpAttempt | null): SignUpAttempt => {
  // The server removes a complete attempt at once; ours has to stay until it is finalized or reset.
  if (!carried || !adopts) return current
  if (current.status === 'complete' && current.id !== carried.id) return current
  return carried
}

const received = (state: State, { signUp: asked, client: parts, at, isWrite }: Received): State => {
  const client = parts ? share(state.client, parts.client) : state.client
  const signUp = share(state.signUp, asked ?? adopted(state, parts?.signUp ?? null))
  const isStillSignedIn = client?.sessions.some((session) => session.id === state.sessionId && isSignedIn(session))
  return {
    ...state,
    client,
    sessionId: isStillSignedIn ? state.sessionId : null,
    tokens: parts ? receivedTokens(state.tokens, parts.tokens, at) : state.tokens,
    signUp,
    adopts: asked ? true : state.adopts,
    signInTicket: asked ? null : state.signInTicket,
    isRoundTripNewest: isRoundTripNewest(state.isRoundTripNewest, state.signUp, signUp, isWrite),
    clockOffset: serverClockOffset(state.clockOffset, state.signUp, signUp, at),
  }
}

const withoutSignUp = (state: State): State => ({
  ...state,
  signUp: share(state.signUp, emptySignUp),
  adopts: false,
  canBeDiscarded: false,
  isRoundTripNewest: false,
  signInTicket: null,
  resendAt: NO_COOLDOWN,
})

type VerificationName = keyof SignUpVerificationsData

const withVerification = (state: State, name: VerificationName, changed: Partial<SignUpVerificationData>): State => {
  const { verifications } = state.signUp
  // An error does not undo a verification that has ended.
  if (verifications[name].status !== 'unverified') return state
  const next = { ...verifications, [name]: { ...verifications[name], ...changed } }
  return { ...state, signUp: share(state.signUp, { ...state.signUp, verifications: next }) }
}

/** The only ways to change the state. */
export const transitions = {
  /** An operation started. */
  started: (state: State): State => ({ ...state, error: null, pending: state.pending + 1 }),
  /** An operation started that waits for the user: it does not count as fetching. */
  waiting: (state: State): State => ({ ...state, error: null }),
  /** An operation failed; the rest of the state is unchanged. */
  failed: (state: State, error: HeadlessSignUpError): State => ({ ...state, error }),
  /** An operation ended, with or without an error. */
  ended: (state: State): State => ({ ...state, pending: state.pending - 1 }),
  /** A response arrived. */
  received,
  /** A code was wrong, and the error says no more than that. */
  codeRejected: (state: State, name: VerificationName): State =>
    withVerification(state, name, { attempts: (state.signUp.verifications[name].attempts ?? 0) + 1 }),
  /** A verification has ended, as the error says: another code or link is needed. */
  verificationEnded: (
    state: State,
    name: VerificationName,
    status: 'expired' | 'failed',
    error: FrontendApiErrorItem | null,
  ): State => withVerification(state, name, { status, error }),
  /** The server no longer has the sign-up, and no other for this browser. */
  signUpGone: (state: State): State => ({ ...withoutSignUp(state), adopts: true }),
  /**
   * A request whose response was lost completed a sign-up. The server no longer returns it, only its session. Its id is
   * empty when it was never received.
   */
  completed: (state: State, session: Session, isNew: boolean): State => {
    const { signUp } = isNew ? { signUp: emptySignUp } : state
    const completed: SignUpAttempt = {
      ...signUp,
      id: signUp.id ?? '',
      status: 'complete',
      missingFields: [],
      unverifiedFields: [],
      createdSessionId: session.id,
      createdUserId: session.user?.id ?? null,
    }
    return { ...state, signUp: share(state.signUp, completed), adopts: true, signInTicket: null }
  },
  /** The page's address says that the invited user already exists. */
  ticketForSignIn: (state: State, ticket: string): State => ({ ...state, signInTicket: ticket }),
  /** The server rejected a message that came too soon after the previous one. */
  cooldownReceived: (state: State, channel: keyof Cooldown, until: number): State => ({
    ...state,
    resendAt: { ...state.resendAt, [channel]: until },
  }),
  /** The app discarded the sign-up. */
  reset: (state: State): State => ({ ...withoutSignUp(state), error: null }),
  /** The server has made the created session the active one: the page is about to leave the sign-up. */
  finalizing: (state: State): State => ({ ...state, canBeDiscarded: true }),
  /** A session became the active one. This ends a sign-up that was being finalized. */
  activated: (state: State, sessionId: string | null): State => ({
    ...(state.canBeDiscarded ? withoutSignUp(state) : state),
    sessionId,
  }),
  /** A token was issued. */
  tokenReceived: (state: State, key: string, token: Token): State => ({
    ...state,
    tokens: { ...state.tokens, [key]: token },
  }),
  environmentReceived: (state: State, environment: Environment): State => ({
    ...state,
    environment: share(state.environment, environment),
  }),
  /** A later load keeps the status: the screen is already there. */
  loading: (state: State): State => ({ ...state, status: state.status === 'idle' ? 'loading' : state.status }),
  /** Loaded. A client that was just opened starts with its last active session. */
  loaded: (state: State, status: 'ready' | 'degraded'): State => {
    const initial = state.status === 'loading' && state.client ? initialSession(state.client) : null
    return { ...state, status, sessionId: state.sessionId ?? initial?.id ?? null }
  },
  /** Loading failed: restores the status. */
  loadFailed: (state: State, status: ClientStatus): State => ({ ...state, status }),
}

export type Transitions = typeof transitions

export const activeSession = ({ client, sessionId }: State): Session | null =>
  client?.sessions.find(({ id }) => id === sessionId) ?? null
