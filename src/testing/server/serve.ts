import { Problem } from '../api-errors.ts'
import { requireCaptcha } from '../challenges/captcha.ts'
import { applyFault, isHandled } from '../faults/apply-fault.ts'
import type { Faults } from '../faults/faults.ts'
import { nextTraceId } from '../state/ids.ts'
import { find } from '../state/state.ts'
import type { LoggedRequest } from '../types.ts'
import { withClientIn, withClientOnError } from './client-placement.ts'
import type { Call, Context, Identity, Server } from './context.ts'
import { NO_BROWSER } from './identity.ts'
import { logEntryOf } from './log.ts'
import { errorPage } from './page.ts'
import { limitRequests } from './rates.ts'
import { jsonResponse, type MockResponse } from './response.ts'
import { routeOf } from './routes.ts'
import { requireStrictRequest } from './strict-mode.ts'

/** A decoded request. `identify` finds its browser, and may throw a `Problem`. */
export interface Arrival {
  readonly call: Call
  /** The error, if the request could not be decoded. */
  readonly readError?: unknown
  readonly signal?: AbortSignal | undefined
  identify(): Identity
}

/** A page needs no identity, but uses one if there is one. */
const identityFor = (access: string | undefined, identify: Arrival['identify']): Identity => {
  if (access === undefined) return identify()
  try {
    return access === 'page' ? identify() : NO_BROWSER
  } catch {
    return NO_BROWSER // A URL opened from elsewhere has no browser token.
  }
}

const respond = async (server: Server, { call, readError, identify }: Arrival): Promise<MockResponse> => {
  let isPage = false
  let current: Context | null = null
  try {
    if (readError) throw readError
    const { route, parameters } = routeOf(call.method, call.path)
    isPage = route[3] === 'page'
    const identity = identityFor(route[3], identify)
    const client = find(server.state.clients, identity.clientId) ?? null
    const context = { server, call, parameters, client, identity }
    current = context
    if (!isPage) requireStrictRequest(context)
    limitRequests(context)
    requireCaptcha(context)
    if (route[3] === 'page') return route[2](context)
    return jsonResponse(200, withClientIn(server, await route[2](context)), identity.headers())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (isPage) return errorPage(error.status, error.errors[0]?.long_message ?? error.message)
    const traced = { errors: error.errors, clerk_trace_id: nextTraceId(server.state) }
    return jsonResponse(error.status, current ? await withClientOnError(current, traced) : traced, error.headers)
  }
}

/** Limits memory use of a mock that runs for days. */
const LOGGED_AT_MOST = 10_000

interface ServeOptions {
  readonly server: Server
  readonly faults: Faults
  readonly requests: LoggedRequest[]
  /** How long the next response takes, in milliseconds. */
  nextLatency(): number
}

/** Returns a function that handles one request: log, failures, route, handler, response. */
export const createServe = ({ server, faults, requests, nextLatency }: ServeOptions) => {
  const arrive = async (arrival: Arrival): Promise<MockResponse> => {
    const latency = nextLatency()
    const late = latency > 0 ? server.clock.sleep(latency, arrival.signal) : undefined
    const { fault, due } = faults.meet(arrival.call, arrival.signal)
    const response = fault && !isHandled(fault) ? null : await respond(server, arrival)
    await Promise.all([due, late])
    // Without a fault, `response` is set: it is null only for a fault that prevents handling.
    return fault ? applyFault(fault, response, server.state) : (response as MockResponse)
  }

  return async (arrival: Arrival): Promise<MockResponse> => {
    const entry = logEntryOf(arrival.call, server.clock.now())
    requests.push(entry)
    if (requests.length > LOGGED_AT_MOST) requests.shift()
    const response = await arrive(arrival)
    entry.status = response.status
    return response
  }
}
