import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

export interface Listening {
  readonly origin: string
  /** Every server has to know the addresses of the others first: what responds comes later. */
  respond(with_: Handler): void
  close(): Promise<void>
}

/** A server on loopback, by one of its names: cookies ignore ports, so that a server of another site needs another name. */
export const listen = async (name: '127.0.0.1' | 'localhost'): Promise<Listening> => {
  let handler: Handler = (_, response) => response.writeHead(503).end()
  const failed = (response: ServerResponse, error: unknown): void => {
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
    response.end(String(error))
  }
  const server = createServer((request, response) => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch((error) => failed(response, error))
  })
  server.listen(0, name)
  await once(server, 'listening')
  return {
    origin: `http://${name}:${(server.address() as AddressInfo).port}`,
    respond: (next) => {
      handler = next
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

export const redirect = (response: ServerResponse, location: string | URL): void => {
  response.writeHead(303, { location: String(location), 'cache-control': 'no-store' }).end()
}

export const html = (response: ServerResponse, body: string): void => {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,"></head><body>${body}`)
}
