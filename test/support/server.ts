import type { Fetch } from '../../src/index.ts'

/** What a scripted server noted of a request. */
export interface SeenRequest {
  readonly method: string
  readonly url: URL
  readonly body: string
  readonly headers: Headers
  readonly credentials: RequestCredentials
}

export interface ScriptedServer {
  readonly fetch: Fetch
  readonly seen: readonly SeenRequest[]
}

/** A server that responds as the test says, and notes what it was asked. A response that throws is a failed connection. */
export const scriptedServer = (
  respond: (request: SeenRequest, index: number) => Response | Promise<Response>,
): ScriptedServer => {
  const seen: SeenRequest[] = []
  return {
    seen,
    fetch: async (request) => {
      const note: SeenRequest = {
        method: request.method,
        url: new URL(request.url),
        body: await request.text(),
        headers: request.headers,
        credentials: request.credentials,
      }
      seen.push(note)
      return respond(note, seen.length - 1)
    },
  }
}

/** A failed connection, as a browser reports it. */
export const connectionFailed = (): never => {
  throw new TypeError('Failed to fetch')
}
