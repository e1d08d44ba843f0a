import { parseUrl } from '../../runtime/parse-url.ts'
import { quoted } from '../parameters/reading.ts'
import { refusal } from '../refusals.ts'

/**
 * An address of the app, as a whole. A path is one of the page that sends it: production instances are sent paths by the
 * official client, which makes them whole for development instances only.
 *
 * @param page The origin of that page; `null` when it is not known. Then a path is refused.
 */
export const wholeAddress = (param: string, address: string, page: string | null): string => {
  if (parseUrl(address)) return address
  const url = page === null ? null : parseUrl(address, page)
  if (url?.origin === page) return url.href
  const longMessage =
    `${param} is ${quoted(address)}. Send a whole address, such as https://app.example.test/sso-callback, ` +
    'or a path of the page that sends it.'
  throw refusal('form_param_format_invalid', { param, longMessage })
}
