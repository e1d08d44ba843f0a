import type { CaptchaRequest, CaptchaSolution } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { FlowError, isFlowError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { type CaptchaParams, needsCaptcha } from './captcha-policy.ts'

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
export const solveCaptcha = async (
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
