import { FlowError, invalidOption } from '../errors.ts'
import { parseUrl } from '../runtime/urls.ts'
import { pageAddress } from './page.ts'
import { isLoopback, isPrivateHost } from './private-host.ts'
import { type PublishableKey, parsePublishableKey } from './publishable-key.ts'
import type { FrontendApiServer } from './transport.ts'

/** Which Frontend API to use. */
export interface FrontendApiOptions {
  /**
   * `pk_test_…` or `pk_live_…`: contains the Frontend API's host and the instance type. A key with a loopback host,
   * such as that of a mock on this computer, is used over plain http.
   */
  readonly publishableKey?: string | undefined
  /**
   * An origin instead of the key's host (self-hosted, mock, tunnel). Plain http only in private networks: loopback,
   * 10/8, 172.16/12, 192.168/16, link-local and unique-local addresses, `.local`, `.internal`, `.test`, and
   * single-label names.
   */
  readonly frontendApi?: string | undefined
  /**
   * Where your own server forwards requests to the Frontend API: `https://…`, or a path of the page such as `/__clerk`.
   * A path is resolved for each request, so that a module can also create its client on a server; a request made there
   * rejects with `invalid_option`. Plain http as for `frontendApi`.
   */
  readonly proxyUrl?: string | undefined
  /** The domain of a production instance with several domains. Ignored for development keys. */
  readonly domain?: string | undefined
  /** Whether this page is a satellite of another domain of the instance. */
  readonly isSatellite?: boolean | undefined
}

export interface FrontendApi extends FrontendApiServer {
  /** That of the publishable key; empty without a key. */
  readonly host: string
}

const withoutTrailingSlash = (url: URL): string => `${url.origin}${url.pathname.replace(/\/$/, '')}`

/** @throws FlowError `invalid_option` for an unsafe origin: passwords are sent to it. */
const requireSafe = (option: 'frontendApi' | 'proxyUrl', text: string): string => {
  const url = parseUrl(text)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isPrivateHost(url.hostname))
  if (!url || !isSafe) throw invalidOption(option)
  return withoutTrailingSlash(url)
}

/** A path belongs to the page that sends the request, and there may be no page while a module is imported. */
const fromProxy = (proxyUrl: string): (() => string) => {
  if (!String(proxyUrl).startsWith('/')) {
    const baseUrl = requireSafe('proxyUrl', proxyUrl)
    return () => baseUrl
  }
  return () => {
    const page = pageAddress()
    if (!page || !/^https?:$/.test(page.protocol)) throw invalidOption('proxyUrl')
    const url = parseUrl(proxyUrl, page)
    // `//host` also starts with a slash, but is another origin.
    return url?.origin === page.origin ? withoutTrailingSlash(url) : requireSafe('proxyUrl', url?.href ?? '')
  }
}

const NO_KEY: PublishableKey = { host: '', instanceType: 'production' }

const fromDomain = (domain: string): string => {
  const host = domain.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  // In a browser `domain` is that of the page, and its Frontend API is the subdomain `clerk`.
  return `https://${globalThis.location ? `clerk.${host.replace(/^(clerk\.)+/, '')}` : host}`
}

/**
 * Locates the Frontend API, for each request separately, because there may be no page yet.
 *
 * @throws FlowError `missing_configuration`, `invalid_publishable_key` or `invalid_option`.
 */
export const resolveFrontendApi = (options: FrontendApiOptions): FrontendApi => {
  const { publishableKey, frontendApi, proxyUrl, domain } = options
  if (!publishableKey && !frontendApi && !proxyUrl) throw new FlowError('missing_configuration')
  const { host, instanceType } = publishableKey ? parsePublishableKey(publishableKey) : NO_KEY
  const isDevelopment = instanceType === 'development'

  const ofKey = (): string => {
    if (domain && !isDevelopment) return fromDomain(domain)
    // Not `pageAddress()`: this runs for each request, and needs no parsed URL. An emulated location may have no hostname.
    const page = globalThis.location
    // Preview deployments on this host have no subdomain for the Frontend API; the host proxies this path.
    if (!isDevelopment && page?.hostname?.endsWith('.vercel.app')) return `${page.origin}/__clerk`
    return `http${isLoopback(host) ? '' : 's'}://${host}`
  }
  const findBaseUrl = (): (() => string) => {
    if (proxyUrl) return fromProxy(proxyUrl)
    if (!frontendApi) return ofKey
    const given = requireSafe('frontendApi', frontendApi)
    return () => given
  }
  const baseUrl = findBaseUrl()
  return {
    get baseUrl() {
      return baseUrl()
    },
    isDevelopment,
    host,
  }
}
