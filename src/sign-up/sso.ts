import type { Departure } from '../attempts/provider.ts'
import { goThrough, goThroughPage, goThroughPopup } from '../attempts/sso.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { OAuthStrategy } from '../shapes/strategies.ts'
import { change, createRequest, updateRequest } from './details.ts'
import { signUpOf } from './members.ts'
import { pickParams } from './params.ts'
import { signUpResource } from './resource.ts'
import type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  OAuthCallbacks,
  ProviderParams,
  SSOParams,
} from './sso-params.ts'
import { PROVIDER_PARAMS } from './sso-params.ts'

const departure: Departure<ProviderParams> = {
  attempt: signUpResource,
  request: async (call, { params, redirects, continues }) => {
    const body = { strategy: params.strategy, ...redirects, ...pickParams(params, PROVIDER_PARAMS) }
    // If the server rejects the captcha, the call solves a new one, as for every new sign-up.
    await change(call, `sso ${continues}`, body, (state, turn) =>
      continues && signUpOf(state).id !== undefined ? updateRequest(state, body) : createRequest(turn, body),
    )
  },
}

/** Signs up through a provider, in the given popup or in this page. */
export const sso = (call: Call, params: SSOParams): Promise<void> => goThrough(call, departure, params)

/** Signs up through a provider in this page. Starts a new sign-up unless `continueSignUp`. */
export const authenticateWithRedirect = (call: Call, params: AuthenticateWithRedirectParams): Promise<void> =>
  goThroughPage(call, departure, params, requireObject(params).continueSignUp ?? false)

/** Signs up through a provider in a popup, makes the session the active one, and continues in this page. */
export const authenticateWithPopup = (call: Call, params: AuthenticateWithPopupParams): Promise<void> =>
  goThroughPopup(call, departure, params, {
    continues: requireObject(params).continueSignUp ?? false,
    intent: 'signUp',
  })

/** The same as a redirect, with the names of the SignUp document. */
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
