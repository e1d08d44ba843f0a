import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Problem, problem } from '../api-errors.ts'
import { corsHeaders } from '../server/cors.ts'
import { ConnectionDropped, jsonResponse, toResponse } from '../server/response.ts'
import { readHead, readWhole } from './read-request.ts'
import { writeResponse } from './write-response.ts'

/** One request that was handled. It holds no secrets: no query, no body, no headers. */
export interface ServedRequest {
  /** The logical method: `PATCH` for a `POST` with `_method=PATCH`. */
  readonly method: string
  /** The path, without its query. */
  readonly path: string
  /** `null`: the connection was dropped, or the client closed it first. */
  readonly status: number | null
  /** From the head of the request to the end of the response, in milliseconds. */
  readonly durationMs: number
}

/** Handles a request. Rejects with a `ConnectionDropped` to drop the connection. */
export type Respond = (request: Request) => Response | Promise<Response>

interface ExchangeOptions {
  readonly allowedHosts: readonly string[]
  readonly onRequest?: ((request: ServedRequest) => void) | undefined
}

const errorResponse = (error: unknown, head: Request | null): Response => {
  const failure =
    error instanceof Problem
      ? error
      : problem('internal_clerk_error', { longMessage: `The mock has a defect: ${(error as Error).message}` })
  return toResponse(jsonResponse(failure.status, { errors: failure.errors }, head ? corsHeaders(head) : {}))
}

const exchange = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { respond, allowedHosts }: ExchangeOptions & { readonly respond: Respond },
): Promise<void> => {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  let head: Request | null = null
  let response: Response
  try {
    head = readHead(incoming, allowedHosts)
    response = await respond(await readWhole(incoming, head, gone.signal))
  } catch (error) {
    if (gone.signal.aborted) return
    if (error instanceof ConnectionDropped) return void incoming.socket.destroy()
    response = errorResponse(error, head)
  }
  if (!gone.signal.aborted) await writeResponse(outgoing, response)
}

const LONGEST_PATH = 200

/** What is safe to log of a request. Node rejects control characters, which could move a terminal's cursor. */
const described = ({ method = '', url = '' }: IncomingMessage): Pick<ServedRequest, 'method' | 'path'> => {
  const [path = '', query] = url.split('?')
  const override = method === 'POST' ? new URLSearchParams(query).get('_method')?.toUpperCase() : undefined
  return {
    method: override && /^[A-Z]{1,10}$/.test(override) ? override : method,
    // An absolute URL, as in a request to a proxy, may contain a user name and password.
    path: path.startsWith('/') ? path.slice(0, LONGEST_PATH) : '(another address)',
  }
}

/** Creates a `node:http` request listener that passes requests to a fetch handler. */
export const createListener =
  (respond: Respond, { onRequest, ...options }: ExchangeOptions): RequestListener =>
  async (incoming, outgoing) => {
    const beganAt = performance.now()
    // A response that cannot be written closes the connection, not the server.
    await exchange(incoming, outgoing, { ...options, respond }).catch(() => void outgoing.destroy())
    const status = outgoing.headersSent ? outgoing.statusCode : null
    onRequest?.({ ...described(incoming), status, durationMs: performance.now() - beganAt })
  }
