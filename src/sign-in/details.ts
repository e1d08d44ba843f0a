import type { FrontendApiRequest } from '../api/transport.ts'
import { afterFailedRead } from '../attempts/after-failed-read.ts'
import { reloadAttempt } from '../attempts/attempt-resource.ts'
import { forgetTicket } from '../attempts/ticket.ts'
import { withContext } from '../browser/context.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { captchaForSignIn } from '../challenges/on-demand.ts'
import { paths } from '../shapes/paths.ts'
import { strategyOf } from '../shapes/strategies.ts'
import { signInAtServer } from './at-server.ts'
import { judgeCreation } from './outcomes.ts'
import type { SignInCreateParams } from './params.ts'
import { send } from './send.ts'

/** Whether it is sent to the user or the provider as a URL to come back to. */
const URLS = ['redirectUrl', 'actionCompleteRedirectUrl'] as const

type Redirecting = { readonly strategy?: string | undefined } & {
  readonly [Name in (typeof URLS)[number]]?: string | null | undefined
}

/** Resolves the redirect URLs against the page. An email link needs one. */
export const withResolvedUrls = <Params extends Redirecting>(call: Call, params: Params): Params => {
  const isLink = strategyOf(requireObject(params).strategy)?.sends === 'link'
  const given = URLS.filter((name) => (params[name] ?? null) !== null || (isLink && name === 'redirectUrl'))
  return Object.assign(
    { ...params },
    ...given.map((name) => ({ [name]: resolveUrl(call.browser, name, params[name]) })),
  )
}

const TEXTS = ['identifier', 'password', 'ticket', 'token', 'code'] as const

/** A new sign-in has the browser's language and time zone, and the solution of a captcha when one is due. */
const createRequest = async (call: Call, params: SignInCreateParams): Promise<FrontendApiRequest> => {
  const isChallenged = params.signUpIfMissing && call.providers.captcha !== null
  const captcha = isChallenged ? await captchaForSignIn(call, params) : {}
  return { method: 'POST', path: paths.signIns, body: { ...withContext(call.browser, params), ...captcha } }
}

/** Starts a sign-in. What it is built from may depend on the one in progress. A ticket is used up by it. */
export const createFrom = async (
  call: Call,
  name: string,
  params: SignInCreateParams,
  check: (state: ReturnType<Call['state']>) => void = () => {},
): Promise<void> => {
  await send(call, {
    name,
    params,
    build: (state, turn) => {
      check(state)
      return createRequest(turn, params)
    },
    judge: judgeCreation,
  })
  if (params.ticket) forgetTicket(call.browser, params.ticket)
}

/** Starts a sign-in, and discards the one in progress. */
export const create = async (call: Call, params: SignInCreateParams = {}): Promise<void> => {
  const given = withResolvedUrls(call, requireObject(params))
  for (const name of TEXTS) if ((given[name] ?? null) !== null) requireText(name, given[name])
  await createFrom(call, 'create', given)
}

export const reload = reloadAttempt(signInAtServer, afterFailedRead)
