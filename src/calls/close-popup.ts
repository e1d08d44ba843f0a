import { isThisWindow } from '../api/page.ts'
import type { PopupWindow } from '../browser/providers.ts'

/** The newest call for each window. */
const newest = new WeakMap<object, object>()

const isPopup = (value: unknown): value is PopupWindow =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PopupWindow>).close === 'function'

/**
 * Runs a call, and closes its popup when it ends, also when it failed to load or had invalid parameters. A window that
 * was since passed to a newer call is left to that call.
 */
export const closingPopup = async <T>(popup: unknown, run: () => Promise<T>): Promise<T> => {
  if (!isPopup(popup) || isThisWindow(popup)) return run()
  const ours = {}
  newest.set(popup, ours)
  try {
    return await run()
  } finally {
    if (newest.get(popup) === ours) popup.close()
  }
}
