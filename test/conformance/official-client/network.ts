import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core'
import type { MockFrontendApi } from '../../../src/testing/index.ts'

/** Where the app is. */
export const APP = 'https://app.example.test'

/** Hosts of a Frontend API, as a development and a production instance have them. */
export const HOSTS = { development: 'happy-otter-1.clerk.accounts.dev', production: 'clerk.example.test' } as const

/** Their account portals: pages of the instance's own, which the mock serves too. */
const PORTALS = { development: 'happy-otter-1.accounts.dev', production: 'accounts.example.test' } as const

export type Instance = keyof typeof HOSTS

const publishableKeyOf = (instance: Instance): string =>
  `pk_${instance === 'production' ? 'live' : 'test'}_${btoa(`${HOSTS[instance]}$`)}`

/** A page without the app, which forgets what the app stored. */
export const BLANK = '/blank'

const FORGETFUL = '<!doctype html><script>localStorage.clear(); sessionStorage.clear()</script>'

const pageOf = (key: string, entry: string): string =>
  `<!doctype html><html data-publishable-key="${key}"><head><title>App</title>
  <script type="module" src="/${entry}.js"></script></head><body></body></html>`

const isRedirect = (status: number): boolean => status >= 300 && status < 400

// Playwright does not see the request that a redirect leads to, so the page goes there by itself.
const redirecting = (location: string): string =>
  `<!doctype html><script>location.replace(${JSON.stringify(location).replaceAll('<', '\\u003c')})</script>`

/** Reading the cookies of a request that was stopped is left to the tests: the browser adds them later. */
const cookiesFor = async (context: BrowserContext, url: string): Promise<Record<string, string>> => {
  const cookies = await context.cookies(url)
  return cookies.length === 0 ? {} : { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

const requestOf = async (context: BrowserContext, request: PageRequest): Promise<Request> => {
  const headers = { ...request.headers(), ...(await cookiesFor(context, request.url())) }
  const body = request.postDataBuffer()
  return new Request(request.url(), { method: request.method(), headers, body: body && new Uint8Array(body) })
}

const serve = async (context: BrowserContext, api: MockFrontendApi, route: Route): Promise<void> => {
  const request = route.request()
  const response = await api.fetch(await requestOf(context, request)).catch(() => null)
  if (!response) return route.abort('connectionfailed')
  const headers = Object.fromEntries(response.headers)
  if (isRedirect(response.status) && request.isNavigationRequest()) {
    const location = new URL(response.headers.get('location') ?? '', request.url()).href
    return route.fulfill({ headers: { ...headers, 'content-type': 'text/html' }, body: redirecting(location) })
  }
  return route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) })
}

/** What the network of a browser does for the script that is being played. */
export interface Traffic {
  readonly api: MockFrontendApi
  /** Addresses that are unknown. */
  readonly strangers: string[]
}

export interface NetworkOptions {
  readonly traffic: () => Traffic
  readonly instance: Instance
  /** The script of the app's pages. */
  readonly entry: string
  readonly scripts: ReadonlyMap<string, string>
}

/** The network of one browser: the app, the Frontend API, and nothing else. */
export const connect = async (
  context: BrowserContext,
  { traffic, instance, entry, scripts }: NetworkOptions,
): Promise<void> => {
  const page = pageOf(publishableKeyOf(instance), entry)
  await context.route('**/*', async (route) => {
    const { api, strangers } = traffic()
    const { host, protocol, origin, pathname } = new URL(route.request().url())
    if (protocol === 'blob:' || protocol === 'data:') return route.continue()
    if (host === HOSTS[instance] || host === PORTALS[instance]) return serve(context, api, route)
    const script = scripts.get(pathname.slice(1))
    if (origin === APP && script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script })
    if (origin === APP) return route.fulfill({ contentType: 'text/html', body: pathname === BLANK ? FORGETFUL : page })
    strangers.push(route.request().url())
    return route.abort()
  })
}
