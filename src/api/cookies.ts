const YEAR_S = 31_536_000

/** All cookies that the page may read. A sandboxed frame, where the access throws, has no cookies. */
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

/** The value of a cookie of this page; `null` without a page, or when there is no such cookie that can be read. */
export const readCookie = (name: string): string | null => {
  for (const pair of readAll().split('; ')) {
    const value = pair.startsWith(`${name}=`) ? decode(pair.slice(name.length + 1)) : null
    if (value !== null) return value
  }
  return null
}

/**
 * Stores a cookie of this host for a year; an empty value removes it. Does nothing without a page or without cookies.
 */
export const writeCookie = (name: string, value: string): void => {
  if (!globalThis.document) return
  const secure = globalThis.location?.protocol === 'https:' ? '; Secure' : ''
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not in every browser
    globalThis.document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; Max-Age=${value ? YEAR_S : 0}${secure}`
  } catch {
    // In a sandboxed frame the value is kept in memory only, as long as the page is open.
  }
}
