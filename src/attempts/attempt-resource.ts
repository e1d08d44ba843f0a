import type { Call } from '../calls/call.ts'
import type { Resource } from '../calls/resource.ts'
import { FlowError } from '../errors.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import type { Attempt, AttemptSlice, KeptAttempt } from './kept.ts'
import { isRoundTripNewest, serverClockOffset } from './progress.ts'

/** An attempt for the engine of the calls. */
export interface AttemptResource<Value extends Attempt = Attempt> extends Resource<Value, AttemptSlice<Value>> {
  /** The verification that a provider completes. */
  atProvider(value: Value): VerificationData
}

interface Described<Value extends Attempt>
  extends KeptAttempt<Value>,
    Pick<AttemptResource<Value>, 'shape' | 'paths' | 'carriedBy' | 'atProvider'> {
  /** Whether it belongs to the other kind of attempt: it has ended when the other one has taken it over. */
  endsUncarried(value: Value): boolean
  /** The verifications that may have sent a code or a link. */
  byMessage(value: Value): readonly VerificationData[]
}

/** Adds what responses change in every attempt. */
export const attemptResource = <Value extends Attempt>({
  atProvider,
  byMessage,
  ...attempt
}: Described<Value>): AttemptResource<Value> => ({
  ...attempt,
  atProvider,
  createdSessionOf: ({ createdSessionId }) => createdSessionId,
  isComplete: ({ status }) => status === 'complete',
  afterResponse: (after, { value: before, ...known }, { isRequested, isWrite, at }) => ({
    ...after,
    foreignTicket: isRequested ? null : known.foreignTicket,
    isRoundTripNewest: isRoundTripNewest(known.isRoundTripNewest, atProvider(before), atProvider(after.value), isWrite),
    clockOffset: serverClockOffset(known.clockOffset, byMessage(before), byMessage(after.value), at),
  }),
})

/**
 * The id of an attempt.
 *
 * @throws FlowError `not_started`
 */
export const attemptId = (state: State, attempt: KeptAttempt): string => {
  const { id } = sliceOf(state, attempt).value
  if (!id) throw new FlowError('not_started')
  return id
}

/** Parameters of `reload()`. */
export interface ReloadParams {
  /** Of a callback page's address: identifies a token that was rotated during the round trip. */
  rotatingTokenNonce?: string | undefined
}

/** Reads an attempt. Without one reads the client: it has the one in progress of this browser. */
export const readAttempt =
  (attempt: AttemptResource) =>
  async (call: Call, { rotatingTokenNonce }: ReloadParams = {}): Promise<void> => {
    const { id } = sliceOf(call.state(), attempt).value
    const search = rotatingTokenNonce ? { search: { rotatingTokenNonce } } : {}
    if (!id) await call.read(clientShape, { method: 'GET', path: paths.client, ...search })
    else await call.read(attempt.shape, { method: 'GET', path: attempt.paths.one(id), ...search })
  }

/** The same; what follows from an error response is found out before it rejects. */
export const reloadAttempt =
  (
    attempt: AttemptResource,
    afterFailedRead: (call: Call, attempt: AttemptResource, id: string | undefined, error: unknown) => Promise<void>,
  ) =>
  async (call: Call, params?: ReloadParams): Promise<void> => {
    const { id } = sliceOf(call.state(), attempt).value
    try {
      await readAttempt(attempt)(call, params)
    } catch (error) {
      await afterFailedRead(call, attempt, id, error)
      throw error
    }
  }
