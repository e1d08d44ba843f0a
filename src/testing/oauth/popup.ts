import { accountPortalOf, POPUP_CALLBACK_PATH, toPopupMessageJSON } from '../../shapes/popup-message.ts'
import { problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import { pageResponse } from '../server/page.ts'
import type { MockResponse } from '../server/response.ts'

/** The page of an account portal in a popup: sends a message to its opener, and closes. */
const popupCallbackPage = (message: Readonly<Record<string, string>>): MockResponse => {
  const text = JSON.stringify(message).replaceAll('<', '\\u003c')
  return pageResponse({
    title: 'Back to the app',
    body:
      '<p>The mock Frontend API made this page. It stands in for the account portal.</p>' +
      '<p>The app has been notified. You can close this window.</p>' +
      // Any origin: a portal does not know its app's origin. The message holds no secret.
      `<script>if (opener) { opener.postMessage(${text}, '*'); close() }</script>`,
  })
}

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
export const reportToOpener = ({ call: { search } }: Context): MockResponse => {
  const { return_url: returnUrl, [SESSION]: session } = search
  if (session) return popupCallbackPage({ session })
  if (returnUrl) return popupCallbackPage(toPopupMessageJSON(returnUrl))
  throw problem('resource_not_found', { longMessage: 'No round trip in a popup ended here.' })
}
