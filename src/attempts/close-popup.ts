import type { PopupWindow } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { untilAborted } from '../runtime/abort.ts'

/** The newest call for each window. */
const newest = new WeakMap<object, object>()

const isPopup = (value: unknown): value is PopupWindow =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PopupWindow>).close === 'function'

/**
 * Wraps an action so that its popup is always closed when it ends, also when it failed to load or had invalid
 * parameters. A window that was since passed to a newer call is left to that call.
 */
export const closingPopup =
  <Params, Result>(action: (call: Call, params: Params) => Promise<Result>) =>
  async (call: Call, params: Params): Promise<Result> => {
    const { popup } = Object(params) as { readonly popup?: unknown }
    if (!isPopup(popup) || call.browser.isThisWindow(popup)) return action(call, params)
    const ours = {}
    newest.set(popup, ours)
    try {
      return await untilAborted(call.signal, action(call, params))
    } finally {
      if (newest.get(popup) === ours) popup.close()
    }
  }
