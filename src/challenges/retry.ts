import type { FrontendApiRequest } from '../api/transport.ts'
import type { RetryRule } from '../calls/resource.ts'
import { isFrontendApiError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import { isRedirectStrategy } from '../shapes/strategies.ts'
import { learnCaptchaSettings, proveHuman } from './on-demand.ts'

const firstCode = (error: unknown): string | undefined =>
  isFrontendApiError(error) ? error.errors[0]?.code : undefined

/** Any request may get this error: the server wants proof that the user is human first. */
const humanWanted: RetryRule = {
  matches: (error) => firstCode(error) === 'requires_captcha' && isFrontendApiError(error) && error.status === 401,
  prepare: proveHuman,
}

/** Whether a request may create a user. */
const mayCreateUser = ({ method, path, body }: FrontendApiRequest): boolean =>
  method === 'POST' && (path === paths.signUps || (path === paths.signIns && Boolean(body?.signUpIfMissing)))

const CAPTCHA_CODES = ['captcha_missing_token', 'captcha_invalid', 'captcha_not_enabled']

/** A sign-up without a solved captcha, because the settings were unknown or have changed since. */
const captchaUnexpected: RetryRule = {
  matches: (error, request) =>
    CAPTCHA_CODES.includes(firstCode(error) ?? '') &&
    (mayCreateUser(request) || isRedirectStrategy(request.body?.strategy)),
  prepare: learnCaptchaSettings,
}

/** The rules about captchas. */
export const RETRY_RULES: readonly RetryRule[] = [humanWanted, captchaUnexpected]
