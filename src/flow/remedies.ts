import { isFrontendApiError } from '../errors.ts'
import { isRedirectStrategy, needsCaptcha } from '../model/captcha-policy.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import type { FrontendApiRequest } from '../transport/transport.ts'
import { paths } from '../wire/paths.ts'
import { solveCaptcha } from './captcha.ts'
import { readEnvironment } from './environment.ts'
import { isCreation } from './requests.ts'
import type { Turn } from './scoped-flow.ts'

/** What can be done about an error response, so that the same request can be built and sent again. */
export interface Remedy {
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

/** Each is applied at most once per request; a failure does not affect later requests. */
export const REMEDIES: readonly Remedy[] = [verifyPerson, learnCaptchaSettings]
