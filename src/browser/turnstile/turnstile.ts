import { FlowError, isFlowError } from '../../errors.ts'
import { throwIfAborted } from '../../runtime/abort.ts'
import type { CaptchaProvider, CaptchaRequest, CaptchaSolution } from '../providers.ts'
import { createScriptLoader } from './script.ts'
import { runWidget, type TurnstileApi } from './widget.ts'

/** Options of `turnstile()`. */
export interface TurnstileOptions {
  /** Where a challenge shows itself: an element or a selector. Default: `#clerk-captcha`, if there is one. */
  readonly element?: Element | string | undefined
  /** The nonce of your Content-Security-Policy. */
  readonly nonce?: string | undefined
}

const DEFAULT_ELEMENT = '#clerk-captcha'

/**
 * The element for the challenge; `null` without one.
 *
 * @throws FlowError `captcha_failed` when the given element is missing.
 */
const placeOf = (element: TurnstileOptions['element']): Element | null => {
  const found = typeof element === 'object' ? element : document.querySelector(element ?? DEFAULT_ELEMENT)
  if (found?.isConnected || element === undefined) return found
  throw new FlowError('captcha_failed', { detail: 'its element is not in the page; render it before you call' })
}

const lookOf = (place: Element | null) => {
  const read = (name: string): string | null => place?.getAttribute(`data-cl-${name}`) || null
  const look = { theme: read('theme'), size: read('size'), language: read('language') }
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== null))
}

/** An error of Turnstile or of loading it is sent to the server like one from its callback: the server decides. */
const toSolution = (error: unknown, { signal }: CaptchaRequest): CaptchaSolution => {
  throwIfAborted(signal)
  if (isFlowError(error)) throw error
  return { error: error instanceof Error ? error.message : String(error) }
}

/** Each challenge has its own container, inside the page's element or, hidden, at the end of the page. */
const runIn = async (
  api: TurnstileApi,
  place: Element | null,
  { siteKey, invisibleSiteKey, action, signal }: CaptchaRequest,
): Promise<CaptchaSolution> => {
  const container = document.createElement('div')
  container.hidden = place === null
  ;(place ?? document.body).append(container)
  const onInteractive = (isInteractive: boolean): void => {
    if (isInteractive) place?.setAttribute('data-cl-interactive', 'true')
    else place?.removeAttribute('data-cl-interactive')
  }
  try {
    const solution = await runWidget(api, {
      container,
      siteKey: place ? siteKey : invisibleSiteKey,
      action,
      look: lookOf(place),
      onInteractive,
      signal,
    })
    return 'token' in solution ? { ...solution, widgetType: place ? 'smart' : 'invisible' } : solution
  } finally {
    onInteractive(false)
    container.remove()
  }
}

/** Cloudflare Turnstile. */
export const createTurnstile = ({ element, nonce }: TurnstileOptions): CaptchaProvider => {
  const loadScript = createScriptLoader(nonce)
  return {
    solve: async (request) => {
      if (!globalThis.document) throw new FlowError('captcha_failed', { detail: 'it needs a page' })
      const place = request.widgetType === 'smart' || element !== undefined ? placeOf(element) : null
      try {
        const api = await loadScript()
        throwIfAborted(request.signal)
        return await runIn(api, request.widgetType === 'smart' ? place : null, request)
      } catch (error) {
        return toSolution(error, request)
      }
    },
  }
}
