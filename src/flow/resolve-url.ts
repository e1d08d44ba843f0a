import { FlowError } from '../errors.ts'
import { parseUrl } from '../runtime/parse-url.ts'
import type { Page } from './page.ts'

/**
 * An absolute address for something that the person will be sent to. What is absolute stays as it is written; all else is
 * relative to the page, as in a link. The messages never hold the address: it may carry a token.
 *
 * @throws FlowError `invalid_parameter` for what is no address, or relative where there is no page; `unsafe_url` for a
 * scheme that is not one of the web, of the page or of `allowedRedirectProtocols`.
 */
export const resolveUrl = (page: Page, name: string, value: unknown): string => {
  const invalid = (why: string): FlowError =>
    new FlowError('invalid_parameter', `\`${name}\` must be an address, and ${why}. Nothing was sent.`)
  if (typeof value !== 'string' || value === '') throw invalid(value === '' ? 'was empty' : `was ${typeof value}`)
  const absolute = parseUrl(value)
  const base = page.url()
  if (!absolute && !base) throw invalid('was relative where there is no page to resolve it against')
  const url = absolute ?? parseUrl(value, base)
  if (!url) throw invalid('cannot be read as one')
  if (!page.isSafe(url)) {
    throw new FlowError(
      'unsafe_url',
      `\`${name}\` must be an http or https address, or one of this page; \`allowedRedirectProtocols\` adds schemes. Nothing was sent.`,
    )
  }
  return absolute ? value : url.href
}
