import type { ServerResponse } from 'node:http'

/** Sends the answer, and resolves when it is on its way. */
export const writeResponse = async (outgoing: ServerResponse, response: Response): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  // On a connection that is kept, a browser itself repeats a request whose response is lost, a POST too.
  headers.set('connection', 'close')
  // Several cookies stay several headers, which is how `Headers` lists them: joined they would be one broken cookie.
  outgoing.writeHead(response.status, [...headers].flat())
  await new Promise<void>((resolve) => {
    outgoing.once('close', resolve)
    outgoing.end(body, resolve)
  })
}
