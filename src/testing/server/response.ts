import { NetworkError } from '../../errors.ts'

/** Every response of the mock has this header, so that it cannot be mistaken for a real server's. */
export const MOCK_HEADER = 'x-mock-frontend-api'

/** One response, before it becomes a `Response` or a `FrontendApiResponse`. */
export interface MockResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** `null`: no body. */
  readonly text: string | null
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Returns a response with a JSON body. */
export const jsonResponse = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): MockResponse => ({
  status,
  headers: { ...JSON_HEADERS, ...headers },
  text: JSON.stringify(value),
})

/** Statuses that forbid a body. */
const BODILESS: readonly number[] = [204, 205, 304]

export const toResponse = ({ status, headers, text }: MockResponse): Response =>
  new Response(BODILESS.includes(status) ? null : text, { status, headers: { ...headers, [MOCK_HEADER]: '1' } })

/** A dropped connection. The caller sees the `TypeError` that every browser rejects with. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('Failed to fetch')
    this.name = 'TypeError'
  }
}

/** The error that a transport rejects with when there is no response. */
export const networkErrorOf = (cause: ConnectionDropped): NetworkError =>
  new NetworkError('network_error', 'The mock Frontend API dropped the connection.', { cause })
