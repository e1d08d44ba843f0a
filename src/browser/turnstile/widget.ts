import { onAbort } from '../../runtime/abort.ts'

/** The part of Turnstile's API that is used. Source: developers.cloudflare.com/turnstile, client-side rendering. */
export interface TurnstileApi {
  render(container: HTMLElement, options: Readonly<Record<string, unknown>>): string | null | undefined
  reset(widget: string): void
  remove(widget: string): void
}

export interface WidgetOptions {
  readonly container: HTMLElement
  readonly siteKey: string
  readonly action: string
  /** `data-cl-theme`, `data-cl-size` and `data-cl-language` of the page's element. */
  readonly look: { readonly theme?: string; readonly size?: string; readonly language?: string }
  /** Called when the challenge starts or stops to need the user. */
  readonly onInteractive: (isInteractive: boolean) => void
  readonly signal: AbortSignal
}

/** Error codes that another try may get past. */
const PASSING = ['crashed', 'undefined_error', '102', '103', '104', '106', '110600', '300', '600']
const MOST_RETRIES = 2
const RETRY_AFTER_MS = 250

const mayPass = (code: string): boolean => PASSING.some((start) => code.startsWith(start))

/** Runs one challenge, with retries where they may help. Removes its widget when it settles. */
export const runWidget = (
  api: TurnstileApi,
  options: WidgetOptions,
): Promise<{ token: string } | { error: string }> => {
  const { container, siteKey, action, look, onInteractive, signal } = options
  const codes: string[] = []
  let widget: string | null | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let stopListening = (): void => {}

  const challenge = new Promise<{ token: string } | { error: string }>((resolve, reject) => {
    stopListening = onAbort(signal, reject)
    if (signal.aborted) return
    const onError = (given: unknown): boolean => {
      const code = String(given || 'undefined_error')
      codes.push(code)
      if (codes.length > MOST_RETRIES || !mayPass(code)) resolve({ error: codes.join(',') })
      else waiting = setTimeout(() => widget && api.reset(widget), RETRY_AFTER_MS)
      return true // Turnstile need not write it to the console
    }
    widget = api.render(container, {
      sitekey: siteKey,
      action,
      appearance: 'interaction-only',
      retry: 'never',
      'refresh-expired': 'auto',
      theme: look.theme ?? 'auto',
      size: look.size ?? 'normal',
      language: look.language ?? 'auto',
      callback: (token: string) => resolve({ token }),
      'error-callback': onError,
      'unsupported-callback': () => resolve({ error: 'This browser is not supported by the CAPTCHA.' }),
      'before-interactive-callback': () => onInteractive(true),
      'after-interactive-callback': () => onInteractive(false),
    })
  })
  return challenge.finally(() => {
    clearTimeout(waiting)
    stopListening()
    if (widget) api.remove(widget)
  })
}
