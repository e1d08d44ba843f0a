import { blockedHint, errorMessage } from '../error-texts.ts'
import { isHeadlessSignUpError, NetworkError } from '../errors.ts'
import { withoutSecrets } from '../runtime/redacted.ts'
import { pageAddress } from './page.ts'

/** Converts what `fetch` rejected with into an error of this package. Neither its message nor its cause has a query. */
export const toNetworkError = (thrown: unknown, name: string, address: string): unknown => {
  if (isHeadlessSignUpError(thrown)) return thrown
  const url = new URL(address)
  const cause = withoutSecrets(thrown)
  if (globalThis.navigator?.onLine === false) {
    return new NetworkError('offline', errorMessage('offline', `${name} was not sent`), { cause })
  }
  const message = errorMessage('network_error', `${name} got no response from ${url.host}`)
  return new NetworkError('network_error', message + blockedHint(pageAddress(), url), { cause })
}
