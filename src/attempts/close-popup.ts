import type { PopupWindow } from '../browser/providers.ts'
import { isThisWindow } from '../browser/this-window.ts'
import type { Method } from '../calls/methods.ts'

/** The newest call for each window. */
const newest = new WeakMap<object, object>()

const isPopup = (value: unknown): value is PopupWindow =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PopupWindow>).close === 'function'

/**
 * Wraps a method so that its popup is always closed when it ends, also when it failed to load or had invalid
 * parameters. A window that was since passed to a newer call is left to that call.
 */
export const closingPopup =
  <Params, Result>(method: Method<Params, Result>): Method<Params, Result> =>
  async (params, options) => {
    const { popup } = Object(params) as { readonly popup?: unknown }
    if (!isPopup(popup) || isThisWindow(popup)) return method(params, options)
    const ours = {}
    newest.set(popup, ours)
    try {
      return await method(params, options)
    } finally {
      if (newest.get(popup) === ours) popup.close()
    }
  }
