import { FlowError } from '../errors.ts'
import { parseUrl } from '../runtime/parse-url.ts'
import { accountPortalOf } from '../wire/popup.ts'
import { pageAddress } from './page-address.ts'
import { isLoopback, isPrivateHost } from './private-host.ts'
import { parsePublishableKey } from './publishable-key.ts'
import type { FrontendApiServer } from './transport.ts'

/** Which Frontend API to talk to. */
export interface FrontendApiOptions {
  /**
   * `pk_test_…` or `pk_live_…`: names the Frontend API's host and the instance type. A key of a loopback host, as a mock on
   * this computer gives it, is called over plain http.
   */
  readonly publishableKey?: string | undefined
  /**
   * An origin instead of the key's host (self-hosted, mock, tunnel). Plain http in private networks only: loopback, 10/8,
   * 172.16/12, 192.168/16, link-local and unique-local addresses, `.local`, `.internal`, `.test`, names of one label.
   */
  readonly frontendApi?: string | undefined
  /**
   * Where your own server forwards to the Frontend API: `https://…`, or a path such as `/__clerk` of the page. A path is
   * resolved by each request, so that a module can make its client on a server too; a request there rejects with
   * `invalid_option`. Plain http as for `frontendApi`.
   */
  readonly proxyUrl?: string | undefined
  /** The domain of a production instance that serves several. Ignored for development keys. */
  readonly domain?: string | undefined
  /** Whether this page is a satellite of another domain of the instance. */
  readonly isSatellite?: boolean | undefined
}

export interface FrontendApi extends FrontendApiServer {
  /** Whether requests carry a dev-browser token in place of the cookie that a third-party context would lose. */
  readonly usesDevBrowser: boolean
  readonly search: Readonly<Record<string, string>>
}

const DEV_BROWSER_HOSTS = [
  '.lcl.dev',
  '.stg.dev',
  '.lclstage.dev',
  '.stgstage.dev',
  '.dev.lclclerk.com',
  '.stg.lclclerk.com',
  '.accounts.lclclerk.com',
  'accountsstage.dev',
  'accounts.dev',
]

const invalid = (option: string, expected: string): FlowError =>
  new FlowError('invalid_option', `\`${option}\` must be ${expected}.`)

const withoutTrailingSlash = (url: URL): string => `${url.origin}${url.pathname.replace(/\/$/, '')}`

const PLAIN_HTTP =
  'plain http is for private networks (localhost, 192.168.…, .local, .internal, .test, names of one label): elsewhere use https, a `proxyUrl` of your own origin, or a `transport` of your own'

/** @throws FlowError `invalid_option`: passwords travel over it. */
const requireSafe = (option: 'frontendApi' | 'proxyUrl', text: string, expected: string): string => {
  const url = parseUrl(text)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isPrivateHost(url.hostname))
  if (!url || !isSafe) throw invalid(option, `${expected}; ${PLAIN_HTTP}`)
  return withoutTrailingSlash(url)
}

/** Where the proxy is: a path is one of the page that makes the request, and there may be none while a module is imported. */
const fromProxy = (proxyUrl: string): (() => string) => {
  const expected = 'an https URL, or a path that starts with a slash'
  if (!String(proxyUrl).startsWith('/')) {
    const baseUrl = requireSafe('proxyUrl', proxyUrl, expected)
    return () => baseUrl
  }
  return () => {
    const page = pageAddress()
    if (!page || !/^https?:$/.test(page.protocol)) {
      throw invalid('proxyUrl', 'an absolute URL where there is no page of http or https. Nothing was sent')
    }
    const url = parseUrl(proxyUrl, page)
    // A text such as `//host` starts with a slash, and leads elsewhere.
    return url?.origin === page.origin ? withoutTrailingSlash(url) : requireSafe('proxyUrl', url?.href ?? '', expected)
  }
}

const fromDomain = (domain: string): string => {
  const host = domain.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  // In a browser the domain is the page's; its Frontend API lives one label below.
  return `https://${globalThis.location ? `clerk.${host.replace(/^(clerk\.)+/, '')}` : host}`
}

/**
 * Where the Frontend API is: found out by each request, because the page may not be there yet.
 *
 * @throws FlowError `missing_configuration`, `invalid_publishable_key` or `invalid_option`.
 */
export const resolveFrontendApi = (options: FrontendApiOptions): FrontendApi => {
  const { publishableKey, frontendApi, proxyUrl, domain, isSatellite } = options
  if (!publishableKey && !frontendApi && !proxyUrl) throw new FlowError('missing_configuration')
  const key = publishableKey ? parsePublishableKey(publishableKey) : null
  const isDevelopment = key?.instanceType === 'development'
  const isLocal = key !== null && isLoopback(key.host.replace(/:\d+$/, ''))

  const ofKey = (host: string): string => {
    if (domain && !isDevelopment) return fromDomain(domain)
    const page = pageAddress()
    // Preview deployments on this host cannot have a subdomain of their own; its adapter proxies this path.
    if (!isDevelopment && page?.hostname.endsWith('.vercel.app')) return `${page.origin}/__clerk`
    return `http${isLocal ? '' : 's'}://${host}`
  }
  const findBaseUrl = (): (() => string) => {
    if (proxyUrl) return fromProxy(proxyUrl)
    if (!frontendApi) return () => ofKey(key?.host ?? '')
    const given = requireSafe('frontendApi', frontendApi, 'an https origin')
    return () => given
  }
  const baseUrl = findBaseUrl()
  return {
    get baseUrl() {
      return baseUrl()
    },
    isDevelopment,
    get accountPortal() {
      // A proxy hides the host, the key does not.
      return accountPortalOf(key?.host ?? new URL(baseUrl()).host)
    },
    usesDevBrowser: isDevelopment && (isLocal || DEV_BROWSER_HOSTS.some((suffix) => key?.host.endsWith(suffix))),
    search: isSatellite && isDevelopment && domain ? { __domain: domain } : {},
  }
}
