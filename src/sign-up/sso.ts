import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { reload } from './details.ts'
import { throughPopup } from './popup.ts'
import { type RoundTrip, requestProvider, requireProvider } from './provider.ts'
import type { SSOParams } from './sso-params.ts'

/** Sends the page to the provider. Resolves when the navigation was requested, before the page unloads. */
export const redirect = async (call: Call, trip: RoundTrip): Promise<void> => {
  const url = await requestProvider(call, trip)
  if (url !== null) await call.browser.navigate(url)
}

/** Signs up through a provider, in the given popup or in this page. */
export const sso = async (call: Call, params: SSOParams): Promise<void> => {
  const { redirectUrl, redirectCallbackUrl, popup } = requireProvider(params)
  const complete = resolveUrl(call.browser, 'redirectUrl', redirectUrl)
  const callback = resolveUrl(call.browser, 'redirectCallbackUrl', redirectCallbackUrl)
  if (popup === undefined) {
    const redirects = { redirectUrl: callback, actionCompleteRedirectUrl: complete }
    return redirect(call, { params, redirects, continues: true })
  }
  // The popup's message is only a hint; the server has the result.
  if (await throughPopup(call, { params, popup, callback, complete, continues: true })) await reload(call)
}
