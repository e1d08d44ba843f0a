import { onEmailLink } from '../browser/channels.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { onAbort, throwIfAborted } from '../runtime/abort.ts'
import { isDuration } from '../runtime/timer.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { createAlarm } from './alarm.ts'
import { type AttemptResource, attemptId } from './attempt-resource.ts'
import type { Attempt } from './kept.ts'
import { poll } from './poll.ts'

/** Parameters of `waitForEmailLinkVerification()`. */
export interface EmailLinkWaitParams {
  /**
   * Milliseconds to wait. Default: until 30 seconds after the link's expiry (without one, the attempt's), and at least
   * 10 minutes.
   */
  timeout?: number | undefined
}

/** The server reports an expired link; this is for when it does not. */
const EXPIRY_MARGIN_MS = 30_000
/** The expiry is by the server's clock: a browser whose clock is ahead must not stop at once. */
const SHORTEST_DEFAULT_WAIT_MS = 10 * 60_000

/** What a wait is for. */
export interface AwaitedLink<Value extends Attempt = Attempt> {
  readonly attempt: AttemptResource<Value>
  /** The verification that the link completes. */
  verificationOf(value: Value): VerificationData
  /** Whether the attempt still needs that verification. */
  isOpen(value: Value): boolean
  /** Whether a link was sent. */
  isSent(value: Value): boolean
}

/** Whether the link was opened, or can no longer be. */
const isOver = ({ status, strategy, error }: VerificationData): boolean =>
  (status !== null && status !== 'unverified') ||
  // For example `client_mismatch`: the link was opened in another browser, where it is not valid.
  (strategy === 'email_link' && error !== null)

const checkTimeout = (timeout: unknown): void => {
  if (timeout === undefined || isDuration(timeout)) return
  throw new FlowError('invalid_parameter', { detail: '`timeout` must be a positive number of milliseconds' })
}

/**
 * Waits until the email link was opened, in this browser or another, or is no longer valid. Only reads, so no other
 * call waits for it: reads at once when another tab reports the link or the user returns, and polls otherwise.
 *
 * @param find Called when the calls before this one have ended.
 */
export const waitForEmailLink = async <Value extends Attempt>(
  call: Call,
  params: EmailLinkWaitParams,
  find: (state: State) => AwaitedLink<Value>,
): Promise<void> => {
  const { timeout } = requireObject(params)
  checkTimeout(timeout)
  const { attempt, verificationOf, isOpen, isSent: isLinkSent } = await call.inTurn(find)
  const current = (): Value => sliceOf(call.state(), attempt).value
  const id = attemptId(call.state(), attempt)
  // Another tab may have sent the link: without one, the server is asked once.
  let isMissing = false
  let isSent = isLinkSent(current())
  const onRead = (): void => {
    isSent ||= isLinkSent(current())
    isMissing = !isSent
  }
  const beganAt = Date.now()
  const alarm = createAlarm()
  const deadline = (): number => {
    const { abandonAt } = current()
    const expireAt = verificationOf(current()).expireAt?.getTime() ?? abandonAt
    return expireAt === null ? Infinity : Math.max(expireAt + EXPIRY_MARGIN_MS, beganAt + SHORTEST_DEFAULT_WAIT_MS)
  }
  const leftMs = (): number => (timeout === undefined ? deadline() : beganAt + timeout) - Date.now()
  const isDone = (): boolean => {
    throwIfAborted(call.signal)
    const value = current()
    if (value.id !== id) throw new FlowError('discarded')
    if (!isOpen(value) || isOver(verificationOf(value))) return true
    if (isMissing) throw new FlowError('email_link_not_sent')
    if (leftMs() <= 0) throw new FlowError('email_link_timeout')
    return false
  }
  const stops = [
    alarm.ring,
    onEmailLink(call, alarm.ring),
    call.browser.onShown(alarm.ring),
    onAbort(call.signal, alarm.ring),
  ]
  try {
    while (!isDone()) {
      // A poll that hangs delays neither the deadline nor a read that is due at once.
      const pauseMs = await Promise.race([poll(call, attempt, id, onRead), alarm.sleep(leftMs())])
      if (pauseMs !== undefined && !isDone()) await alarm.sleep(Math.min(pauseMs, leftMs()))
    }
  } finally {
    for (const stop of stops) stop()
  }
}
