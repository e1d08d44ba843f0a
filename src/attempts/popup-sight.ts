import type { Browser } from '../browser/browser.ts'
import type { PopupWindow } from '../browser/providers.ts'

/**
 * `arriving`: still at its first page. `in_sight`: open, and reachable. `out_of_sight`: reads as closed, but may still
 * be open for the user. `gone`: closed, as far as can be known.
 */
export type Sighting = 'arriving' | 'in_sight' | 'out_of_sight' | 'gone'

/** How often to check. The browser has no event for a closed popup. */
export const LOOK_EVERY_MS = 500
/** How often to check a popup that is `arriving`. */
export const LOOK_WHILE_ARRIVING_EVERY_MS = 50

/** A popup that is being separated can still be reached at its new page for a moment, longer on a busy computer. */
const ARRIVED_AFTER_MS = 500
const GONE_AFTER_MS = { arrived: 500, returned: 10_000, unknown: 30_000 }

/** The popup's address; `null` at a page of another origin, where it cannot be read. */
const addressOf = (popup: PopupWindow): string | null => {
  try {
    return popup.location.href
  } catch {
    return null
  }
}

/**
 * Observes a popup from the page that opened it. Create it before the popup navigates.
 *
 * `Cross-Origin-Opener-Policy` separates a popup from its page at a navigation: from then on `closed` is true although
 * the window is open. So a popup that reads as closed is gone only when the user is back, that is, when this page has
 * had the focus without a break
 * - for half a second, if the popup had arrived at another page: that page did not separate it, so the user closed it;
 * - for 10 seconds, if it never arrived, which is what happens with a policy;
 * - for 30 seconds, if this page never lost the focus either: then the focus means little, as in an automated browser.
 *
 * While the user is in the popup, this page has no focus, and the popup is never gone.
 */
export const createSight = (popup: PopupWindow, browser: Browser): { look(): Sighting } => {
  const before = addressOf(popup)
  let elsewhereMs = 0
  let hasLostFocus = false
  let focusedMs: number | null = null

  const hasArrived = (): boolean => elsewhereMs >= ARRIVED_AFTER_MS
  const patienceMs = (): number => {
    if (hasArrived()) return GONE_AFTER_MS.arrived
    return hasLostFocus ? GONE_AFTER_MS.returned : GONE_AFTER_MS.unknown
  }
  return {
    look: () => {
      const hasFocus = browser.tabState() === 'focused'
      hasLostFocus ||= !hasFocus
      if (!popup.closed) {
        const address = addressOf(popup)
        // A page of this origin whose address can be read was not separated.
        if (address !== before) elsewhereMs = address === null ? elsewhereMs + LOOK_WHILE_ARRIVING_EVERY_MS : Infinity
        return hasArrived() ? 'in_sight' : 'arriving'
      }
      // Counted by checks: a suspended page has not checked.
      if (hasFocus) focusedMs = focusedMs === null ? 0 : focusedMs + LOOK_EVERY_MS
      else focusedMs = null
      return focusedMs !== null && focusedMs >= patienceMs() ? 'gone' : 'out_of_sight'
    },
  }
}
