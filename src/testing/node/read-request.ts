import type { IncomingMessage } from 'node:http'
import { problem } from '../api-errors.ts'
import { isTrustedHost } from './hosts.ts'

const LONGEST_BODY_BYTES = 1_048_576

/** Hop-by-hop headers, and the length, which is set anew. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'expect',
  'upgrade',
])

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = [rawHeaders[index], rawHeaders[index + 1]]
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) headers.append(name, value)
  }
  return headers
}

// Concatenated: resolved against a base URL, a path such as //evil.example would be another host.
const addressOf = ({ url = '', headers: { host } }: IncomingMessage): string => {
  const address = `http://${host}${url}`
  if (host && url.startsWith('/') && URL.canParse(address)) return address
  throw problem('request_malformed', { longMessage: 'The request names no path of this host.' })
}

/** Reads a request without its body. Throws a `Problem` for a malformed URL, or a `Host` or method not allowed. */
export const readHead = (incoming: IncomingMessage, allowedHosts: readonly string[]): Request => {
  const { method = '' } = incoming
  const address = addressOf(incoming)
  if (!isTrustedHost(incoming.headers.host ?? '', allowedHosts)) throw problem('host_not_allowed')
  if (!METHODS.has(method)) throw problem('method_not_allowed')
  return new Request(address, { method, headers: headersOf(incoming) })
}

/** Reads the body. Rejects with a `Problem` above 1 MiB. */
const readBody = async (incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming) {
    length += chunk.length
    // Read to the end anyway: a client that is still sending does not see the response.
    if (length <= LONGEST_BODY_BYTES) chunks.push(chunk)
  }
  if (length > LONGEST_BODY_BYTES) throw problem('request_too_large')
  return new Uint8Array(Buffer.concat(chunks))
}

/** Reads the whole request. Its signal aborts when the connection closes. */
export const readWhole = async (incoming: IncomingMessage, head: Request, signal: AbortSignal): Promise<Request> => {
  const body = await readBody(incoming)
  const hasBody = head.method !== 'GET' && head.method !== 'HEAD' && body.length > 0
  return new Request(head.url, {
    method: head.method,
    headers: head.headers,
    signal,
    ...(hasBody ? { body } : {}),
  })
}
