/**
 * Keeps the inbox page up to date. It requests the page again and adds only what is new, so that the rest does not move
 * and a screen reader announces the new count.
 */
export const INBOX_SCRIPT = `
const EVERY_MS = 1_000

const refresh = async () => {
  const response = await fetch('/inbox')
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [shown, known] = [document.querySelector('#messages'), next.querySelector('#messages')]
  if (shown.isEqualNode(known)) return
  const added = known.childElementCount - shown.childElementCount
  const isLonger = added > 0 && shown.firstElementChild?.isEqualNode(known.children[added])
  if (isLonger) shown.prepend(...[...known.children].slice(0, added))
  else shown.replaceChildren(...known.children)
  document.querySelector('#count').textContent = next.querySelector('#count').textContent
  document.querySelector('#empty').hidden = next.querySelector('#empty').hidden
}

const watch = async () => {
  // The server may be on its way back up: the next round finds out.
  if (document.visibilityState === 'visible') await refresh().catch(() => {})
  setTimeout(watch, EVERY_MS)
}
setTimeout(watch, EVERY_MS)
`
