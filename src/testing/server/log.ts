import { isPlainObject } from '../plain-data.ts'
import type { LoggedRequest } from '../types.ts'
import type { Call } from './context.ts'

const HIDDEN = '[redacted]'

/**
 * Parameters that may stay valid after the request. Codes, signatures, captcha tokens and proofs do not, and tests
 * compare them.
 */
const SECRETS = new Set([
  'password',
  'ticket',
  'token',
  'rotating_token_nonce',
  '__clerk_db_jwt',
  '__clerk_ticket',
  '__clerk_protect_assertion',
  '__clerk_protect_token',
])

/** A parameter with JSON as its value. */
const JSON_PARAMETER = 'unsafe_metadata'

const decoded = (text: string): string | Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return isPlainObject(value) ? { ...value } : text
  } catch {
    return text // Invalid JSON is valueToLog unchanged.
  }
}

/** An empty value stays visible, since it is no secret. */
const redact = (text: string): string => (text === '' ? '' : HIDDEN)

const valueToLog = <Value extends string | readonly string[]>(name: string, value: Value) => {
  if (SECRETS.has(name)) return typeof value === 'string' ? redact(value) : value.map(redact)
  return name === JSON_PARAMETER && typeof value === 'string' ? decoded(value) : value
}

/** An entry of the log. Its status is set with the response. */
type LogEntry = Omit<LoggedRequest, 'status'> & { status: number | null }

/** Returns the log entry of a request: decoded, and without secrets. */
export const logEntryOf = ({ method, path, search, body }: Call, at: number): LogEntry => ({
  method,
  path,
  search: Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, SECRETS.has(name) ? redact(value) : value]),
  ),
  body: body && Object.fromEntries(Object.entries(body).map(([name, value]) => [name, valueToLog(name, value)])),
  at,
  status: null,
})
