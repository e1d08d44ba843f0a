import type { FrontendApiRequest } from '../api/transport.ts'
import { reloadAttempt } from '../attempts/attempt-resource.ts'
import { finalizeAttempt } from '../attempts/finalize.ts'
import { orCooldown } from '../attempts/or-cooldown.ts'
import { submitProof } from '../attempts/protect-check.ts'
import { forgetTicket } from '../attempts/ticket.ts'
import { withContext } from '../browser/context.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { BuildRequest, Call } from '../calls/call.ts'
import { keyOf, requireObject } from '../calls/check-arguments.ts'
import { captchaFor } from '../challenges/on-demand.ts'
import { paths } from '../shapes/paths.ts'
import { signUpShape } from '../shapes/sign-up.ts'
import { strategyOf } from '../shapes/strategies.ts'
import type { State } from '../state/state.ts'
import { afterFailedRead, judgeChange, judgeProof } from './failure-on-demand.ts'
import { signUpOf } from './members.ts'
import type { SignUpCreateParams, SignUpUpdateParams } from './params.ts'
import { signUpId } from './requests.ts'
import { signUpResource } from './resource.ts'

type Body = Readonly<Record<string, unknown>>

/** The request body. A form's checkbox has the value `on`. */
const toBody = (params: SignUpCreateParams): Body =>
  params.legalAccepted === 'on' || params.legalAccepted === 'true' ? { ...params, legalAccepted: true } : { ...params }

/**
 * A new sign-up has the browser's language and time zone by default, and the solution of its own captcha when one is
 * due: a solution is valid for one request.
 */
export const createRequest = async (call: Call, params: SignUpCreateParams): Promise<FrontendApiRequest> => {
  const { browser, providers } = call
  const mayNeedCaptcha = providers.captcha !== null && call.state().environment?.signUp.captchaEnabled
  const captcha = mayNeedCaptcha ? await captchaFor(call, params) : {}
  return {
    method: 'POST',
    path: paths.signUps,
    body: {
      ...withContext(browser, toBody(params)),
      ...captcha,
    },
  }
}

export const updateRequest = (state: State, params: SignUpUpdateParams): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.signUp(signUpId(state)),
  body: toBody(params),
})

/** Sends a change of the whole sign-up: its request is built in its turn. A ticket is used up by it. */
export const change = async (
  call: Call,
  name: string,
  params: SignUpCreateParams,
  build: BuildRequest,
): Promise<void> => {
  const key = keyOf(name, requireObject(params))
  await orCooldown(call, signUpResource, params, call.write({ key, shape: signUpShape, build, judge: judgeChange }))
  if (params.ticket) forgetTicket(call.browser, params.ticket)
}

/** Resolves the redirect URL of an email link as `sendEmailLink()` does. */
const withResolvedLink = <Params extends SignUpUpdateParams>(call: Call, params: Params): Params =>
  strategyOf(requireObject(params).strategy)?.sends === 'link'
    ? { ...params, redirectUrl: resolveUrl(call.browser, 'redirectUrl', params.redirectUrl) }
    : params

export const create = async (call: Call, params: SignUpCreateParams = {}): Promise<void> => {
  const given = withResolvedLink(call, params)
  await change(call, 'create', given, (_, turn) => createRequest(turn, given))
}

export const update = async (call: Call, params: SignUpUpdateParams): Promise<void> => {
  const given = withResolvedLink(call, params)
  await change(call, 'update', given, (state) => updateRequest(state, given))
}

export const upsert = async (call: Call, params: SignUpCreateParams): Promise<void> => {
  const given = withResolvedLink(call, params)
  await change(call, 'upsert', given, (state, turn) =>
    signUpOf(state).id === undefined ? createRequest(turn, given) : updateRequest(state, given),
  )
}

export const reload = reloadAttempt(signUpResource, afterFailedRead)

/** Submits the proof of a Protect challenge. If it was already passed, reads the sign-up again. */
export const submitProtectCheck = submitProof(signUpResource, judgeProof)

/** Makes the session that the sign-up created the active one. Never signs a user out. */
export const finalize = finalizeAttempt(signUpResource)
