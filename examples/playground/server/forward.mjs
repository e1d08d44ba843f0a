import { BadRequest } from './exchange.mjs'

const LONGEST_BODY_BYTES = 256 * 1_024

// Headers of one hop; the body's length is worked out anew.
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect', 'upgrade'])

async function readBody(request) {
  const chunks = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LONGEST_BODY_BYTES) throw new BadRequest(413, 'The request is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Hands a request of node:http to a WHATWG fetch handler, and its response back. */
export async function forward(handle, request, outgoing) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (!HOP_BY_HOP.has(name) && value !== undefined) headers.set(name, String(value))
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = await readBody(request)
  const url = new URL(request.url, `http://${request.headers.host}`)
  const response = await handle(
    new Request(url, { method: request.method, headers, ...(hasBody && body.length > 0 ? { body } : {}) }),
  ).catch(() => null)
  // The mock dropped the connection: so does this server.
  if (response === null) return request.socket.destroy()

  const plain = [...response.headers].filter(([name]) => name !== 'set-cookie').flat()
  // Several cookies are several headers: joined by a comma they would be one broken cookie.
  const cookies = response.headers.getSetCookie().flatMap((cookie) => ['set-cookie', cookie])
  outgoing.writeHead(response.status, [...plain, ...cookies, 'cache-control', 'no-store'])
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
