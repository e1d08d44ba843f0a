import type { FrontendApiRequest } from '../api/transport.ts'
import type { Turn } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { readEnvironment } from '../session/environment.ts'
import { paths } from '../shapes/paths.ts'
import { isCreation } from '../sign-up/requests.ts'
import { solveCaptcha } from './captcha.ts'
import { isRedirectStrategy, needsCaptcha } from './captcha-policy.ts'

/** What can be done about an error response, so that the same request can be built and sent again. */
interface Remedy {
  isFor(error: unknown, request: FrontendApiRequest): boolean
  /** Resolves to `false` when sending it again would change nothing. */
  apply(turn: Turn, request: FrontendApiRequest): Promise<boolean>
}

const firstCode = (error: unknown): string | undefined =>
  isFrontendApiError(error) ? error.errors[0]?.code : undefined

/** Reads the current settings; a failure leaves the known ones. */
const refreshEnvironment = async (turn: Turn): Promise<void> => {
  await readEnvironment(turn).catch(() => {})
  throwIfAborted(turn.signal)
}

/** Any request may get this error: the server wants proof that the user is human first. */
const verifyPerson: Remedy = {
  isFor: (error) => firstCode(error) === 'requires_captcha' && isFrontendApiError(error) && error.status === 401,
  apply: async (turn) => {
    if (!turn.state().environment) await refreshEnvironment(turn)
    const body = { ...(await solveCaptcha(turn, 'verify')), captchaAction: 'verify' }
    await turn.exchange('client', { method: 'POST', path: paths.verify, body })
    return true
  },
}

const CAPTCHA_REFUSALS = ['captcha_missing_token', 'captcha_invalid', 'captcha_not_enabled']

/** A sign-up without a solved captcha, because the settings were unknown or have changed since. */
const learnCaptchaSettings: Remedy = {
  isFor: (error, request) =>
    CAPTCHA_REFUSALS.includes(firstCode(error) ?? '') &&
    (isCreation(request) || isRedirectStrategy(request.body?.strategy)),
  apply: async (turn, { body = {} }) => {
    await refreshEnvironment(turn)
    const { environment, client } = turn.state()
    const wasSolved = 'captchaToken' in body || 'captchaError' in body
    return isRedirectStrategy(body.strategy) || needsCaptcha(environment, client, body) !== wasSolved
  },
}

const REMEDIES: readonly Remedy[] = [verifyPerson, learnCaptchaSettings]

/**
 * Does what an error response demands, so that the same request can be built and sent again. Resolves to `false` when
 * there is nothing to do about it. Each remedy is applied at most once per request.
 */
export const prepareRetry = async (
  turn: Turn,
  error: unknown,
  request: FrontendApiRequest,
  applied: Set<unknown>,
): Promise<boolean> => {
  const remedy = REMEDIES.find((one) => !applied.has(one) && one.isFor(error, request))
  applied.add(remedy)
  return (await remedy?.apply(turn, request)) ?? false
}
