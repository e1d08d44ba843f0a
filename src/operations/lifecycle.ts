import { solveCaptcha } from '../flow/captcha.ts'
import type { BuildRequest, ScopedFlow } from '../flow/flow.ts'
import type { State } from '../flow/state.ts'
import { needsCaptcha } from '../model/captcha-policy.ts'
import type { FrontendApiRequest } from '../transport/transport.ts'
import { paths } from '../wire/paths.ts'
import { keyOf, requireObject, signUpId } from './parameters.ts'
import type { SignUpCreateParams, SignUpUpdateParams } from './params.ts'

type Body = Readonly<Record<string, unknown>>

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
      ...params,
      locale: params.locale ?? page.locale(),
      timezone: params.timezone ?? page.timezone(),
      ...captcha,
    },
  }
}

export const updateRequest = (state: State, params: Body): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.signUp(signUpId(state)),
  body: params,
})

/** Sends a change of the sign-up as a whole: its request is made up when its turn has come. */
export const change = async (
  flow: ScopedFlow,
  name: string,
  params: SignUpCreateParams,
  build: BuildRequest,
): Promise<void> => {
  await flow.mutate({ key: keyOf(name, requireObject(params)), shape: 'sign_up', build })
}

export const create = (flow: ScopedFlow, params: SignUpCreateParams = {}): Promise<void> =>
  change(flow, 'create', params, (_, turn) => createRequest(turn, params))

export const update = (flow: ScopedFlow, params: SignUpUpdateParams): Promise<void> =>
  change(flow, 'update', params, (state) => updateRequest(state, { ...params }))

export const upsert = (flow: ScopedFlow, params: SignUpCreateParams): Promise<void> =>
  change(flow, 'upsert', params, (state, turn) =>
    state.signUp.id === undefined ? createRequest(turn, params) : updateRequest(state, { ...params }),
  )

export const reload = async (
  flow: ScopedFlow,
  { rotatingTokenNonce }: { rotatingTokenNonce?: string | undefined } = {},
): Promise<void> => {
  const { id } = flow.state().signUp
  const search = rotatingTokenNonce ? { search: { rotatingTokenNonce } } : {}
  // Without a sign-up of our own, the client tells whether this browser has one in progress.
  if (id === undefined) await flow.read('client', { method: 'GET', path: paths.client, ...search })
  else await flow.read('sign_up', { method: 'GET', path: paths.signUp(id), ...search })
}
