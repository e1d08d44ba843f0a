import { resolveUrl } from '../browser/resolve-url.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { reload } from './details.ts'
import { throughPopup } from './popup.ts'
import { type RoundTrip, requestProvider, requireProvider } from './provider.ts'
import type { SSOParams } from './sso-params.ts'

/** Sends the page to the provider. Resolves when the navigation was requested, before the page unloads. */
export const redirect = async (flow: ScopedFlow, trip: RoundTrip): Promise<void> => {
  const url = await requestProvider(flow, trip)
  if (url !== null) await flow.page.navigate(url)
}

/** Signs up through a provider, in the given popup or in this page. */
export const sso = async (flow: ScopedFlow, params: SSOParams): Promise<void> => {
  const { redirectUrl, redirectCallbackUrl, popup } = requireProvider(params)
  const complete = resolveUrl(flow.page, 'redirectUrl', redirectUrl)
  const callback = resolveUrl(flow.page, 'redirectCallbackUrl', redirectCallbackUrl)
  if (popup === undefined) {
    const redirects = { redirectUrl: callback, actionCompleteRedirectUrl: complete }
    return redirect(flow, { params, redirects, continues: true })
  }
  // The popup's message is only a hint; the server has the result.
  if (await throughPopup(flow, { params, popup, callback, complete, continues: true })) await reload(flow)
}
