import type { ScopedFlow } from '../flow/flow.ts'
import { announcePopupCompleted, onPopupHeard } from '../flow/popup-channel.ts'
import { toPopupMessageJSON } from '../wire/popup.ts'
import { createAlarm } from './alarm.ts'

/** How long a page has to reply that it waits for this popup. */
const HEARD_WITHIN_MS = 1_000

/** Whether a page that waits for this popup, and cannot be reached as its opener, has heard that the round trip is over. */
const isHeard = async (flow: ScopedFlow): Promise<boolean> => {
  const alarm = createAlarm()
  let heard = false
  const stop = onPopupHeard(flow, () => {
    heard = true
    alarm.ring()
  })
  try {
    announcePopupCompleted(flow)
    await alarm.sleep(HEARD_WITHIN_MS)
    return heard
  } finally {
    stop()
  }
}

/** Reports to the page that opened this one that the round trip is over, and closes this one. `false`: no page waits for it. */
export const completePopup = async (flow: ScopedFlow): Promise<boolean> => {
  const popups = await flow.ports.popups()
  const url = flow.page.url()
  if (url === null) return false
  const isReported = popups.postToOpener(toPopupMessageJSON(`${url.origin}${url.pathname}`)) || (await isHeard(flow))
  if (isReported) popups.closeThisWindow()
  return isReported
}
