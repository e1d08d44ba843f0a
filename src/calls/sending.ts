import type { FrontendApiRequest, FrontendApiResponse, FrontendApiTransport } from '../api/transport.ts'
import { errorMessage } from '../error-texts.ts'
import { InvalidResponseError, isHeadlessSignUpError, NetworkError } from '../errors.ts'
import { withoutQueries, withoutSecrets } from '../runtime/without-queries.ts'

const sanitized = (cause: unknown): unknown => {
  if (!isHeadlessSignUpError(cause)) return withoutSecrets(cause)
  if (cause.kind !== 'network') return cause
  return new NetworkError(cause.code, withoutQueries(cause.message), {
    cause: cause.cause && withoutSecrets(cause.cause),
  })
}

/** Sends a request through a transport that may be the app's own. Its errors have no secret. */
export const sendSafely = async (transport: FrontendApiTransport, request: FrontendApiRequest): Promise<unknown> => {
  try {
    return await transport(request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw sanitized(cause)
  }
}

/** @throws InvalidResponseError for a value that is not a response. */
export const requireResponse = (value: unknown): FrontendApiResponse => {
  const { status, headers } = Object(value) as Partial<FrontendApiResponse>
  if (typeof status === 'number' && typeof headers?.get === 'function') return value as FrontendApiResponse
  throw new InvalidResponseError(
    errorMessage('invalid_response', '`transport` must resolve to `{ status, headers, body }` with a `Headers`'),
    { status: typeof status === 'number' ? status : 0 },
  )
}
