import { type Members, toPlainMembers } from './plain.ts'
import type { RecordedOutcome, RecordedState, Recording, Step, WireRequest } from './recording.ts'
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
  /** Absent where it is not significant. */
  readonly state?: {
    readonly signUp: Members
    readonly future: Members
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
  return { result, value: value?.type === 'signUp' ? { type: 'signUp' } : value }
}

/** The newer face holds what the classic one does, under the names of its own where they differ. */
const expectedFuture = ({ signUp: { web3wallet: _, ...shared }, future }: RecordedState): Members => ({
  existingSession: null,
  ...shared,
  ...future,
  verifications: { ...shared.verifications, ...future.verifications },
})

const expectedState = (recorded: RecordedState): Required<Pick<Observation, 'state'>> & Pick<Observation, 'errors'> => {
  // Copied text for text: of the same shape, times aside.
  const after = JSON.parse(JSON.stringify(recorded), withoutInventedTimes) as RecordedState
  const { client, errors } = after
  // A member that is absent was `undefined`.
  const signUp = { id: null, legalAcceptedAt: null, ...after.signUp }
  return {
    state: {
      signUp,
      future: expectedFuture({ ...after, signUp }),
      sessions: client.sessions,
      activeSessionId: client.activeSessionId,
    },
    ...(errors ? { errors: { fields: errors.fields ?? {}, global: errors.global ?? [] } } : {}),
  }
}

const expectedStep = (step: Step): Observation => ({
  requests: step.exchanges
    .map(({ request }) => request)
    .filter(isSignificant)
    .map(normalizeRequest),
  outcomes: (step.outcomes ?? (step.outcome ? [step.outcome] : [])).map(expectedOutcome),
  callbacks: step.callbacks ?? [],
  navigations: step.navigations ?? [],
  walletRequests: step.walletRequests ?? [],
  ...(step.looseAfter ? {} : expectedState(step.after)),
})

/** What a recording makes us expect: after loading, and after each step. */
export const expectationsOf = ({ loaded, steps }: Recording): readonly Observation[] => [
  { requests: [], outcomes: [], callbacks: [], navigations: [], walletRequests: [], ...expectedState(loaded.after) },
  ...steps.map(expectedStep),
]
