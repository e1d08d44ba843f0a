import type { FrontendApiErrorItem, HeadlessSignUpError } from '../errors.ts'
import { type Cooldown, NO_COOLDOWN, type ResendAt } from '../model/cooldown.ts'
import type { Environment } from '../model/environment.ts'
import { isRoundTripNewest, serverClockOffset } from '../model/progress.ts'
import { type ClientData, type ClientParts, initialSession, isSignedIn, type Session } from '../model/session.ts'
import { type SignUpAttempt, signUpShape } from '../model/sign-up-attempt.ts'
import { carriedToken, type Token } from '../model/token.ts'
import type { SignUpVerificationData, SignUpVerificationsData } from '../model/verification.ts'
import { share } from './share.ts'

/** `degraded`: loaded, but the instance's settings could not be had. */
export type ClientStatus = 'idle' | 'loading' | 'ready' | 'degraded'

/** Everything that a client knows. Changed by the transitions below and by nothing else. */
export interface State {
  readonly status: ClientStatus
  readonly environment: Environment | null
  readonly client: ClientData | null
  /** The active session. */
  readonly sessionId: string | null
  /** The newest token of each session, and of each session and template. */
  readonly tokens: Readonly<Record<string, Token>>
  readonly signUp: SignUpAttempt
  /** Whether a sign-up that comes with a client may be taken over. Not after this one ended: the server may still carry it. */
  readonly adopts: boolean
  readonly canBeDiscarded: boolean
  /** Whether the open round trip at a provider is the newest thing that was begun for the sign-up. */
  readonly isRoundTripNewest: boolean
  /** How far the server's clock is behind this browser's, as far as it is known: milliseconds, 0 when they agree. */
  readonly clockOffset: number
  /** An invitation's ticket whose address already has a user: it belongs to a sign-in. */
  readonly signInTicket: string | null
  /** When the server lets messages be sent again. */
  readonly resendAt: ResendAt
  /** The error of the last operation that failed, until another starts. */
  readonly error: HeadlessSignUpError | null
  /** How many operations are under way. */
  readonly pending: number
}

/** What an answer brought: the sign-up that was asked about, and the client that came along. */
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

/** An older token never replaces a newer one, nor an equal one: it would seem to last longer. */
const receivedTokens = (tokens: State['tokens'], carried: ClientParts['tokens'], now: number): State['tokens'] => {
  const next = { ...tokens }
  for (const [id, jwt] of carried) {
    const known = next[id]
    const token = carriedToken(jwt, now, known)
    if (!known || known.issuedAt < token.issuedAt) next[id] = token
  }
  return share(tokens, next)
}

/** Which sign-up a client payload leaves us with, when the answer itself was about something else. */
const adopted = ({ signUp: current, adopts }: State, carried: SignUpAttempt | null): SignUpAttempt => {
  // The server drops a completed attempt at once, ours has to live until it is finalized or reset.
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
  // What is decided already is not undone by an error.
  if (verifications[name].status !== 'unverified') return state
  const next = { ...verifications, [name]: { ...verifications[name], ...changed } }
  return { ...state, signUp: share(state.signUp, { ...state.signUp, verifications: next }) }
}

/** The state changes in these ways only. */
export const transitions = {
  /** An operation began. */
  started: (state: State): State => ({ ...state, error: null, pending: state.pending + 1 }),
  /** An operation began that waits for the person: nothing is being fetched for it. */
  waiting: (state: State): State => ({ ...state, error: null }),
  /** An operation failed; what was known before stands. */
  failed: (state: State, error: HeadlessSignUpError): State => ({ ...state, error }),
  /** An operation ended, well or not. */
  ended: (state: State): State => ({ ...state, pending: state.pending - 1 }),
  /** The server answered. */
  received,
  /** A code was wrong, and the error said no more than that. */
  codeRejected: (state: State, name: VerificationName): State =>
    withVerification(state, name, { attempts: (state.signUp.verifications[name].attempts ?? 0) + 1 }),
  /** The error said that a verification is over: another code or link is needed. */
  verificationEnded: (
    state: State,
    name: VerificationName,
    status: 'expired' | 'failed',
    error: FrontendApiErrorItem | null,
  ): State => withVerification(state, name, { status, error, nextAction: 'needs_prepare' }),
  /** The server knows the sign-up no more, and has no other for this browser. */
  signUpGone: (state: State): State => ({ ...withoutSignUp(state), adopts: true }),
  /**
   * A sign-up was completed by a request whose response was lost. The server names it no more; the session tells. The id of
   * one that was never seen stays empty.
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
  /** The address of the page said that the invited person has a user already. */
  ticketForSignIn: (state: State, ticket: string): State => ({ ...state, signInTicket: ticket }),
  /** A message was refused: it was sent too soon after the one before it. */
  cooldownReceived: (state: State, channel: keyof Cooldown, until: number): State => ({
    ...state,
    resendAt: { ...state.resendAt, [channel]: until },
  }),
  /** The sign-up was given up by the person. */
  reset: (state: State): State => ({ ...withoutSignUp(state), error: null }),
  /** The server knows that the created session is the one in use: the page is about to leave the sign-up. */
  finalizing: (state: State): State => ({ ...state, canBeDiscarded: true }),
  /** A session became the active one. A sign-up that was being finalized is over. */
  activated: (state: State, sessionId: string | null): State => ({
    ...(state.canBeDiscarded ? withoutSignUp(state) : state),
    sessionId,
  }),
  /** A token was minted. */
  tokenReceived: (state: State, key: string, token: Token): State => ({
    ...state,
    tokens: { ...state.tokens, [key]: token },
  }),
  environmentReceived: (state: State, environment: Environment): State => ({
    ...state,
    environment: share(state.environment, environment),
  }),
  /** Reading it all once more happens behind a screen that is there already. */
  loading: (state: State): State => ({ ...state, status: state.status === 'idle' ? 'loading' : state.status }),
  /** Everything is there. A client that was just opened starts with the session that it used last. */
  loaded: (state: State, status: 'ready' | 'degraded'): State => {
    const initial = state.status === 'loading' && state.client ? initialSession(state.client) : null
    return { ...state, status, sessionId: state.sessionId ?? initial?.id ?? null }
  },
  /** Loading failed: as before it. */
  loadFailed: (state: State, status: ClientStatus): State => ({ ...state, status }),
}

export type Transitions = typeof transitions

export const activeSession = ({ client, sessionId }: State): Session | null =>
  client?.sessions.find(({ id }) => id === sessionId) ?? null
