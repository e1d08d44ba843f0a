import { FrontendApiError, type FrontendApiErrorItem } from '../errors.ts'
import { apiErrorShape } from './api-error.ts'
import { list } from './kinds.ts'
import { read } from './read.ts'

const apiErrors = list(apiErrorShape)

/**
 * The entries of an error body: empty for an invalid body, and without its invalid entries. The status is always there.
 */
export const decodeApiErrors = (body: unknown): FrontendApiErrorItem[] =>
  read(apiErrors, (body as { errors?: unknown } | null)?.errors) ?? []

/** Parses a number of seconds, or an HTTP date (RFC 9110, section 10.2.3), to whole seconds to wait. */
export const parseRetryAfter = (header: string | null, now: number): number | undefined => {
  if (!header) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1_000))
}

/** Converts an error response to an error. */
export const toFrontendApiError = (
  { status, headers, body }: { readonly status: number; readonly headers: Headers; readonly body: unknown },
  now: number,
): FrontendApiError => {
  const traceId = (body as { clerk_trace_id?: unknown } | null)?.clerk_trace_id
  return new FrontendApiError({
    status,
    errors: decodeApiErrors(body),
    retryAfter: parseRetryAfter(headers.get('retry-after'), now),
    traceId: typeof traceId === 'string' ? traceId : undefined,
  })
}
