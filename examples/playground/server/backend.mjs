import { createMockFrontendApi } from 'headless-signup/testing'
import { FIRST_CHOICES } from './choices.mjs'
import { endpointOf } from './control.mjs'
import { describeError, jsonResponse } from './exchange.mjs'
import { SECOND_FACTORS } from './sign-ins.mjs'
import { IDENTITIES, SOCIAL } from './ways.mjs'

const RESEND_INTERVAL_MS = 15_000

const createApi = ({ resendIntervalMs, clients, home }) => {
  const api = createMockFrontendApi({
    settings: { social: SOCIAL, ...SECOND_FACTORS },
    now: 'system',
    clients,
    // Other ids after each start: a cookie of the server before must not name another browser's client.
    seed: crypto.randomUUID(),
    displayConfig: { application_name: 'Meadow', terms_url: `${home}terms`, privacy_policy_url: `${home}privacy` },
    limits: { resendIntervalMs },
  })
  for (const provider of Object.keys(SOCIAL)) api.providers.add(provider, { identities: IDENTITIES })
  return api
}

async function endpointResponse(playground, endpoint, request) {
  try {
    return await endpoint(playground, request)
  } catch (error) {
    const { status, message } = describeError(error)
    return jsonResponse(status, { message })
  }
}

/**
 * The mock Frontend API and the playground's own endpoints, as a fetch handler for a server or a worker. `home` is the path
 * that the page is below. With `clients: 'dev_browser'` the page identifies its browser by a token.
 */
export function createBackend({ resendIntervalMs = RESEND_INTERVAL_MS, clients = 'cookie', home = '/' } = {}) {
  const start = () => createApi({ resendIntervalMs, clients, home })
  const playground = {
    api: start(),
    own: FIRST_CHOICES,
    resendIntervalMs,
    get publishableKey() {
      return clients === 'dev_browser' ? playground.api.publishableKey : undefined
    },
    reset() {
      playground.api = start()
      playground.own = FIRST_CHOICES
    },
  }
  return {
    /** The mock of now: a reset makes a new one. */
    get api() {
      return playground.api
    },
    /** What handles a request, if it is for the mock or an endpoint. Rejects when the mock drops the connection. */
    handlerFor: (method, pathname) => {
      const path = `/${pathname.slice(home.length)}`
      if (path.startsWith('/v1/')) return (request) => playground.api.fetch(request)
      const endpoint = endpointOf(method, path)
      return endpoint && ((request) => endpointResponse(playground, endpoint, request))
    },
    /** Its whole state, as plain JSON. */
    snapshot: () => ({ api: playground.api.snapshot(), own: playground.own }),
    restore: ({ api, own }) => {
      playground.api.restore(api)
      playground.own = own
    },
  }
}
