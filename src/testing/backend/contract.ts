import type { MockFrontendApi } from '../contract.ts'

/** One request of a server, decoded. */
export interface BackendCall {
  readonly api: MockFrontendApi
  readonly search: URLSearchParams
  /** The JSON object; empty when there is no body. */
  readonly body: Readonly<Record<string, unknown>>
  /** The star of the route's path. */
  readonly id: string
  /** The server's own origin. */
  readonly origin: string
}

/** Does what a request asks for and answers the JSON. Throws a `Refusal` otherwise, before anything is changed. */
export type BackendHandler = (call: BackendCall) => unknown
