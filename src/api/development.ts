import { errorMessage } from '../error-texts.ts'
import { InvalidResponseError } from '../errors.ts'
import { decodeApiErrors, toFrontendApiError } from '../shapes/error-response.ts'
import { paths } from '../shapes/paths.ts'
import { DEV_BROWSER_PARAMETER } from '../shapes/protocol.ts'
import { createDevBrowser } from './dev-browser.ts'
import type { FrontendApiRequest, FrontendApiResponse } from './transport.ts'

/** Sends a request, with this dev-browser token if there is one. */
export type Exchange = (request: FrontendApiRequest, devBrowserToken: string | null) => Promise<FrontendApiResponse>

/** The requests of a development instance: with a token in place of a third-party cookie. */
export interface Development {
  send(request: FrontendApiRequest): Promise<FrontendApiResponse>
  withDevBrowser(url: string): Promise<string>
}

export const createDevelopment = (exchange: Exchange, publishableKey: string): Development => {
  const devBrowser = createDevBrowser(publishableKey, async () => {
    const response = await exchange({ method: 'POST', path: paths.devBrowser }, null)
    if (response.status >= 400) throw toFrontendApiError(response, Date.now())
    const token = (response.body as { id?: unknown } | null)?.id
    if (typeof token === 'string') return token
    throw new InvalidResponseError(errorMessage('invalid_response', '`id` of the dev browser is missing'), {
      status: response.status,
    })
  })
  const exchangeWithToken = async (request: FrontendApiRequest, token: string): Promise<FrontendApiResponse> => {
    const response = await exchange(request, token)
    devBrowser.rotate(response.headers)
    return response
  }
  return {
    send: async (request) => {
      const token = await devBrowser.token()
      const response = await exchangeWithToken(request, token)
      const isUnknown =
        response.status === 401 && decodeApiErrors(response.body)[0]?.code === 'dev_browser_unauthenticated'
      if (!isUnknown) return response
      devBrowser.forget(token)
      return exchangeWithToken(request, await devBrowser.token())
    },
    withDevBrowser: async (url) => {
      const target = new URL(url)
      target.searchParams.set(DEV_BROWSER_PARAMETER, await devBrowser.token())
      return target.href
    },
  }
}
