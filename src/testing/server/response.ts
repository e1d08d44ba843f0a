/** Every response of the mock has this header, so that it cannot be mistaken for a real server's. */
export const MOCK_HEADER = 'x-mock-frontend-api'

/** One response, before it becomes a `Response` or a `FrontendApiResponse`. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** `null`: no body. */
  readonly text: string | null
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Returns a response with a JSON body. */
export const jsonAnswer = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { ...JSON_HEADERS, ...headers },
  text: JSON.stringify(value),
})

/** Statuses that forbid a body. */
const BODILESS: readonly number[] = [204, 205, 304]

export const toResponse = ({ status, headers, text }: Answer): Response =>
  new Response(BODILESS.includes(status) ? null : text, { status, headers: { ...headers, [MOCK_HEADER]: '1' } })
