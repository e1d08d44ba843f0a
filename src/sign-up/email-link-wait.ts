import { onEmailLink } from '../browser/channels.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { onAbort, throwIfAborted } from '../runtime/abort.ts'
import { isDuration } from '../runtime/timer.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { createAlarm } from './alarm.ts'
import { poll } from './poll.ts'
import { signUpId } from './requests.ts'
import { signUpOf } from './transitions.ts'

/** Parameters of `waitForEmailLinkVerification()`. */
export interface EmailLinkWaitParams {
  /**
   * Milliseconds to wait. Default: until 30 seconds after the link's expiry (without one, the sign-up's), and at least
   * 10 minutes.
   */
  timeout?: number | undefined
}

/** The server reports an expired link; this is for when it does not. */
const EXPIRY_MARGIN_MS = 30_000
/** The expiry is by the server's clock: a browser whose clock is ahead must not stop at once. */
const SHORTEST_DEFAULT_WAIT_MS = 10 * 60_000

/** Whether there is nothing more to wait for. A failed link counts too: see the state. */
const isDecided = ({ status, verifications: { emailAddress } }: SignUpAttempt): boolean =>
  status !== 'missing_requirements' ||
  (emailAddress.status !== null && emailAddress.status !== 'unverified') ||
  // For example `client_mismatch`: the link was opened in another browser, where it is not valid.
  (emailAddress.strategy === 'email_link' && emailAddress.error !== null)

/** Whether a link was sent. */
const isLinkSent = ({ verifications: { emailAddress } }: SignUpAttempt): boolean =>
  emailAddress.strategy === 'email_link' && emailAddress.nextAction !== 'needs_prepare'

const deadline = ({ abandonAt, verifications: { emailAddress } }: SignUpAttempt, beganAt: number): number => {
  const expireAt = emailAddress.expireAt?.getTime() ?? abandonAt
  return expireAt === null ? Infinity : Math.max(expireAt + EXPIRY_MARGIN_MS, beganAt + SHORTEST_DEFAULT_WAIT_MS)
}

const checkTimeout = (timeout: unknown): void => {
  if (timeout === undefined || isDuration(timeout)) return
  throw new FlowError('invalid_parameter', { detail: '`timeout` must be a positive number of milliseconds' })
}

/**
 * Waits until the email link was opened, in this browser or another, or is no longer valid. Only reads, so no other
 * call waits for it: reads at once when another tab reports the link or the user returns, and polls otherwise.
 */
export const waitForEmailLinkVerification = async (call: Call, params: EmailLinkWaitParams = {}): Promise<void> => {
  const { timeout } = requireObject(params)
  checkTimeout(timeout)
  const id = await call.inTurn(signUpId)
  // Another tab may have sent the link: without one, the server is asked once.
  let isMissing = false
  let isSent = isLinkSent(signUpOf(call.state()))
  const onRead = (): void => {
    isSent ||= isLinkSent(signUpOf(call.state()))
    isMissing = !isSent
  }
  const beganAt = Date.now()
  const alarm = createAlarm()
  const leftMs = (): number =>
    (timeout === undefined ? deadline(signUpOf(call.state()), beganAt) : beganAt + timeout) - Date.now()
  const isOver = (): boolean => {
    throwIfAborted(call.signal)
    const signUp = signUpOf(call.state())
    if (signUp.id !== id) throw new FlowError('discarded')
    if (isDecided(signUp)) return true
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
    while (!isOver()) {
      // A poll that hangs delays neither the deadline nor a read that is due at once.
      const pauseMs = await Promise.race([poll(call, id, onRead), alarm.sleep(leftMs())])
      if (pauseMs !== undefined && !isOver()) await alarm.sleep(Math.min(pauseMs, leftMs()))
    }
  } finally {
    for (const stop of stops) stop()
  }
}
