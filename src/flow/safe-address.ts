import { FlowError } from '../errors.ts'

const WEB = ['http:', 'https:']

/** These run or show what they hold themselves, in the name of whoever opens them. */
const NEVER = ['javascript:', 'data:', 'blob:', 'vbscript:']

/** Whether it is an address of the page's own site, whatever the scheme: that of an extension or of an app, too. */
export const isOwnAddress = (url: URL, page: URL | null): boolean =>
  page !== null && url.protocol === page.protocol && url.host === page.host

/** Decides whether a person may be sent to an address. */
export type IsSafeAddress = (url: URL, page: URL | null) => boolean

/**
 * The schemes of the web, the page's own addresses, and the schemes that the app adds.
 *
 * @throws FlowError `invalid_option`
 */
export const createIsSafeAddress = (allowedProtocols: readonly string[] = []): IsSafeAddress => {
  if (!Array.isArray(allowedProtocols) || !allowedProtocols.every((protocol) => typeof protocol === 'string')) {
    throw new FlowError('invalid_option', "`allowedRedirectProtocols` must be a list of schemes, such as 'myapp:'.")
  }
  const added = allowedProtocols.map((protocol) => protocol.trim().toLowerCase().replace(/:?$/, ':'))
  return (url, page) =>
    !NEVER.includes(url.protocol) &&
    (WEB.includes(url.protocol) || added.includes(url.protocol) || isOwnAddress(url, page))
}
