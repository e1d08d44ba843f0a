import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { createMockFrontendApi } from 'headless-signup/testing'
import { FIRST_CHOICES } from './choices.mjs'
import { endpointOf } from './control.mjs'
import { sendJson } from './exchange.mjs'
import { loadFiles } from './files.mjs'
import { forward } from './forward.mjs'
import { listen } from './listen.mjs'
import { isTrusted, securityHeaders } from './security.mjs'
import { SECOND_FACTORS } from './sign-ins.mjs'
import { IDENTITIES, SOCIAL } from './ways.mjs'

const RESEND_INTERVAL_MS = 15_000

const createApi = (resendIntervalMs) => {
  const api = createMockFrontendApi({
    settings: { social: SOCIAL, ...SECOND_FACTORS },
    now: 'system',
    clients: 'cookie',
    // Other ids after each start: a cookie of the server before must not name another browser's client.
    seed: randomUUID(),
    displayConfig: { application_name: 'Meadow', terms_url: '/terms', privacy_policy_url: '/privacy' },
    limits: { resendIntervalMs },
  })
  for (const provider of Object.keys(SOCIAL)) api.providers.add(provider, { identities: IDENTITIES })
  return api
}

async function respond(playground, files, request, response) {
  const [path] = request.url.split('?')
  // On a connection that was kept, Chromium itself repeats a request whose response is lost, a POST too.
  response.setHeader('connection', 'close')
  for (const [name, value] of Object.entries(securityHeaders(path))) response.setHeader(name, value)
  if (!isTrusted(request)) return sendJson(response, 403, { message: 'This page is for this computer only.' })

  if (path.startsWith('/v1/')) return forward((forwarded) => playground.api.fetch(forwarded), request, response)
  const endpoint = endpointOf(request)
  if (endpoint) return endpoint(playground, request, response)
  const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(path) : undefined
  if (!file) return sendJson(response, 404, { message: `There is no ${path} here.` })
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function fail(response, error) {
  // The page went away: no response is waited for.
  if (error.code === 'ECONNRESET' || response.headersSent) return response.destroy()
  if (!error.status) console.error(error)
  // What went wrong in here is not for the page.
  sendJson(response, error.status ?? 500, { message: error.status ? error.message : 'The playground has a defect.' })
}

/**
 * Starts the playground on loopback. Port 0 is any free one; with `orNext` an occupied port gives way to the next.
 * `resendIntervalMs` is how long the user waits for another code.
 */
export async function startPlayground({ port = 0, orNext = false, resendIntervalMs = RESEND_INTERVAL_MS } = {}) {
  const files = await loadFiles()
  const playground = {
    api: createApi(resendIntervalMs),
    resendIntervalMs,
    own: FIRST_CHOICES,
    reset() {
      playground.api = createApi(resendIntervalMs)
      playground.own = FIRST_CHOICES
    },
  }
  const server = createServer((request, response) => {
    respond(playground, files, request, response).catch((error) => fail(response, error))
  })
  const taken = await listen(server, port, { orNext })
  return {
    // By name: a passkey cannot belong to a number.
    url: `http://localhost:${taken}/`,
    /** The mock of now: a reset makes a new one. */
    get api() {
      return playground.api
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
