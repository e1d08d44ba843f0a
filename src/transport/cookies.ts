const YEAR_S = 31_536_000

/** What the page may read of its cookies: nothing in a sandboxed frame, where to ask throws. */
const readAll = (): string => {
  try {
    return globalThis.document?.cookie ?? ''
  } catch {
    return ''
  }
}

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The value of a cookie of this page; `null` when there is none that can be read, or no page. */
export const readCookie = (name: string): string | null => {
  for (const pair of readAll().split('; ')) {
    const value = pair.startsWith(`${name}=`) ? decode(pair.slice(name.length + 1)) : null
    if (value !== null) return value
  }
  return null
}

/** Stores a cookie of this host for a year; an empty value removes it. Does nothing where there is no page, or no cookies. */
export const writeCookie = (name: string, value: string): void => {
  if (!globalThis.document) return
  const secure = globalThis.location?.protocol === 'https:' ? '; Secure' : ''
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not in every browser
    globalThis.document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; Max-Age=${value ? YEAR_S : 0}${secure}`
  } catch {
    // A sandboxed frame: what was to be kept lasts as long as the page.
  }
}
