import { isThisWindow } from '../api/page.ts'
import type { FrontendApiServer } from '../api/transport.ts'
import type { PopupWindow } from '../browser/providers.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { isDuration } from '../runtime/timer.ts'
import { accountPortalOf, type PopupMessage, type ProviderRedirects, portalRedirects } from '../shapes/popup-message.ts'
import type { PopupParams } from './params.ts'
import { waitForPopup } from './popup-wait.ts'
import { type Departure, requestProvider } from './provider.ts'

export interface PopupTrip<Params> {
  readonly params: Params & PopupParams
  readonly popup: PopupWindow | null
  /** Where to continue when the attempt needs more. */
  readonly callback: string
  readonly complete: string
  readonly continues: boolean
  /** For a callback page that serves sign-up and sign-in. */
  readonly intent?: 'signUp' | 'signIn'
}

/** The page in the popup that reports back, and the redirect URLs that lead to it. */
interface Reporter {
  readonly origin: string
  readonly redirects: ProviderRedirects
  /** Whether the page is the app's own, whose message has no URL. */
  readonly isOwn: boolean
}

/** @throws FlowError `popup_blocked` or `invalid_parameter`. */
const requirePopup = (popup: PopupWindow | null, timeout: number | undefined): PopupWindow => {
  if (popup === null || popup.closed) throw new FlowError('popup_blocked')
  if (typeof popup.close !== 'function' || isThisWindow(popup)) {
    throw new FlowError('invalid_parameter', { detail: '`popup` must be what `window.open()` returns' })
  }
  if (timeout !== undefined && !isDuration(timeout)) {
    throw new FlowError('invalid_parameter', { detail: '`popupTimeout` must be a positive number of milliseconds' })
  }
  return popup
}

/** The account portal of the instance, if it has one that can report the end of a round trip. */
const portalOf = (server: FrontendApiServer | undefined): string | undefined =>
  server && (server.accountPortal ?? accountPortalOf(server.host || new URL(server.baseUrl).host))

const findReporter = async (call: Call, trip: PopupTrip<unknown>): Promise<Reporter> => {
  const { callback, params } = trip
  const portal = portalOf(call.server)
  if (portal && params.popupCallbackUrl === undefined) {
    const { redirectUrl, actionCompleteRedirectUrl } = portalRedirects(portal, trip)
    // A development instance recognises the browser by a token, and the portal is on another site.
    const known = async (url: string): Promise<string> => (await call.server?.withDevBrowser?.(url)) ?? url
    const redirects = {
      redirectUrl: await known(redirectUrl),
      actionCompleteRedirectUrl: await known(actionCompleteRedirectUrl),
    }
    return { origin: portal, redirects, isOwn: false }
  }
  const page = resolveUrl(call.browser, 'popupCallbackUrl', params.popupCallbackUrl ?? callback)
  const { origin } = new URL(page)
  if (origin !== call.browser.url()?.origin) {
    throw new FlowError('invalid_parameter', { detail: '`popupCallbackUrl` must be of the same origin as this page' })
  }
  return { origin, redirects: { redirectUrl: page, actionCompleteRedirectUrl: page }, isOwn: true }
}

/**
 * Makes the round trip in a popup. Returns the popup's message; `null` when the state already has the result: the
 * attempt was complete without a round trip, or the server was asked.
 */
export const throughPopup = async <Params>(
  call: Call,
  departure: Departure<Params>,
  trip: PopupTrip<Params>,
): Promise<PopupMessage | null> => {
  const { params, callback, continues } = trip
  const { popupTimeout: timeout } = params
  const popup = requirePopup(trip.popup, timeout)
  const { origin, redirects, isOwn } = await findReporter(call, trip)
  const url = await requestProvider(call, departure, { params, redirects, continues })
  if (url === null) return null
  const { attempt } = departure
  const message = await waitForPopup(call, popup, { attempt, url, origin, isOwn, timeout })
  return message && isOwn ? { returnUrl: callback } : message
}
