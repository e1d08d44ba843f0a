import { documentAnswer } from '../server/page.ts'
import type { Answer } from '../server/response.ts'

/** The page of an account portal in a popup: sends a message to its opener, and closes. */
export const popupCallbackPage = (message: Readonly<Record<string, string>>): Answer => {
  const text = JSON.stringify(message).replaceAll('<', '\\u003c')
  return documentAnswer({
    title: 'Back to the app',
    body:
      '<p>The mock Frontend API made this page. It stands in for the account portal.</p>' +
      '<p>The app has been told. You can close this window.</p>' +
      // Any origin: a portal does not know its app's origin. The message holds no secret.
      `<script>if (opener) { opener.postMessage(${text}, '*'); close() }</script>`,
  })
}
