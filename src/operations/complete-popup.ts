import type { ScopedFlow } from '../flow/flow.ts'
import { toPopupMessageJSON } from '../wire/popup.ts'

/** Tells the page that opened this one that the round trip is over, and closes this one. `false`: nobody opened it. */
export const completePopup = async (flow: ScopedFlow): Promise<boolean> => {
  const popups = await flow.ports.popups()
  const url = flow.page.url()
  return url !== null && popups.report(toPopupMessageJSON(`${url.origin}${url.pathname}`))
}
