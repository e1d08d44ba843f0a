import type { CaptchaRequest, CaptchaSolution } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { FlowError, isFlowError, isHeadlessSignUpError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'

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
  // A chunk that fails to load has its own error; the app's provider may throw anything.
  const provider = await untilAborted(signal, providers.captcha()).catch((cause) => {
    throwIfAborted(signal)
    throw isHeadlessSignUpError(cause) ? cause : new FlowError('captcha_failed', { cause })
  })
  try {
    return toBody(await untilAborted(signal, provider.solve(request)))
  } catch (cause) {
    throwIfAborted(signal)
    if (isFlowError(cause) && cause.code === 'captcha_failed') throw cause
    throw new FlowError('captcha_failed', { cause })
  }
}
