import type { Page } from '../flow/page.ts'
import type { PopupWindow } from '../ports.ts'

/**
 * `arriving`: still at the page that it was opened with. `in_sight`: under way, and reachable. `out_of_sight`: reads as
 * closed, and the user may be in it nevertheless. `gone`: closed, as far as can be known.
 */
export type Sighting = 'arriving' | 'in_sight' | 'out_of_sight' | 'gone'

/** How often to look. The browser has no event for a popup that is closed. */
export const LOOK_EVERY_MS = 500
/** A popup that arrives shortly before it is closed has to be seen there. */
export const LOOK_AT_FIRST_EVERY_MS = 50

const GONE_AFTER_MS = { seenElsewhere: 500, returned: 10_000, unknown: 30_000 }

/** The popup's address; `null` at a page of another origin, whose address cannot be read. */
const addressOf = (popup: PopupWindow): string | null => {
  try {
    return popup.location.href
  } catch {
    return null
  }
}

/**
 * What can be known of a popup from the page that opened it. Make it before the popup is sent anywhere, and look every
 * {@link LOOK_EVERY_MS}.
 *
 * `Cross-Origin-Opener-Policy` separates a popup from its page at a navigation: from then on `closed` is true although the
 * window is open. So a popup that reads as closed is gone only when the user is back: when this page has the focus, without
 * a break,
 * - for half a second, if the popup was seen at another page before: that page did not separate it, and closing did;
 * - for 10 seconds, if it was never seen elsewhere, which is what a policy looks like;
 * - for 30 seconds, if this page never lost the focus either: then the focus means little.
 *
 * While the user is in the popup, this page has no focus, and the popup is never gone.
 */
export const createSight = (popup: PopupWindow, page: Page): { look(): Sighting } => {
  const before = addressOf(popup)
  let wasSeenElsewhere = false
  let hasLostFocus = false
  let focusedMs: number | null = null

  const patience = (): number => {
    if (wasSeenElsewhere) return GONE_AFTER_MS.seenElsewhere
    return hasLostFocus ? GONE_AFTER_MS.returned : GONE_AFTER_MS.unknown
  }
  return {
    look: () => {
      const hasFocus = page.tabState() === 'focused'
      hasLostFocus ||= !hasFocus
      if (!popup.closed) {
        wasSeenElsewhere ||= addressOf(popup) !== before
        return wasSeenElsewhere ? 'in_sight' : 'arriving'
      }
      if (!hasFocus) focusedMs = null
      // Counted by looks: a page that was suspended meanwhile has not looked.
      else focusedMs = focusedMs === null ? 0 : focusedMs + LOOK_EVERY_MS
      return focusedMs !== null && focusedMs >= patience() ? 'gone' : 'out_of_sight'
    },
  }
}
