import type { PopupWindow } from '../browser/providers.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { untilAborted } from '../runtime/abort.ts'

/** The newest call for each window. */
const calls = new WeakMap<object, object>()

const isPopup = (value: unknown): value is PopupWindow =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PopupWindow>).close === 'function'

/**
 * Wraps an operation so that its popup is always closed when it ends, also when it failed to load or had invalid
 * parameters. A window that was since passed to a newer call is left to that call.
 */
export const closingPopup =
  <Params, Result>(operation: (flow: ScopedFlow, params: Params) => Promise<Result>) =>
  async (flow: ScopedFlow, params: Params): Promise<Result> => {
    const { popup } = Object(params) as { readonly popup?: unknown }
    if (!isPopup(popup) || flow.page.isThisWindow(popup)) return operation(flow, params)
    const call = {}
    calls.set(popup, call)
    try {
      return await untilAborted(flow.signal, operation(flow, params))
    } finally {
      if (calls.get(popup) === call) popup.close()
    }
  }
