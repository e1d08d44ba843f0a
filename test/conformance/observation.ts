import { expectedPasskeyRequest } from './passkey-requests.ts'
import { type Members, toPlainMembers } from './plain.ts'
import {
  isSignIn,
  type RecordedOutcome,
  type RecordedSignIn,
  type RecordedSignUp,
  type RecordedState,
  type Recording,
  type Step,
  type WireRequest,
} from './recording.ts'
import { isSignificant, normalizeRequest } from './requests.ts'

export interface Outcome {
  /** `unsettled`: nothing came in time. `missing`: there is no such method. */
  readonly result: 'resolved' | 'rejected' | 'returned' | 'unsettled' | 'missing'
  readonly value?: unknown
  /** `null`: a method of the newer face returned that all went well. */
  readonly error?: Members | null
}

/** What can be seen of one step from outside: compared as a whole. */
export interface Observation {
  readonly requests: readonly WireRequest[]
  readonly outcomes: readonly Outcome[]
  readonly callbacks: readonly Members[]
  readonly navigations: readonly string[]
  /** What was asked of the wallets. */
  readonly walletRequests: readonly Members[]
  /** What the browser was asked for, as far as it is significant. */
  readonly passkeyRequests: readonly Members[]
  /** The challenges that were solved; absent where the recording does not say. */
  readonly captchas?: readonly Members[]
  /** Absent where it is not significant. */
  readonly state?: {
    readonly signUp: Members
    readonly future: Members
    readonly signIn?: Members
    readonly signInFuture?: Members
    readonly sessions: readonly string[]
    readonly activeSessionId: string | null
  }
  /** By field, and the rest in order; absent where the recording does not say. */
  readonly errors?: { readonly fields: Members; readonly global: readonly (string | null)[] }
}

/** The official client makes a date of the current time where the server sends none. */
const INVENTED_TIME = '<now>'

const withoutInventedTimes = (_key: string, value: unknown): unknown => (value === INVENTED_TIME ? null : value)

const expectedError = (error: RecordedOutcome['error']): Members | null => {
  if (typeof error !== 'object' || error === null) return null
  const { kind, code, status, errors, retryAfter } = error
  if (kind === 'api') return toPlainMembers({ kind, status, errors, retryAfter })
  return kind === 'client' ? { kind, code } : { kind }
}

const expectedOutcome = ({ result, value, error }: RecordedOutcome): Outcome => {
  if (result !== 'resolved') return { result, error: expectedError(error) }
  return { result, value: value?.type === 'signUp' || value?.type === 'signIn' ? { type: value.type } : value }
}

/** The newer face holds what the classic one does, under the names of its own where they differ. */
const expectedFuture = ({ signUp: { web3wallet: _, ...shared }, future }: RecordedSignUp): Members => ({
  existingSession: null,
  ...shared,
  ...future,
  verifications: { ...shared.verifications, ...future.verifications },
})

const NO_SIGN_UP = { signUp: { id: null }, future: { id: null } }

const expectedSignUp = ({ signUp: recorded, future }: RecordedSignUp) => {
  // A member that is absent was `undefined`.
  const signUp = { id: null, legalAcceptedAt: null, ...recorded }
  return { signUp, future: expectedFuture({ signUp, future }) }
}

/** S39: the lists of the classic face, which are `null` in the official client, can be iterated as those of the newer one. */
const withLists = (signIn: Members): Members => ({
  ...signIn,
  supportedFirstFactors: signIn.supportedFirstFactors ?? [],
  supportedSecondFactors: signIn.supportedSecondFactors ?? [],
  ssoBypassFirstFactors: signIn.ssoBypassFirstFactors ?? [],
})

/** The newer face has what the classic one has, but for two members. */
const expectedSignIn = ({ signIn: recorded, signInFuture }: RecordedSignIn) => {
  const signIn = withLists(recorded)
  const { supportedIdentifiers: _identifiers, clientTrustState: _state, ...shared } = signIn
  return {
    signIn: { id: null, clientTrustState: null, ...signIn },
    signInFuture: { id: null, existingSession: null, emailLinkVerification: null, ...shared, ...signInFuture },
  }
}

const expectedState = (recorded: RecordedState): Required<Pick<Observation, 'state'>> & Pick<Observation, 'errors'> => {
  // Copied text for text: of the same shape, times aside.
  const { signUp, future, signIn, signInFuture, client, errors } = JSON.parse(
    JSON.stringify(recorded),
    withoutInventedTimes,
  ) as RecordedState
  return {
    state: {
      ...(signUp && future ? expectedSignUp({ signUp, future }) : NO_SIGN_UP),
      ...(signIn && signInFuture ? expectedSignIn({ signIn, signInFuture }) : {}),
      sessions: client.sessions,
      activeSessionId: client.activeSessionId,
    },
    ...(errors ? { errors: { fields: errors.fields ?? {}, global: errors.global ?? [] } } : {}),
  }
}

const expectedStep =
  (recording: Recording) =>
  (step: Step): Observation => ({
    requests: step.exchanges
      .map(({ request }) => request)
      .filter(isSignificant)
      .map(normalizeRequest),
    outcomes: (step.outcomes ?? (step.outcome ? [step.outcome] : [])).map(expectedOutcome),
    callbacks: step.callbacks ?? [],
    navigations: step.navigations ?? [],
    walletRequests: step.walletRequests ?? [],
    passkeyRequests: (step.passkeyRequests ?? []).map(expectedPasskeyRequest),
    ...(isSignIn(recording) ? { captchas: step.captchas ?? [] } : {}),
    ...(step.looseAfter ? {} : expectedState(step.after)),
  })

const NOTHING_YET: Observation = {
  requests: [],
  outcomes: [],
  callbacks: [],
  navigations: [],
  walletRequests: [],
  passkeyRequests: [],
}

/** What a recording makes us expect: after loading, and after each step. */
export const expectationsOf = (recording: Recording): readonly Observation[] => [
  { ...NOTHING_YET, ...expectedState(recording.loaded.after) },
  ...recording.steps.map(expectedStep(recording)),
]
