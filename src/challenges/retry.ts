import type { FrontendApiRequest } from '../api/transport.ts'
import type { Turn } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { readEnvironment } from '../session/environment.ts'
import { paths } from '../shapes/paths.ts'
import { isRedirectStrategy } from '../shapes/strategies.ts'
import { isCreation } from '../sign-up/requests.ts'
import { solveCaptcha } from './captcha.ts'
import { needsCaptcha } from './captcha-policy.ts'

/** An error response after which the same request can be built and sent again, and what prepares for that. */
export interface RetryRule {
  matches(error: unknown, request: FrontendApiRequest): boolean
  /** Resolves to `false` when sending it again would change nothing. */
  prepare(turn: Turn, request: FrontendApiRequest): Promise<boolean>
}

const firstCode = (error: unknown): string | undefined =>
  isFrontendApiError(error) ? error.errors[0]?.code : undefined

/** Reads the current settings; a failure leaves the known ones. */
const refreshEnvironment = async (turn: Turn): Promise<void> => {
  await readEnvironment(turn).catch(() => {})
  throwIfAborted(turn.signal)
}

/** Any request may get this error: the server wants proof that the user is human first. */
const proveHuman: RetryRule = {
  matches: (error) => firstCode(error) === 'requires_captcha' && isFrontendApiError(error) && error.status === 401,
  prepare: async (turn) => {
    if (!turn.state().environment) await refreshEnvironment(turn)
    const body = { ...(await solveCaptcha(turn, 'verify')), captchaAction: 'verify' }
    await turn.send('client', { method: 'POST', path: paths.verify, body })
    return true
  },
}

const CAPTCHA_CODES = ['captcha_missing_token', 'captcha_invalid', 'captcha_not_enabled']

/** A sign-up without a solved captcha, because the settings were unknown or have changed since. */
const learnCaptchaSettings: RetryRule = {
  matches: (error, request) =>
    CAPTCHA_CODES.includes(firstCode(error) ?? '') &&
    (isCreation(request) || isRedirectStrategy(request.body?.strategy)),
  prepare: async (turn, { body = {} }) => {
    await refreshEnvironment(turn)
    const { environment, client } = turn.state()
    const wasSolved = 'captchaToken' in body || 'captchaError' in body
    return isRedirectStrategy(body.strategy) || needsCaptcha(environment, client, body) !== wasSolved
  },
}

/** Each is applied at most once per request; a failure does not affect later requests. */
export const RETRY_RULES: readonly RetryRule[] = [proveHuman, learnCaptchaSettings]
