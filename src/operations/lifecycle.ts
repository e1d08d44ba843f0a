import { solveCaptcha } from '../flow/captcha.ts'
import type { BuildRequest, ScopedFlow } from '../flow/flow.ts'
import { resolveUrl } from '../flow/resolve-url.ts'
import type { State } from '../flow/state.ts'
import { needsCaptcha } from '../model/captcha-policy.ts'
import type { FrontendApiRequest } from '../transport/transport.ts'
import { paths } from '../wire/paths.ts'
import { orCooldown } from './cooldown.ts'
import { judgeChange } from './outcomes.ts'
import { keyOf, requireObject, signUpId } from './parameters.ts'
import type { SignUpCreateParams, SignUpUpdateParams } from './params.ts'

type Body = Readonly<Record<string, unknown>>

const isBlank = (value: unknown): boolean => value === null || value === undefined || String(value).trim() === ''

/** The parameters as they are sent. A form's checkbox says `on`. */
const toBody = (params: SignUpCreateParams): Body =>
  params.legalAccepted === 'on' || params.legalAccepted === 'true' ? { ...params, legalAccepted: true } : { ...params }

/**
 * A new sign-up takes the browser's language and time zone unless it is told others, and the solution of a challenge of
 * its own when one is due: a solution serves one request only.
 */
export const createRequest = async (flow: ScopedFlow, params: SignUpCreateParams): Promise<FrontendApiRequest> => {
  const { page, ports } = flow
  const { environment, client } = flow.state()
  const isCaptchaDue = ports.captcha !== null && needsCaptcha(environment, client, params)
  const captcha = isCaptchaDue ? await solveCaptcha(flow, 'signup') : {}
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

/** Sends a change of the sign-up as a whole: its request is made up when its turn has come. */
export const change = async (
  flow: ScopedFlow,
  name: string,
  params: SignUpCreateParams,
  build: BuildRequest,
): Promise<void> => {
  const key = keyOf(name, requireObject(params))
  await orCooldown(flow, params, flow.mutate({ key, shape: 'sign_up', build, judge: judgeChange }))
}

/** A link leads to a page: its address is resolved as that of `sendEmailLink()` is. */
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
  const search = rotatingTokenNonce ? { search: { rotatingTokenNonce } } : {}
  // Without a sign-up that can be named, the client tells whether this browser has one in progress.
  if (!id) await flow.read('client', { method: 'GET', path: paths.client, ...search })
  else await flow.read('sign_up', { method: 'GET', path: paths.signUp(id), ...search })
}
