import { FlowError } from '../errors.ts'
import type { Page } from './page.ts'

/**
 * An absolute address for something that the person will be sent to. What is absolute stays as it is written; all else is
 * relative to the page, as in a link. The messages never hold the address: it may carry a token.
 *
 * @throws FlowError `invalid_parameter` for what is no address, or relative where there is no page; `unsafe_url` for a
 * scheme other than http and https.
 */
export const resolveUrl = (page: Page, name: string, value: unknown): string => {
  const invalid = (why: string): FlowError =>
    new FlowError('invalid_parameter', `\`${name}\` must be an address, and ${why}. Nothing was sent.`)
  if (typeof value !== 'string' || value === '') throw invalid(value === '' ? 'was empty' : `was ${typeof value}`)
  const isAbsolute = URL.canParse(value)
  const base = page.url()?.href
  if (!isAbsolute && base === undefined) throw invalid('was relative where there is no page to resolve it against')
  if (!isAbsolute && !URL.canParse(value, base)) throw invalid('cannot be read as one')
  const url = new URL(value, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new FlowError('unsafe_url', `\`${name}\` must be an http or https address. Nothing was sent.`)
  }
  return isAbsolute ? value : url.href
}
