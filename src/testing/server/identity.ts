import { DEV_BROWSER_HEADER, DEV_BROWSER_PARAMETER } from '../../shapes/protocol.ts'
import { problem } from '../api-errors.ts'
import { nextBrowserId } from '../state/ids.ts'
import { groups } from '../state/keys.ts'
import { find, findAll, type MockState, put } from '../state/state.ts'
import type { Handler, Identity } from './context.ts'

const COOKIE = '__client'
const ONE_YEAR_SECONDS = 31_536_000

const cookieOf = (header: string | null): string | null =>
  header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1] ?? null

// The cookie names the generation: after `restore()`, an older cookie must not match another browser's client.
const cookieFor = ({ clients }: MockState, clientId: string): string => {
  const generation = find(clients, clientId)?.generation ?? 0
  return generation === 0 ? clientId : `${clientId}.${generation}`
}

const clientIdOf = ({ clients }: MockState, text: string | null): string | null => {
  const [id = '', generation = '0'] = text?.split('.') ?? []
  return find(clients, id)?.generation === Number(generation) ? id : null
}

/** Identifies a browser by an HttpOnly cookie, as production instances do. */
export const cookieIdentity = (state: MockState, request: Request): Identity => {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  let adopted: string | null = null
  return {
    clientId: clientIdOf(state, cookieOf(request.headers.get('cookie'))),
    adopt: (clientId) => {
      adopted = cookieFor(state, clientId)
    },
    headers: () =>
      adopted === null
        ? {}
        : {
            'set-cookie': `${COOKIE}=${adopted}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
          },
  }
}

type Search = Readonly<Record<string, string>>

const findDevBrowser = (state: MockState, { [DEV_BROWSER_PARAMETER]: token }: Search) =>
  token ? findAll(state.devBrowsers, groups.token(token))[0] : undefined

/** Identifies a browser by a token in the query, as development instances do. Throws a `Problem` for an unknown one. */
export const devBrowserIdentity = (state: MockState, search: Search): Identity => {
  const token = search[DEV_BROWSER_PARAMETER] ?? ''
  const found = findDevBrowser(state, search)
  if (!found) throw problem('dev_browser_unauthenticated')
  // The browser has received its new token: the previous one is not accepted any more.
  let browser = found.nextToken === token ? put(state.devBrowsers, { ...found, token, nextToken: null }) : found
  return {
    clientId: browser.clientId,
    adopt: (clientId) => {
      browser = put(state.devBrowsers, { ...browser, clientId })
    },
    headers: () => (browser.nextToken === null ? {} : { [DEV_BROWSER_HEADER]: browser.nextToken }),
  }
}

/**
 * Identifies a browser by its token if the request has one, else by its cookie. A client with a development key always
 * sends the token, and it may be the only identification where cookies do not work.
 */
export const anyIdentity = (state: MockState, search: Search, cookie: Identity): Identity => {
  if (!findDevBrowser(state, search)) return cookie
  const browser = devBrowserIdentity(state, search)
  return {
    clientId: browser.clientId,
    adopt: (clientId) => {
      browser.adopt(clientId)
      cookie.adopt(clientId) // For pages that the same browser opens: their URLs have no token.
    },
    headers: () => ({ ...cookie.headers(), ...browser.headers() }),
  }
}

/** The cookie of one browser in memory. */
export interface Jar {
  cookie: string | null
}

export const jarIdentity = (state: MockState, jar: Jar): Identity => ({
  clientId: clientIdOf(state, jar.cookie),
  adopt: (clientId) => {
    jar.cookie = cookieFor(state, clientId)
  },
  headers: () => ({}),
})

/** No browser, for requests that do not need one. */
export const NO_BROWSER: Identity = { clientId: null, adopt: () => {}, headers: () => ({}) }

/** `POST /dev_browser`: creates a token for this browser. */
export const createDevBrowser: Handler = ({ server: { state, generation } }) => {
  const id = nextBrowserId(state, 'dvb', generation)
  put(state.devBrowsers, { id, token: id, nextToken: null, clientId: null })
  return { object: 'dev_browser', id }
}
