import { FlowError } from '../errors.ts'
import { untilAborted } from '../runtime/abort.ts'
import { parseUrl } from '../runtime/urls.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'

/** Options of `protectResolver()`. */
export interface ProtectOptions {
  /** The hosts from which a challenge's script may be loaded, for example `['protect.example.com']`. */
  readonly hosts: readonly string[]
  /**
   * The element for the script's UI, or a function that returns it when needed. Default: an element that this package
   * adds, hidden until the script shows something.
   */
  readonly container?: HTMLElement | (() => HTMLElement | null) | undefined
}

type Run = (
  container: HTMLElement,
  challenge: {
    readonly token: string
    readonly uiHints: Readonly<Record<string, string>> | undefined
    readonly signal: AbortSignal
    readonly setWidgetVisible: (isVisible: boolean) => void
  },
) => unknown

const allowedUrl = (text: string, hosts: readonly string[]): string => {
  const url = parseUrl(text)
  if (url?.protocol === 'https:' && !url.username && !url.password && hosts.includes(url.host)) return url.href
  throw new FlowError('protect_check_invalid_sdk_url')
}

const loadScript = async (url: string): Promise<Run> => {
  const script: { readonly default?: unknown } = await import(/* @vite-ignore */ /* webpackIgnore: true */ url).catch(
    (cause) => {
      throw new FlowError('protect_check_script_load_failed', { cause })
    },
  )
  if (typeof script.default !== 'function') throw new FlowError('protect_check_invalid_script')
  return script.default as Run // that it is a function is all that can be known
}

/** The app's element, or a new one, which is hidden unless the script shows something; `close` removes a new one. */
const openContainer = ({ container }: ProtectOptions) => {
  const given = typeof container === 'function' ? container() : container
  if (given) return { element: given, setWidgetVisible: () => {}, close: () => {} }
  const element = document.createElement('div')
  element.hidden = true
  document.body.append(element)
  return {
    element,
    setWidgetVisible: (isVisible: boolean) => {
      element.hidden = !isVisible
    },
    close: () => element.remove(),
  }
}

const orAborted = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  untilAborted(signal, promise).catch((error) => {
    throw signal.aborted ? new FlowError('protect_check_aborted', { cause: error }) : error
  })

const execute = async (run: Run, ...[element, challenge]: Parameters<Run>): Promise<string> => {
  try {
    const proof = await run(element, challenge)
    if (typeof proof === 'string' && proof) return proof
  } catch (cause) {
    throw new FlowError('protect_check_execution_failed', { cause })
  }
  throw new FlowError('protect_check_execution_failed', { detail: 'the script returned no proof token' })
}

/** Runs the challenge's script, and resolves to its proof. See `protectResolver()` for what it rejects with. */
export const resolveProtectCheck = async (
  options: ProtectOptions,
  { sdkUrl, token, uiHints }: ProtectCheck,
  signal: AbortSignal,
): Promise<string> => {
  const url = allowedUrl(sdkUrl, options.hosts)
  const run = await orAborted(signal, loadScript(url))
  const { element, setWidgetVisible, close } = openContainer(options)
  try {
    return await orAborted(signal, execute(run, element, { token, uiHints, signal, setWidgetVisible }))
  } finally {
    close()
  }
}
