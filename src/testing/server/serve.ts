import { Refusal } from '../api-errors.ts'
import { refuseBots } from '../challenges/captcha.ts'
import { isHandled, spoilt } from '../faults/apply-fault.ts'
import type { Faults } from '../faults/faults.ts'
import { nextTraceId } from '../state/ids.ts'
import { find } from '../state/state.ts'
import type { LoggedRequest } from '../types.ts'
import { withClientIn, withClientOnRefusal } from './client-placement.ts'
import type { Call, Context, Identity, Server } from './context.ts'
import { NOBODY } from './identity.ts'
import { refuseFloods } from './limits.ts'
import { logged } from './log.ts'
import { refusedAnswer } from './page.ts'
import { type Answer, jsonAnswer } from './response.ts'
import { routeOf } from './routes.ts'
import { refuseOddities } from './strict-mode.ts'

/** A decoded request. `identify` finds its browser, and may throw a `Refusal`. */
export interface Arrival {
  readonly call: Call
  /** The error, if the request could not be decoded. */
  readonly refused?: unknown
  readonly signal?: AbortSignal | undefined
  identify(): Identity
}

/** A page needs no identity, but uses one if there is one. */
const identityFor = (access: string | undefined, identify: Arrival['identify']): Identity => {
  if (access === undefined) return identify()
  try {
    return access === 'page' ? identify() : NOBODY
  } catch {
    return NOBODY // A URL opened from elsewhere has no browser token.
  }
}

const answered = async (server: Server, { call, refused, identify }: Arrival): Promise<Answer> => {
  let isPage = false
  let current: Context | null = null
  try {
    if (refused) throw refused
    const { route, parameters } = routeOf(call.method, call.path)
    isPage = route[3] === 'page'
    const identity = identityFor(route[3], identify)
    const client = find(server.state.clients, identity.clientId) ?? null
    const context = { server, call, parameters, client, identity }
    current = context
    if (!isPage) refuseOddities(context)
    refuseFloods(context)
    refuseBots(context)
    if (route[3] === 'page') return route[2](context)
    return jsonAnswer(200, withClientIn(server, await route[2](context)), identity.headers())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (isPage) return refusedAnswer(error.status, error.errors[0]?.long_message ?? error.message)
    const traced = { errors: error.errors, clerk_trace_id: nextTraceId(server.state) }
    return jsonAnswer(error.status, current ? await withClientOnRefusal(current, traced) : traced, error.headers)
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
  const arrive = async (arrival: Arrival): Promise<Answer> => {
    const latency = nextLatency()
    const late = latency > 0 ? server.clock.sleep(latency, arrival.signal) : undefined
    const { fault, due } = faults.meet(arrival.call, arrival.signal)
    const answer = fault && !isHandled(fault) ? null : await answered(server, arrival)
    await Promise.all([due, late])
    // Without a fault, `answer` is set: it is null only for a fault that prevents handling.
    return fault ? spoilt(fault, answer, server.state) : (answer as Answer)
  }

  return async (arrival: Arrival): Promise<Answer> => {
    const entry = logged(arrival.call, server.clock.now())
    requests.push(entry)
    if (requests.length > LOGGED_AT_MOST) requests.shift()
    const answer = await arrive(arrival)
    entry.status = answer.status
    return answer
  }
}
