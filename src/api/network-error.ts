import { isHeadlessSignUpError, NetworkError } from '../errors.ts'
import { withoutSecrets } from '../runtime/without-queries.ts'
import { pageAddress } from './page-address.ts'

/** What to check in the page's setup: a browser reports a blocked request exactly like a lost one. */
const hints = ({ origin, protocol }: URL): string => {
  const page = pageAddress()
  if (!page) return ''
  const mixed =
    page.protocol === 'https:' && protocol === 'http:'
      ? ' This page is https, and browsers block requests to plain http from it (mixed content).'
      : ''
  const from = page.origin === 'null' ? `${page.protocol}//${page.host}` : page.origin
  return `${mixed} If it fails each time, it may be blocked: \`connect-src\` of the page's Content-Security-Policy must allow ${origin}, and the service must allow the origin ${from}.`
}

/** Converts what `fetch` rejected with into an error of this package. Neither its message nor its cause has a query. */
export const toNetworkError = (thrown: unknown, name: string, url: URL): unknown => {
  if (isHeadlessSignUpError(thrown)) return thrown
  const cause = withoutSecrets(thrown)
  if (globalThis.navigator?.onLine === false) {
    return new NetworkError(
      'offline',
      `${name} was not sent: the browser is offline. Try again when it is online.`,
      cause,
    )
  }
  const what = `${name} got no answer from ${url.host}: the network failed. Try again.`
  return new NetworkError('network_error', `${what}${hints(url)}`, cause)
}
