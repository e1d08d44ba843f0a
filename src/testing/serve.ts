import type { LoggedRequest } from './contract.ts'
import type { Faults } from './faults/faults.ts'
import { isHandled, spoilt } from './faults/spoil.ts'
import type { Call, Identity, Server } from './handlers/context.ts'
import { type Answer, jsonAnswer } from './http/answer.ts'
import { NOBODY } from './http/identity.ts'
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

const answered = async (server: Server, { call, refused, identify }: Arrival): Promise<Answer> => {
  try {
    if (refused) throw refused
    const { handler, parameters, isOpen } = routeOf(call.method, call.path)
    const identity = isOpen ? NOBODY : identify()
    const client = find(server.state.clients, identity.clientId) ?? null
    const body = await handler({ server, call, parameters, client, identity })
    return jsonAnswer(200, body, identity.headers())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const envelope = { errors: error.errors, clerk_trace_id: nextTraceId(server.state) }
    return jsonAnswer(error.status, envelope, error.headers)
  }
}

const SECRETS = ['password']

const logged = ({ method, path, search, body }: Call, at: number): LoggedRequest => {
  const hidden = SECRETS.filter((name) => body && Object.hasOwn(body, name)).map((name) => [name, '[redacted]'])
  return { method, path, search, body: body && { ...body, ...Object.fromEntries(hidden) }, at, status: null }
}

/** Takes one request through the whole server: log, failures, route, handler, answer. */
export const createServe = (server: Server, faults: Faults, requests: LoggedRequest[]) => {
  const arrive = async (arrival: Arrival): Promise<Answer> => {
    const { fault, due } = faults.meet(arrival.call, arrival.signal)
    const answer = fault && !isHandled(fault) ? null : await answered(server, arrival)
    await due
    // Without a fault the server has answered: `answer` is null for a fault that is not handled only.
    return fault ? spoilt(fault, answer, server.state) : (answer as Answer)
  }

  return async (arrival: Arrival): Promise<Answer> => {
    const entry = logged(arrival.call, server.clock.now())
    requests.push(entry)
    const answer = await arrive(arrival)
    const index = requests.indexOf(entry)
    if (index !== -1) requests[index] = { ...entry, status: answer.status }
    return answer
  }
}
