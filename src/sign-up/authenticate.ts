import { resolveUrl } from '../browser/resolve-url.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import type { OAuthStrategy } from '../shapes/strategies.ts'
import { reload } from './details.ts'
import { throughPopup } from './popup.ts'
import { requireProvider } from './provider.ts'
import { redirect } from './sso.ts'
import type { AuthenticateWithPopupParams, AuthenticateWithRedirectParams, OAuthCallbacks } from './sso-params.ts'

/** Signs up through a provider in this page. Starts a new sign-up unless `continueSignUp`. */
export const authenticateWithRedirect = async (
  flow: ScopedFlow,
  params: AuthenticateWithRedirectParams,
): Promise<void> => {
  const { redirectUrl, redirectUrlComplete, continueSignUp = false } = requireProvider(params)
  const redirects = {
    redirectUrl: resolveUrl(flow.page, 'redirectUrl', redirectUrl),
    actionCompleteRedirectUrl: resolveUrl(flow.page, 'redirectUrlComplete', redirectUrlComplete),
  }
  await redirect(flow, { params, redirects, continues: continueSignUp })
}

/** The same, with the names of the SignUp document. */
export const signUpWithOAuth = async (
  flow: ScopedFlow,
  params: { readonly strategy: OAuthStrategy; readonly callbacks: OAuthCallbacks },
): Promise<void> => {
  const { strategy, callbacks } = params
  const { callbackUrl, callbackUrlComplete } = requireObject(callbacks)
  await authenticateWithRedirect(flow, {
    strategy,
    redirectUrl: resolveUrl(flow.page, 'callbackUrl', callbackUrl),
    redirectUrlComplete: resolveUrl(flow.page, 'callbackUrlComplete', callbackUrlComplete),
  })
}

/** Signs up through a provider in a popup, makes the session the active one, and continues in this page. */
export const authenticateWithPopup = async (flow: ScopedFlow, params: AuthenticateWithPopupParams): Promise<void> => {
  const { redirectUrl, redirectUrlComplete, popup, continueSignUp = false } = requireProvider(params)
  if (popup === undefined)
    throw new FlowError('invalid_parameter', '`popup` is missing. Pass what window.open() answers.')
  const callback = resolveUrl(flow.page, 'redirectUrl', redirectUrl)
  const complete = resolveUrl(flow.page, 'redirectUrlComplete', redirectUrlComplete)
  const trip = { params, popup, callback, complete, continues: continueSignUp, intent: 'signUp' } as const

  const message = await throughPopup(flow, trip)
  const reported = message && 'session' in message ? message.session : null
  if (message && reported === null) await reload(flow)
  const session = reported ?? flow.state().signUp.createdSessionId
  // When the sign-up needs more, the callback page continues from here.
  if (session === null) return flow.page.navigate(message && 'returnUrl' in message ? message.returnUrl : callback)
  await setActive(flow, { session, redirectUrl: complete }, () => flow.apply('finalizing'))
}
