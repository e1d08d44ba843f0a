import type { Browser } from '../browser/browser.ts'
import { announcePopupHeard, onPopupCompleted } from '../browser/channels.ts'
import { onPopupMessage } from '../browser/popup.ts'
import type { PopupWindow } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { untilAborted } from '../runtime/abort.ts'
import { type PopupMessage, readPopupMessage } from '../shapes/popup-message.ts'
import { sliceOf } from '../state/slices.ts'
import { createAlarm } from './alarm.ts'
import { type AttemptResource, attemptId } from './attempt-resource.ts'
import type { Attempt } from './kept.ts'
import { poll } from './poll.ts'
import { createSight, LOOK_EVERY_MS, LOOK_WHILE_ARRIVING_EVERY_MS } from './popup-sight.ts'

/** How long to wait for a popup's announcement after the server has decided: the app may then navigate away. */
const HEAR_FIRST_MS = 1_500
/** How long to listen for a late announcement, to confirm it so that the popup closes. */
const HEAR_AFTERWARDS_MS = 30_000

export interface PopupWait {
  /** What the round trip is for. */
  readonly attempt: AttemptResource
  /** Where to send the popup. */
  readonly url: string
  /** The origin of the page that reports back. */
  readonly origin: string
  /** Whether that page is the app's own, which announces itself when it cannot reach this page. */
  readonly isOwn: boolean
  /** Milliseconds. */
  readonly timeout: number | undefined
}

/** The newest round trip of each client: a new one replaces the verification of an older one. */
const newest = new WeakMap<Browser, object>()

/**
 * Sends the popup to the provider, and waits for its message or, once the popup is out of sight, for the server's
 * result.
 * Returns the message, or `null` when the state already has the result.
 *
 * Rejects with `popup_failed`, `popup_timeout`, `popup_closed`, or `discarded` when a newer round trip began.
 */
export const waitForPopup = async (
  call: Call,
  popup: PopupWindow,
  { attempt, url, origin, isOwn, timeout }: PopupWait,
): Promise<PopupMessage | null> => {
  const id = attemptId(call.state(), attempt)
  const current = (): Attempt => sliceOf(call.state(), attempt).value
  const before = current()
  const { error: errorBefore } = attempt.atProvider(before)
  const trip = {}
  const [deadline, looks, polls] = [createAlarm(), createAlarm(), createAlarm()]
  let isAnnounced = false
  let isHeard = false
  let polling: Promise<number> | undefined

  const requireNewest = (): void => {
    if (newest.get(call.browser) !== trip || current().id !== id) throw new FlowError('discarded')
  }
  const sleep = async (alarm: typeof looks, ms: number): Promise<void> => {
    requireNewest()
    await alarm.sleep(ms)
    requireNewest()
  }
  const reply = (): void => {
    isHeard = true
    announcePopupHeard(call)
  }
  const isDecided = (): boolean => {
    const { status, error } = attempt.atProvider(current())
    return current().status !== before.status || status !== 'unverified' || error !== errorBefore
  }
  const pollOnce = (): Promise<number> => {
    polling ??= poll(call, attempt, id).finally(() => {
      polling = undefined
    })
    return polling
  }

  const untilInTime = async (milliseconds: number): Promise<never> => {
    await deadline.sleep(milliseconds)
    throw new FlowError('popup_timeout')
  }
  const untilDecided = async (): Promise<null> => {
    for (;;) {
      const pauseMs = await pollOnce()
      requireNewest()
      if (isDecided()) break
      await sleep(polls, pauseMs)
    }
    if (isOwn && !isHeard) await polls.sleep(HEAR_FIRST_MS)
    return null
  }
  const untilGone = async (): Promise<null> => {
    do await sleep(looks, LOOK_EVERY_MS)
    while (sight.look() !== 'gone')
    await pollOnce()
    requireNewest()
    if (!isDecided()) throw new FlowError('popup_closed')
    return null
  }
  const untilKnown = async (): Promise<null> => {
    let seen = sight.look()
    while (seen === 'arriving' || seen === 'in_sight') {
      await sleep(looks, seen === 'arriving' ? LOOK_WHILE_ARRIVING_EVERY_MS : LOOK_EVERY_MS)
      seen = sight.look()
    }
    if (isAnnounced) reply()
    return Promise.race([untilDecided(), untilGone()])
  }

  newest.set(call.browser, trip)
  const sight = createSight(popup, call.browser)
  const stops = [deadline.ring, looks.ring, polls.ring, call.browser.onShown(polls.ring)]
  const reported = new Promise<PopupMessage>((resolve, reject) => {
    const onMessage = (data: unknown): void => {
      const message = readPopupMessage(data, call.browser.isSafe)
      if (message === null) reject(new FlowError('popup_failed'))
      else resolve(message)
    }
    stops.push(onPopupMessage(popup, origin, onMessage))
  })
  const stopHearing = onPopupCompleted(call, () => {
    // A popup in sight sends a message: this announcement is of another popup, or of one about to be separated.
    isAnnounced = true
    if (!popup.closed) return
    reply()
    polls.ring()
  })
  let message: PopupMessage | null | undefined
  try {
    popup.location.href = url
    const ends = [reported, untilKnown(), ...(timeout === undefined ? [] : [untilInTime(timeout)])]
    message = await untilAborted(call.signal, Promise.race(ends))
    return message
  } finally {
    // The loops that still run check this, and stop.
    if (newest.get(call.browser) === trip) newest.delete(call.browser)
    for (const stop of stops) stop()
    if (message === null && isOwn && !isHeard) deadline.sleep(HEAR_AFTERWARDS_MS).then(stopHearing)
    else stopHearing()
  }
}
