import { InvalidResponseError, isHeadlessSignUpError, NetworkError } from '../errors.ts'
import type { FrontendApiRequest, FrontendApiResponse, FrontendApiTransport } from '../transport/transport.ts'

/** Addresses hold tokens and tickets in their queries and fragments. */
const withoutQueries = (text: string): string => text.replace(/[?#][^\s"'<>()]*=[^\s"'<>()]*/g, '')

/** What a transport threw, as far as it may be shown: a name, a code and a message, and no address with a value. */
const shown = (cause: unknown): unknown => {
  if (typeof cause === 'string') return withoutQueries(cause)
  if (!(cause instanceof Error)) return undefined
  const error = new Error(withoutQueries(cause.message))
  const { code } = cause as { code?: unknown }
  return Object.assign(error, { name: cause.name }, typeof code === 'string' ? { code } : {})
}

const sanitized = (cause: unknown): unknown => {
  if (!isHeadlessSignUpError(cause)) return shown(cause)
  if (cause.kind !== 'network') return cause
  return new NetworkError(cause.code, withoutQueries(cause.message), shown(cause.cause))
}

/** Sends a request through a transport that may be the page's own. What it throws holds no secret. */
export const sendSafely = async (transport: FrontendApiTransport, request: FrontendApiRequest): Promise<unknown> => {
  try {
    return await transport(request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw sanitized(cause)
  }
}

/** @throws InvalidResponseError for what is no response at all. */
export const requireResponse = (value: unknown): FrontendApiResponse => {
  const { status, headers } = Object(value) as Partial<FrontendApiResponse>
  if (typeof status === 'number' && typeof headers?.get === 'function') return value as FrontendApiResponse
  throw new InvalidResponseError(
    'The transport returned no response. It must resolve to `{ status, headers, body }`, where `headers` is a `Headers`.',
    { status: typeof status === 'number' ? status : 0 },
  )
}
