/** Parses a URL, resolved against `base` if it is relative; `null` when it is invalid. */
export const parseUrl = (text: string, base?: string | URL | null): URL | null => {
  try {
    return new URL(text, base ?? undefined)
  } catch {
    return null
  }
}
