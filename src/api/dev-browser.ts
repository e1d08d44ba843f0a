import { DEV_BROWSER_HEADER, DEV_BROWSER_PARAMETER } from '../shapes/protocol.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { forgetParameters } from './forget-parameters.ts'
import { pageAddress } from './page.ts'

/** The token that identifies this browser at a development instance, in place of a third-party cookie. */
export interface DevBrowser {
  /** Returns the token; requests one from the server when neither the page's URL nor a cookie has it. */
  token(): Promise<string>
  /** Discards a token that the server no longer accepts, unless another call has already replaced it. */
  forget(token: string): void
  /** Stores the token from the response's header, if there is one. */
  rotate(headers: Headers): void
}

/**
 * The first eight characters of the key's SHA-1 in base64url, so that two instances on one host have separate cookies.
 */
const cookieSuffix = async (publishableKey: string): Promise<string | null> => {
  // `crypto.subtle` is missing on plain http beyond loopback; the cookie without a suffix is used there.
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(publishableKey))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .slice(0, 8)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Reads the token that a page of the instance put into the URL, and removes it from the address bar. */
const takeFromPage = (): string | null => {
  const token = pageAddress()?.searchParams.get(DEV_BROWSER_PARAMETER) ?? null
  if (token) forgetParameters([DEV_BROWSER_PARAMETER, '__dev_session'])
  return token
}

export const createDevBrowser = (publishableKey: string, request: () => Promise<string>): DevBrowser => {
  let current: string | null = null
  let pending: Promise<string> | null = null
  let names: string[] | null = null
  // Where cookies or the address cannot be changed, `find` would return the discarded token again.
  let forgotten: string | null = null

  const store = (token: string | null): void => {
    current = token
    for (const name of names ?? []) writeCookie(name, token ?? '')
  }
  const find = async (): Promise<string> => {
    if (!names) {
      const suffix = await cookieSuffix(publishableKey)
      names = [...(suffix ? [`${DEV_BROWSER_PARAMETER}_${suffix}`] : []), DEV_BROWSER_PARAMETER]
    }
    const known = [takeFromPage(), ...names.map(readCookie)].find((token) => token && token !== forgotten)
    const token = known ?? (await request())
    store(token)
    return token
  }
  return {
    token: async () => {
      if (current !== null) return current
      pending ??= find().finally(() => {
        pending = null
      })
      return pending
    },
    forget: (token) => {
      if (current !== token) return
      forgotten = token
      store(null)
    },
    rotate: (headers) => {
      const token = headers.get(DEV_BROWSER_HEADER)
      if (token && token !== current) store(token)
    },
  }
}
