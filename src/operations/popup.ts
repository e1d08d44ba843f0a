import { FlowError } from '../errors.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { resolveUrl } from '../flow/resolve-url.ts'
import type { Popups, PopupWindow } from '../ports.ts'
import { isDuration } from '../runtime/timer.ts'
import { type PopupMessage, type ProviderRedirects, portalRedirects, readPopupMessage } from '../wire/popup.ts'
import { requestProvider } from './provider.ts'
import type { PopupParams, ProviderParams } from './sso-params.ts'

export interface PopupTrip {
  readonly params: ProviderParams & PopupParams
  readonly popup: PopupWindow | null
  /** Where to go on when something is left to do. */
  readonly callback: string
  readonly complete: string
  readonly continues: boolean
  /** Told to a callback page that serves both. */
  readonly intent?: 'signUp'
}

/** The page in the popup that reports back, and what it is reached by. */
interface Reporter {
  readonly origin: string
  readonly redirects: ProviderRedirects
  /** Whether it is a page of the app's own, which knows no destination. */
  readonly isOwn: boolean
}

/** @throws FlowError `popup_blocked` or `invalid_parameter`. */
const requirePopup = (popups: Popups, popup: PopupWindow | null, timeout: number | undefined): PopupWindow => {
  if (popup === null || popup.closed) throw new FlowError('popup_blocked')
  if (typeof popup !== 'object' || popups.isThisPage(popup)) {
    throw new FlowError(
      'invalid_parameter',
      '`popup` must be another window than this one: what window.open() answers.',
    )
  }
  if (timeout !== undefined && !isDuration(timeout)) {
    throw new FlowError('invalid_parameter', '`popupTimeout` must be a positive number of milliseconds.')
  }
  return popup
}

const findReporter = async (flow: ScopedFlow, trip: PopupTrip): Promise<Reporter> => {
  const { callback, params } = trip
  const portal = flow.server?.accountPortal
  if (portal && params.popupCallbackUrl === undefined) {
    const { redirectUrl, actionCompleteRedirectUrl } = portalRedirects(portal, trip)
    // A development instance knows the browser by a token, and the portal lives on another site.
    const known = async (url: string): Promise<string> => (await flow.server?.withDevBrowser?.(url)) ?? url
    const redirects = {
      redirectUrl: await known(redirectUrl),
      actionCompleteRedirectUrl: await known(actionCompleteRedirectUrl),
    }
    return { origin: portal, redirects, isOwn: false }
  }
  const page = resolveUrl(flow.page, 'popupCallbackUrl', params.popupCallbackUrl ?? callback)
  const { origin } = new URL(page)
  if (origin !== flow.page.url()?.origin) {
    throw new FlowError('invalid_parameter', '`popupCallbackUrl` must be a page of the same origin as this one.')
  }
  return { origin, redirects: { redirectUrl: page, actionCompleteRedirectUrl: page }, isOwn: true }
}

/**
 * Takes the round trip in a popup, and closes it in the end, however it ends. Answers what the popup came to; `null`
 * when the sign-up is complete without a round trip.
 */
export const throughPopup = async (flow: ScopedFlow, trip: PopupTrip): Promise<PopupMessage | null> => {
  const { params, callback, continues } = trip
  const popups = await flow.ports.popups()
  const popup = requirePopup(popups, trip.popup, params.popupTimeout)
  try {
    const { origin, redirects, isOwn } = await findReporter(flow, trip)
    const url = await requestProvider(flow, { params, redirects, continues })
    if (url === null) return null
    popup.location.href = url
    const { signal } = flow
    const read = (data: unknown) => readPopupMessage(data, flow.page.isSafe)
    const message = await popups.follow(popup, { origin, read, signal, timeout: params.popupTimeout })
    return isOwn ? { returnUrl: callback } : message
  } finally {
    popup.close()
  }
}
