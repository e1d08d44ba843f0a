import type { FrontendApiRequest } from '../api/transport.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import { keyOf, requireObject, signUpId } from '../calls/check-arguments.ts'
import type { BuildRequest, ScopedFlow } from '../calls/run.ts'
import { captchaFor } from '../challenges/on-demand.ts'
import { reloadClient } from '../session/reload-client.ts'
import { paths } from '../shapes/paths.ts'
import type { State } from '../state/state.ts'
import { orCooldown } from './cooldown.ts'
import { judgeChange } from './judges.ts'
import type { SignUpCreateParams, SignUpUpdateParams } from './params.ts'

type Body = Readonly<Record<string, unknown>>

const isBlank = (value: unknown): boolean => value === null || value === undefined || String(value).trim() === ''

/** The request body. A form's checkbox has the value `on`. */
const toBody = (params: SignUpCreateParams): Body =>
  params.legalAccepted === 'on' || params.legalAccepted === 'true' ? { ...params, legalAccepted: true } : { ...params }

/**
 * A new sign-up has the browser's language and time zone by default, and the solution of its own captcha when one is
 * due: a solution is valid for one request.
 */
export const createRequest = async (flow: ScopedFlow, params: SignUpCreateParams): Promise<FrontendApiRequest> => {
  const { page, ports } = flow
  const mayNeedCaptcha = ports.captcha !== null && flow.state().environment?.signUp.captchaEnabled
  const captcha = mayNeedCaptcha ? await captchaFor(flow, params) : {}
  return {
    method: 'POST',
    path: paths.signUps,
    body: {
      ...toBody(params),
      locale: isBlank(params.locale) ? page.locale() : params.locale,
      timezone: isBlank(params.timezone) ? page.timezone() : params.timezone,
      ...captcha,
    },
  }
}

export const updateRequest = (state: State, params: SignUpUpdateParams): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.signUp(signUpId(state)),
  body: toBody(params),
})

/** Sends a change of the whole sign-up: its request is built in its turn. */
export const change = async (
  flow: ScopedFlow,
  name: string,
  params: SignUpCreateParams,
  build: BuildRequest,
): Promise<void> => {
  const key = keyOf(name, requireObject(params))
  await orCooldown(flow, params, flow.mutate({ key, shape: 'sign_up', build, judge: judgeChange }))
}

/** Resolves the redirect URL of an email link as `sendEmailLink()` does. */
const withResolvedLink = <Params extends SignUpUpdateParams>(flow: ScopedFlow, params: Params): Params =>
  requireObject(params).strategy === 'email_link'
    ? { ...params, redirectUrl: resolveUrl(flow.page, 'redirectUrl', params.redirectUrl) }
    : params

export const create = async (flow: ScopedFlow, params: SignUpCreateParams = {}): Promise<void> => {
  const given = withResolvedLink(flow, params)
  await change(flow, 'create', given, (_, turn) => createRequest(turn, given))
}

export const update = async (flow: ScopedFlow, params: SignUpUpdateParams): Promise<void> => {
  const given = withResolvedLink(flow, params)
  await change(flow, 'update', given, (state) => updateRequest(state, given))
}

export const upsert = async (flow: ScopedFlow, params: SignUpCreateParams): Promise<void> => {
  const given = withResolvedLink(flow, params)
  await change(flow, 'upsert', given, (state, turn) =>
    state.signUp.id === undefined ? createRequest(turn, given) : updateRequest(state, given),
  )
}

export const reload = async (
  flow: ScopedFlow,
  { rotatingTokenNonce }: { rotatingTokenNonce?: string | undefined } = {},
): Promise<void> => {
  const { id } = flow.state().signUp
  const search: Readonly<Record<string, string>> = rotatingTokenNonce ? { rotatingTokenNonce } : {}
  // Without an id, read the client: it has the sign-up in progress of this browser, if there is one.
  if (!id) await reloadClient(flow, search)
  else await flow.read('sign_up', { method: 'GET', path: paths.signUp(id), search })
}
