const YEAR_S = 31_536_000

/** The value of a cookie of this page; `null` when there is none, or no page. */
export const readCookie = (name: string): string | null => {
  for (const pair of globalThis.document?.cookie.split('; ') ?? []) {
    if (pair.startsWith(`${name}=`)) return decodeURIComponent(pair.slice(name.length + 1))
  }
  return null
}

/** Stores a cookie of this host for a year; an empty value removes it. Does nothing where there is no page. */
export const writeCookie = (name: string, value: string): void => {
  if (!globalThis.document) return
  const secure = globalThis.location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not in every browser
  globalThis.document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; Max-Age=${value ? YEAR_S : 0}${secure}`
}
