import { anyProblem, statusOf } from '../api-errors.ts'
import { ConnectionDropped } from '../server/dropped.ts'
import { type Answer, jsonAnswer } from '../server/response.ts'
import { nextTraceId } from '../state/ids.ts'
import type { MockState } from '../state/state.ts'
import type { Fault } from './fault-types.ts'

const PROXY_PAGE = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>'

const isRefusal = ({ status, code, message, meta }: Fault): boolean =>
  status !== undefined || code !== undefined || message !== undefined || meta !== undefined

/** Whether the fault replaces the server's response. */
const isReplacing = (fault: Fault): boolean =>
  Boolean(fault.networkError || fault.html || fault.empty || 'body' in fault) || (!fault.truncated && isRefusal(fault))

/** Whether the server handles the request despite the fault. */
export const isHandled = (fault: Fault): boolean => fault.handled === true || !isReplacing(fault)

const refusalAnswer = ({ status, code, message, meta }: Fault, state: MockState): Answer => {
  const actual = status ?? statusOf(code ?? '')
  const error = anyProblem(actual, code, { longMessage: message, meta })
  const errors = [{ ...error, message: message ?? error.message }]
  return jsonAnswer(actual, { errors, clerk_trace_id: nextTraceId(state) })
}

const replacement = (fault: Fault, state: MockState): Answer => {
  if (fault.networkError) throw new ConnectionDropped()
  if (fault.html) {
    const text = fault.html === true ? PROXY_PAGE : fault.html
    return { status: fault.status ?? 502, headers: { 'content-type': 'text/html' }, text }
  }
  if (fault.empty) return { status: fault.status ?? 204, headers: {}, text: null }
  if ('body' in fault) return jsonAnswer(fault.status ?? 200, fault.body)
  return refusalAnswer(fault, state)
}

// In lower case, as in an `Answer`: header names are case-insensitive.
const inLowerCase = (headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** The response after the fault. Throws a `ConnectionDropped` for a dropped connection. */
export const spoilt = (fault: Fault, answer: Answer | null, state: MockState): Answer => {
  const arriving = answer === null || isReplacing(fault) ? replacement(fault, state) : answer
  const text = fault.truncated && arriving.text ? arriving.text.slice(0, arriving.text.length / 2) : arriving.text
  return { ...arriving, text, headers: { ...arriving.headers, ...inLowerCase(fault.headers) } }
}
