import { FlowError } from '../errors.ts'
import { onEmailLink } from '../flow/email-link-channel.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import type { SignUpAttempt } from '../model/sign-up-attempt.ts'
import { onAbort, throwIfAborted } from '../runtime/abort.ts'
import { isDuration } from '../runtime/timer.ts'
import { createAlarm } from './alarm.ts'
import { requireObject, signUpId } from './parameters.ts'
import { poll } from './poll.ts'

export interface EmailLinkWaitParams {
  /** Milliseconds after which to give up. Default: when the link has expired, or the sign-up is given up by the server. */
  timeout?: number | undefined
}

/** The server itself tells that a link expired: this is for the case that it does not. */
const EXPIRY_MARGIN_MS = 30_000
/** The expiry is by the server's clock: a browser whose clock is ahead must not give up at once. */
const SHORTEST_DEFAULT_WAIT_MS = 10 * 60_000

/** Whether there is nothing to wait for any more. An end that is no success is one, too: the state tells. */
const isDecided = ({ status, verifications: { emailAddress } }: SignUpAttempt): boolean =>
  status !== 'missing_requirements' ||
  (emailAddress.status !== null && emailAddress.status !== 'unverified') ||
  // For example `client_mismatch`: the link was opened where it does not count.
  (emailAddress.strategy === 'email_link' && emailAddress.error !== null)

/** Whether there is a link to wait for, or was one. */
const isLinkSent = ({ verifications: { emailAddress } }: SignUpAttempt): boolean =>
  emailAddress.strategy === 'email_link' && emailAddress.nextAction !== 'needs_prepare'

const deadline = ({ abandonAt, verifications: { emailAddress } }: SignUpAttempt, beganAt: number): number => {
  const expireAt = emailAddress.expireAt?.getTime() ?? abandonAt
  return expireAt === null ? Infinity : Math.max(expireAt + EXPIRY_MARGIN_MS, beganAt + SHORTEST_DEFAULT_WAIT_MS)
}

const checkTimeout = (timeout: unknown): void => {
  if (timeout === undefined || isDuration(timeout)) return
  throw new FlowError('invalid_parameter', '`timeout` must be a positive number of milliseconds. Nothing was sent.')
}

/**
 * Waits until the email link was opened, here or elsewhere, or can no longer be. Reads only, so that nothing waits for it:
 * at once when another tab or the person comes back, else by asking again and again.
 */
export const waitForEmailLinkVerification = async (
  flow: ScopedFlow,
  params: EmailLinkWaitParams = {},
): Promise<void> => {
  const { timeout } = requireObject(params)
  checkTimeout(timeout)
  const id = await flow.inTurn(signUpId)
  // Another tab may have sent the link: without one the server is asked once.
  let isMissing = false
  let isSent = isLinkSent(flow.state().signUp)
  const onRead = (): void => {
    isSent ||= isLinkSent(flow.state().signUp)
    isMissing = !isSent
  }
  const beganAt = Date.now()
  const alarm = createAlarm()
  const leftMs = (): number =>
    (timeout === undefined ? deadline(flow.state().signUp, beganAt) : beganAt + timeout) - Date.now()
  const isOver = (): boolean => {
    throwIfAborted(flow.signal)
    const { signUp } = flow.state()
    if (signUp.id !== id) throw new FlowError('discarded')
    if (isDecided(signUp)) return true
    if (isMissing) throw new FlowError('email_link_not_sent')
    if (leftMs() <= 0) throw new FlowError('email_link_timeout')
    return false
  }
  const stops = [
    alarm.ring,
    onEmailLink(flow, alarm.ring),
    flow.page.onShown(alarm.ring),
    onAbort(flow.signal, alarm.ring),
  ]
  try {
    while (!isOver()) {
      // A poll that hangs holds up neither the deadline nor a look that is due at once.
      const pauseMs = await Promise.race([poll(flow, id, onRead), alarm.sleep(leftMs())])
      if (pauseMs !== undefined && !isOver()) await alarm.sleep(Math.min(pauseMs, leftMs()))
    }
  } finally {
    for (const stop of stops) stop()
  }
}
