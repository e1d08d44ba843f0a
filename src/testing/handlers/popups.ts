import { accountPortalOf } from '../../shapes/account-portal.ts'
import { POPUP_CALLBACK_PATH, toPopupMessageJSON } from '../../shapes/popup-message.ts'
import type { Answer } from '../http/answer.ts'
import { popupCallbackPage } from '../pages/popup-callback.ts'
import { refusal } from '../refusals.ts'
import type { Context } from './context.ts'

const SESSION = 'session'

/**
 * The URL to redirect to after a round trip that created a session. A real account portal reads the session from the
 * API; the mock's portal cannot, and gets it in its URL.
 */
export const completedAt = (address: string, sessionId: string, { origin }: Context['call']): string => {
  const url = new URL(address)
  if (url.origin !== accountPortalOf(new URL(origin).host) || url.pathname !== POPUP_CALLBACK_PATH) return address
  url.searchParams.set(SESSION, sessionId)
  return url.href
}

/** `GET /popup-callback` of the account portal: the round trip in a popup is over. */
export const reportToOpener = ({ call: { search } }: Context): Answer => {
  const { return_url: returnUrl, [SESSION]: session } = search
  if (session) return popupCallbackPage({ session })
  if (returnUrl) return popupCallbackPage(toPopupMessageJSON(returnUrl))
  throw refusal('resource_not_found', { longMessage: 'No round trip in a popup ended here.' })
}
