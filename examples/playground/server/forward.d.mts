import type { IncomingMessage, ServerResponse } from 'node:http'

/** Hands a request of node:http to a WHATWG fetch handler, and its response back. */
export function forward(
  handle: (request: Request) => Promise<Response>,
  request: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void>
