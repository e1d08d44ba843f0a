const WEB = ['http:', 'https:']

/** These run or show their own content, with the rights of the page that opens them. */
const NEVER = ['javascript:', 'data:', 'blob:', 'vbscript:']

/** Whether a URL is of the page's own site, whatever its scheme, also in a browser extension or an app. */
export const isOwnAddress = (url: URL, page: URL | null): boolean =>
  page !== null && url.protocol === page.protocol && url.host === page.host

/** Decides whether the user may be sent to a URL. */
export type IsSafeAddress = (url: URL, page: URL | null) => boolean

/** Allows http, https, the page's own site, and the schemes that the app adds. */
export const createIsSafeAddress = (allowedProtocols: readonly string[] = []): IsSafeAddress => {
  const added = allowedProtocols.map((protocol) => protocol.trim().toLowerCase().replace(/:?$/, ':'))
  return (url, page) =>
    !NEVER.includes(url.protocol) &&
    (WEB.includes(url.protocol) || added.includes(url.protocol) || isOwnAddress(url, page))
}
