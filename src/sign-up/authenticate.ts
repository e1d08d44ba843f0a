import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import type { OAuthStrategy } from '../shapes/strategies.ts'
import { finalizing } from '../state/transitions.ts'
import { reload } from './details.ts'
import { throughPopup } from './popup.ts'
import { requireProvider } from './provider.ts'
import { redirect } from './sso.ts'
import type { AuthenticateWithPopupParams, AuthenticateWithRedirectParams, OAuthCallbacks } from './sso-params.ts'
import { keptSignUp, signUpOf } from './transitions.ts'

/** Signs up through a provider in this page. Starts a new sign-up unless `continueSignUp`. */
export const authenticateWithRedirect = async (call: Call, params: AuthenticateWithRedirectParams): Promise<void> => {
  const { redirectUrl, redirectUrlComplete, continueSignUp = false } = requireProvider(params)
  const redirects = {
    redirectUrl: resolveUrl(call.browser, 'redirectUrl', redirectUrl),
    actionCompleteRedirectUrl: resolveUrl(call.browser, 'redirectUrlComplete', redirectUrlComplete),
  }
  await redirect(call, { params, redirects, continues: continueSignUp })
}

/** The same, with the names of the SignUp document. */
export const signUpWithOAuth = async (
  call: Call,
  params: { readonly strategy: OAuthStrategy; readonly callbacks: OAuthCallbacks },
): Promise<void> => {
  const { strategy, callbacks } = params
  const { callbackUrl, callbackUrlComplete } = requireObject(callbacks)
  await authenticateWithRedirect(call, {
    strategy,
    redirectUrl: resolveUrl(call.browser, 'callbackUrl', callbackUrl),
    redirectUrlComplete: resolveUrl(call.browser, 'callbackUrlComplete', callbackUrlComplete),
  })
}

/** Signs up through a provider in a popup, makes the session the active one, and continues in this page. */
export const authenticateWithPopup = async (call: Call, params: AuthenticateWithPopupParams): Promise<void> => {
  const { redirectUrl, redirectUrlComplete, popup, continueSignUp = false } = requireProvider(params)
  if (popup === undefined)
    throw new FlowError('invalid_parameter', { detail: '`popup` must be what `window.open()` returns' })
  const callback = resolveUrl(call.browser, 'redirectUrl', redirectUrl)
  const complete = resolveUrl(call.browser, 'redirectUrlComplete', redirectUrlComplete)
  const trip = { params, popup, callback, complete, continues: continueSignUp, intent: 'signUp' } as const

  const message = await throughPopup(call, trip)
  const reported = message && 'session' in message ? message.session : null
  if (message && reported === null) await reload(call)
  const session = reported ?? signUpOf(call.state()).createdSessionId
  // When the sign-up needs more, the callback page continues from here.
  if (session === null) return call.browser.navigate(message && 'returnUrl' in message ? message.returnUrl : callback)
  await setActive(call, { session, redirectUrl: complete }, () => call.update(finalizing, keptSignUp))
}
