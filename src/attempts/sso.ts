import type { PopupWindow } from '../browser/providers.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import { sliceOf } from '../state/slices.ts'
import { reloadAttempt } from './attempt-resource.ts'
import type { PopupParams } from './params.ts'
import { throughPopup } from './popup.ts'
import { type Departure, redirect, requireProvider } from './provider.ts'

interface Provided {
  readonly strategy: string
}

interface SSO extends Provided, PopupParams {
  readonly redirectUrl: string
  readonly redirectCallbackUrl: string
  readonly popup?: PopupWindow | null | undefined
}

interface Trip extends Provided {
  readonly redirectUrl: string
  readonly redirectUrlComplete: string
}

interface PopupTrip extends Trip, PopupParams {
  readonly popup: PopupWindow | null
}

/** Goes through a provider, in the given popup or in this page. */
export const goThrough = async <Params extends SSO>(
  call: Call,
  departure: Departure<Params>,
  params: Params,
): Promise<void> => {
  const { redirectUrl, redirectCallbackUrl, popup } = requireProvider(params)
  const complete = resolveUrl(call.browser, 'redirectUrl', redirectUrl)
  const callback = resolveUrl(call.browser, 'redirectCallbackUrl', redirectCallbackUrl)
  if (popup === undefined) {
    const redirects = { redirectUrl: callback, actionCompleteRedirectUrl: complete }
    return redirect(call, departure, { params, redirects, continues: true })
  }
  const trip = { params, popup, callback, complete, continues: true }
  // The popup's message is only a hint; the server has the result.
  if (await throughPopup(call, departure, trip)) await reloadAttempt(departure.attempt)(call)
}

/** Goes through a provider in this page. */
export const goThroughPage = async <Params extends Trip>(
  call: Call,
  departure: Departure<Params>,
  params: Params,
  continues: boolean,
): Promise<void> => {
  const { redirectUrl, redirectUrlComplete } = requireProvider(params)
  const redirects = {
    redirectUrl: resolveUrl(call.browser, 'redirectUrl', redirectUrl),
    actionCompleteRedirectUrl: resolveUrl(call.browser, 'redirectUrlComplete', redirectUrlComplete),
  }
  await redirect(call, departure, { params, redirects, continues })
}

/** Goes through a provider in a popup, makes the session the active one, and continues in this page. */
export const goThroughPopup = async <Params extends PopupTrip>(
  call: Call,
  departure: Departure<Params>,
  params: Params,
  { continues, intent }: { readonly continues: boolean; readonly intent: 'signUp' | 'signIn' },
): Promise<void> => {
  const { redirectUrl, redirectUrlComplete, popup } = requireProvider(params)
  if (popup === undefined)
    throw new FlowError('invalid_parameter', { detail: '`popup` must be what `window.open()` returns' })
  const callback = resolveUrl(call.browser, 'redirectUrl', redirectUrl)
  const complete = resolveUrl(call.browser, 'redirectUrlComplete', redirectUrlComplete)
  const { attempt } = departure

  const message = await throughPopup(call, departure, { params, popup, callback, complete, continues, intent })
  const reported = message && 'session' in message ? message.session : null
  if (message && reported === null) await reloadAttempt(attempt)(call)
  const session = reported ?? sliceOf(call.state(), attempt).value.createdSessionId
  // When the attempt needs more, the callback page continues from here.
  if (session === null) return call.browser.navigate(message && 'returnUrl' in message ? message.returnUrl : callback)
  await setActive(call, { session, redirectUrl: complete }, attempt)
}
