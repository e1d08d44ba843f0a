import { FlowError } from '../errors.ts'
import { accountPortalOf } from '../wire/popup.ts'
import { parsePublishableKey } from './publishable-key.ts'
import type { FrontendApiServer } from './transport.ts'

/** Which Frontend API to talk to. */
export interface FrontendApiOptions {
  /**
   * `pk_test_…` or `pk_live_…`: names the Frontend API's host and the instance type. A key of a loopback host, as a mock on
   * this computer gives it, is called over plain http.
   */
  readonly publishableKey?: string | undefined
  /** An origin instead of the key's host (self-hosted, mock, tunnel). Plain http on loopback only. */
  readonly frontendApi?: string | undefined
  /** Where your own server forwards to the Frontend API: `https://…`, or a path such as `/__clerk`. */
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

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/

const invalid = (option: string, expected: string): FlowError =>
  new FlowError('invalid_option', `\`${option}\` must be ${expected}.`)

const pageUrl = (): URL | null => {
  const href = globalThis.location?.href
  return href && URL.canParse(href) ? new URL(href) : null
}

const withoutTrailingSlash = (url: URL): string => `${url.origin}${url.pathname.replace(/\/$/, '')}`

const fromOrigin = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.host))
  if (!url || !isSafe) throw invalid('frontendApi', 'an https origin, or an http origin on loopback')
  return withoutTrailingSlash(url)
}

const fromProxy = (text: string): string => {
  const page = pageUrl()
  const isAbsolute = /^https?:\/\//.test(text)
  if (!isAbsolute && !text.startsWith('/'))
    throw invalid('proxyUrl', 'an http(s) URL, or a path that starts with a slash')
  if (!isAbsolute && !page) throw invalid('proxyUrl', 'an absolute URL where there is no page')
  if (!URL.canParse(text, page?.href)) throw invalid('proxyUrl', 'an http(s) URL, or a path that starts with a slash')
  return withoutTrailingSlash(new URL(text, page?.href))
}

const fromDomain = (domain: string): string => {
  const host = domain.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  // In a browser the domain is the page's; its Frontend API lives one label below.
  return `https://${globalThis.location ? `clerk.${host.replace(/^(clerk\.)+/, '')}` : host}`
}

/**
 * Where the Frontend API is.
 *
 * @throws FlowError `missing_configuration`, `invalid_publishable_key` or `invalid_option`.
 */
export const resolveFrontendApi = (options: FrontendApiOptions): FrontendApi => {
  const { publishableKey, frontendApi, proxyUrl, domain, isSatellite } = options
  if (!publishableKey && !frontendApi && !proxyUrl) throw new FlowError('missing_configuration')
  const key = publishableKey ? parsePublishableKey(publishableKey) : null
  const isDevelopment = key?.instanceType === 'development'
  const isLoopback = LOOPBACK.test(key?.host ?? '')
  const page = pageUrl()

  const origin = (): string => {
    if (proxyUrl) return fromProxy(proxyUrl)
    if (frontendApi) return fromOrigin(frontendApi)
    if (domain && !isDevelopment) return fromDomain(domain)
    // Preview deployments on this host cannot have a subdomain of their own; its adapter proxies this path.
    if (!isDevelopment && page?.hostname.endsWith('.vercel.app')) return `${page.origin}/__clerk`
    return `http${isLoopback ? '' : 's'}://${key?.host}`
  }
  const baseUrl = origin()
  return {
    baseUrl,
    isDevelopment,
    // A proxy hides the host, the key does not.
    accountPortal: accountPortalOf(key?.host ?? new URL(baseUrl).host),
    usesDevBrowser: isDevelopment && (isLoopback || DEV_BROWSER_HOSTS.some((suffix) => key?.host.endsWith(suffix))),
    search: isSatellite && isDevelopment && domain ? { __domain: domain } : {},
  }
}
