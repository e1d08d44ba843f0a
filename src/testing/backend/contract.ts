import type { MockFrontendApi } from '../types.ts'

/** One request from a server, decoded. */
export interface BackendCall {
  readonly api: MockFrontendApi
  readonly search: URLSearchParams
  /** The JSON object; empty when there is no body. */
  readonly body: Readonly<Record<string, unknown>>
  /** What `*` in the route's path matched. */
  readonly id: string
  /** The server's own origin. */
  readonly origin: string
}

/** Handles a request and returns the JSON of its response. Throws a `Refusal` before anything is changed. */
export type BackendHandler = (call: BackendCall) => unknown
