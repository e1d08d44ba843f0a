import type { LoggedRequest } from './contract.ts'
import type { Faults } from './faults/faults.ts'
import { isHandled, spoilt } from './faults/spoil.ts'
import { withClientIn, withClientOnRefusal } from './handlers/answer-forms.ts'
import { refuseBots } from './handlers/captcha.ts'
import type { Call, Context, Identity, Server } from './handlers/context.ts'
import { refuseOddities } from './handlers/oddities.ts'
import { refuseFloods } from './handlers/rates.ts'
import { type Answer, jsonAnswer } from './http/answer.ts'
import { NOBODY } from './http/identity.ts'
import { logged } from './http/log.ts'
import { refusedAnswer } from './pages/document.ts'
import { Refusal } from './refusals.ts'
import { routeOf } from './routes.ts'
import { nextTraceId } from './state/ids.ts'
import { find } from './state/state.ts'

/** A request, and how to find out which browser it comes from. `identify` may refuse. */
export interface Arrival {
  readonly call: Call
  /** Why the request could not even be read. */
  readonly refused?: unknown
  readonly signal?: AbortSignal | undefined
  identify(): Identity
}

/** A page is for everybody, but it may matter to it who comes. */
const identityFor = (access: string | undefined, identify: Arrival['identify']): Identity => {
  if (access === undefined) return identify()
  try {
    return access === 'page' ? identify() : NOBODY
  } catch {
    return NOBODY // An address that was opened from elsewhere carries no token of a browser.
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

/** A mock that runs for days should not fill the memory with its log. */
const LOGGED_AT_MOST = 10_000

interface ServeOptions {
  readonly server: Server
  readonly faults: Faults
  readonly requests: LoggedRequest[]
  /** How long the next answer takes, in milliseconds. */
  nextLatency(): number
}

/** Takes one request through the whole server: log, failures, route, handler, answer. */
export const createServe = ({ server, faults, requests, nextLatency }: ServeOptions) => {
  const arrive = async (arrival: Arrival): Promise<Answer> => {
    const latency = nextLatency()
    const late = latency > 0 ? server.clock.sleep(latency, arrival.signal) : undefined
    const { fault, due } = faults.meet(arrival.call, arrival.signal)
    const answer = fault && !isHandled(fault) ? null : await answered(server, arrival)
    await Promise.all([due, late])
    // Without a fault the server has answered: `answer` is null for a fault that is not handled only.
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
