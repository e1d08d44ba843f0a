import type { ServerResponse } from 'node:http'

/** Sends the response. Resolves when it is flushed or the connection has closed. */
export const writeResponse = async (outgoing: ServerResponse, response: Response): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  // On a connection that is kept, a browser itself repeats a request whose response is lost, a POST too.
  headers.set('connection', 'close')
  // `Headers` lists several cookies as several headers, as it must be: joined, they would be one broken cookie.
  outgoing.writeHead(response.status, [...headers].flat())
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve)
    outgoing.end(body, resolve)
  })
}
