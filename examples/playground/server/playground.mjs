import { createServer } from 'node:http'
import { createBackend } from './backend.mjs'
import { describeError } from './exchange.mjs'
import { loadFiles } from './files.mjs'
import { forward } from './forward.mjs'
import { createInstance } from './instance.mjs'
import { listen } from './listen.mjs'
import { isTrusted, securityHeaders } from './security.mjs'

const sendJson = (response, status, value) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

async function respond(backend, files, request, response) {
  const [path] = request.url.split('?')
  // On a connection that was kept, Chromium itself repeats a request whose response is lost, a POST too.
  response.setHeader('connection', 'close')
  for (const [name, value] of Object.entries(securityHeaders(path, backend.frontendApi))) {
    response.setHeader(name, value)
  }
  if (!isTrusted(request)) return sendJson(response, 403, { message: 'This page is for this computer only.' })

  const handle = backend.handlerFor(request.method, path)
  if (handle) return forward(handle, request, response)
  const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(path) : undefined
  if (!file) return sendJson(response, 404, { message: `There is no ${path} here.` })
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function fail(response, error) {
  // The page went away: no response is waited for.
  if (error.code === 'ECONNRESET' || response.headersSent) return response.destroy()
  const { status, message } = describeError(error)
  sendJson(response, status, { message })
}

/**
 * Starts the playground on loopback. Port 0 is any free one; with `orNext` an occupied port gives way to the next.
 * `resendIntervalMs` is how long the user waits for another code. With a `publishableKey` the page asks that instance, and
 * there is no mock.
 */
export async function startPlayground({ port = 0, orNext = false, resendIntervalMs, publishableKey } = {}) {
  const backend = publishableKey ? createInstance(publishableKey) : createBackend({ resendIntervalMs })
  const files = await loadFiles()
  const server = createServer((request, response) => {
    respond(backend, files, request, response).catch((error) => fail(response, error))
  })
  const taken = await listen(server, port, { orNext })
  return {
    // By name: a passkey cannot belong to a number.
    url: `http://localhost:${taken}/`,
    /** The mock of now: a reset makes a new one. */
    get api() {
      return backend.api
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
