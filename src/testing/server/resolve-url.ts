import { parseUrl } from '../../runtime/urls.ts'
import { problem } from '../api-errors.ts'
import { show } from '../plain-data.ts'

/**
 * Resolves a URL of the app. A path is relative to the page that sends it: the official client sends absolute URLs to
 * development instances, but paths to production instances.
 *
 * @param page The origin of that page; `null` if it is not known. Then a path is an error.
 */
export const resolveUrl = (param: string, address: string, page: string | null): string => {
  if (parseUrl(address)) return address
  const url = page === null ? null : parseUrl(address, page)
  if (url?.origin === page) return url.href
  const longMessage =
    `${param} is ${show(address)}. Send a whole address, such as https://app.example.test/sso-callback, ` +
    'or a path of the page that sends it.'
  throw problem('form_param_format_invalid', { param, longMessage })
}
