import { anyApiError, statusOf } from '../api-errors.ts'
import { ConnectionDropped, jsonResponse, type MockResponse } from '../server/response.ts'
import { nextTraceId } from '../state/ids.ts'
import type { MockState } from '../state/state.ts'
import type { Fault } from '../types.ts'

const PROXY_PAGE = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>'

const isError = ({ status, code, message, meta }: Fault): boolean =>
  status !== undefined || code !== undefined || message !== undefined || meta !== undefined

/** Whether the fault replaces the server's response. */
const isReplacing = (fault: Fault): boolean =>
  Boolean(fault.networkError || fault.html || fault.empty || 'body' in fault) || (!fault.truncated && isError(fault))

/** Whether the server handles the request despite the fault. */
export const isHandled = (fault: Fault): boolean => fault.handled === true || !isReplacing(fault)

const errorEnvelope = ({ status, code, message, meta }: Fault, state: MockState): MockResponse => {
  const actual = status ?? statusOf(code ?? '')
  const error = anyApiError(actual, code, { longMessage: message, meta })
  const errors = [{ ...error, message: message ?? error.message }]
  return jsonResponse(actual, { errors, clerk_trace_id: nextTraceId(state) })
}

const replacement = (fault: Fault, state: MockState): MockResponse => {
  if (fault.networkError) throw new ConnectionDropped()
  if (fault.html) {
    const text = fault.html === true ? PROXY_PAGE : fault.html
    return { status: fault.status ?? 502, headers: { 'content-type': 'text/html' }, text }
  }
  if (fault.empty) return { status: fault.status ?? 204, headers: {}, text: null }
  if ('body' in fault) return jsonResponse(fault.status ?? 200, fault.body)
  return errorEnvelope(fault, state)
}

// In lower case, as in a `MockResponse`: header names are case-insensitive.
const inLowerCase = (headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** The response after the fault. Throws a `ConnectionDropped` for a dropped connection. */
export const applyFault = (fault: Fault, response: MockResponse | null, state: MockState): MockResponse => {
  const arriving = response === null || isReplacing(fault) ? replacement(fault, state) : response
  const text = fault.truncated && arriving.text ? arriving.text.slice(0, arriving.text.length / 2) : arriving.text
  return { ...arriving, text, headers: { ...arriving.headers, ...inLowerCase(fault.headers) } }
}
