import type { FrontendApiRequest } from '../api/transport.ts'
import type { CaptchaRequest, CaptchaSolution } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import type { Turn } from '../calls/resource.ts'
import { FlowError, isFlowError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { readEnvironment } from '../session/environment.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { isRedirectStrategy } from '../shapes/strategies.ts'
import { type CaptchaParams, needsCaptcha, type SignInCaptchaParams, signInNeedsCaptcha } from './captcha-policy.ts'

/** What a solved or failed challenge adds to the body of its one request. */
export type CaptchaBody =
  | { readonly captchaToken: string; readonly captchaWidgetType: string }
  | { readonly captchaError: string }

/** Sent when there is nothing to run a challenge with. The server decides what follows. */
const UNAVAILABLE: CaptchaBody = { captchaError: 'captcha_unavailable' }

const toBody = (solution: CaptchaSolution): CaptchaBody => {
  if ('error' in solution) return { captchaError: solution.error }
  if (solution.token) return { captchaToken: solution.token, captchaWidgetType: solution.widgetType }
  throw new FlowError('captcha_failed', { detail: 'the provider returned neither a token nor an error' })
}

/** @throws FlowError `captcha_failed`, unless the call was aborted. */
const solveCaptcha = async (
  { providers, signal, state }: Call,
  action: CaptchaRequest['action'],
): Promise<CaptchaBody> => {
  const { publicKey, invisiblePublicKey, widgetType } = state().environment?.captcha ?? {}
  if (!providers.captcha || !publicKey || !invisiblePublicKey || !widgetType) return UNAVAILABLE
  const request = { siteKey: publicKey, invisibleSiteKey: invisiblePublicKey, widgetType, action, signal }
  try {
    return toBody(await untilAborted(signal, providers.captcha.solve(request)))
  } catch (cause) {
    throwIfAborted(signal)
    // A chunk that fails to load has its own error; the app's provider may throw anything.
    if (isFlowError(cause) && (cause.code === 'captcha_failed' || cause.code === 'chunk_failed')) throw cause
    throw new FlowError('captcha_failed', { cause })
  }
}

/** What a new sign-up with these parameters adds to its body: nothing when it needs no captcha. */
export const captchaFor = async (call: Call, params: CaptchaParams): Promise<CaptchaBody | undefined> => {
  const { environment, client } = call.state()
  return needsCaptcha(environment, client, params) ? solveCaptcha(call, 'signup') : undefined
}

/** The same for a new sign-in. */
export const captchaForSignIn = async (call: Call, params: SignInCaptchaParams): Promise<CaptchaBody | undefined> => {
  const { environment, client } = call.state()
  return signInNeedsCaptcha(environment, client, params) ? solveCaptcha(call, 'signin') : undefined
}

/** Reads the current settings; a failure leaves the known ones. */
const refreshEnvironment = async (turn: Turn): Promise<void> => {
  await readEnvironment(turn).catch(() => {})
  throwIfAborted(turn.signal)
}

/** Solves a captcha that the server demands before another request, and sends it. The request may then be sent again. */
export const proveHuman = async (turn: Turn): Promise<boolean> => {
  if (!turn.state().environment) await refreshEnvironment(turn)
  const body = { ...(await solveCaptcha(turn, 'verify')), captchaAction: 'verify' }
  await turn.send(clientShape, { method: 'POST', path: paths.verify, body })
  return true
}

/** Reads whether new attempts need a captcha. Returns whether the request is worth another try: now it differs. */
export const learnCaptchaSettings = async (turn: Turn, { path, body = {} }: FrontendApiRequest): Promise<boolean> => {
  await refreshEnvironment(turn)
  const { environment, client } = turn.state()
  const wasSolved = 'captchaToken' in body || 'captchaError' in body
  if (path === paths.signIns) return signInNeedsCaptcha(environment, client, body) !== wasSolved
  return isRedirectStrategy(body.strategy) || needsCaptcha(environment, client, body) !== wasSolved
}
