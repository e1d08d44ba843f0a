import { DEV_BROWSER_HEADER, DEV_BROWSER_PARAMETER } from '../wire/protocol.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { forgetParameters, pageAddress } from './page-address.ts'

/** The token that stands for this browser at a development instance, in place of a third-party cookie. */
export interface DevBrowser {
  /** The token; asks the server for one when neither the page's URL nor a cookie holds it. */
  token(): Promise<string>
  /** Forgets a token that the server no longer knows, unless another call has renewed it already. */
  forget(token: string): void
  /** Takes over the token that an answer carries. */
  rotate(headers: Headers): void
}

/** The first eight characters of the key's SHA-1 in base64url: two instances on one host keep their cookies apart. */
const cookieSuffix = async (publishableKey: string): Promise<string | null> => {
  // Plain http beyond loopback has no `crypto.subtle`; the cookie without a suffix serves there.
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(publishableKey))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .slice(0, 8)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Reads the token that a page of the instance handed over, and takes it out of the address bar. */
const takeFromPage = (): string | null => {
  const token = pageAddress()?.searchParams.get(DEV_BROWSER_PARAMETER) ?? null
  if (token) forgetParameters([DEV_BROWSER_PARAMETER, '__dev_session'])
  return token
}

export const createDevBrowser = (publishableKey: string, request: () => Promise<string>): DevBrowser => {
  let current: string | null = null
  let pending: Promise<string> | null = null
  let names: string[] | null = null
  // Where cookies or the address cannot be changed, it would be found again.
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
