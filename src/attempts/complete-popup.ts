import { announcePopupCompleted, onPopupHeard } from '../browser/channels.ts'
import { closeThisWindow, postToOpener } from '../browser/popup.ts'
import type { Call } from '../calls/call.ts'
import { toPopupMessageJSON } from '../shapes/popup-message.ts'
import { createAlarm } from './alarm.ts'

/** How long to wait for the confirmation from a page that waits for this popup. */
const HEARD_WITHIN_MS = 1_000

/** Whether a waiting page that cannot be reached as the opener has confirmed the end of the round trip. */
const isHeard = async (call: Call): Promise<boolean> => {
  const alarm = createAlarm()
  let heard = false
  const stop = onPopupHeard(call, () => {
    heard = true
    alarm.ring()
  })
  try {
    announcePopupCompleted(call)
    await alarm.sleep(HEARD_WITHIN_MS)
    return heard
  } finally {
    stop()
  }
}

/** Reports the end of the round trip to the opener, and closes this window. `false`: no page waits for it. */
export const completePopup = async (call: Call): Promise<boolean> => {
  const url = call.browser.url()
  if (url === null) return false
  const isReported = postToOpener(toPopupMessageJSON(`${url.origin}${url.pathname}`)) || (await isHeard(call))
  if (isReported) closeThisWindow()
  return isReported
}
