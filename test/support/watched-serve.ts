import * as original from '../../src/testing/server/serve.ts'
import { departuresOf } from './service/responses.ts'

/** How many JSON responses were looked at, and what was wrong with them. */
export const watched = { count: 0, departures: [] as string[] }

/** What was found since this was called last. */
export const takeDepartures = (): readonly string[] => watched.departures.splice(0)

type Serve = typeof original.createServe
type Options = Parameters<Serve>[0]
type Faults = Options['faults']
type Call = Parameters<Faults['meet']>[0]

/** Faults that leave the response itself alone. Every other one is there to make it odd, and is not looked at. */
const HARMLESS = new Set(['delayMs', 'headers', 'handled'])

/** The mock's own `serve`, with every JSON response held against what the service sends. `vitest.config.ts` puts it in. */
export const createServe: Serve = (options) => {
  const spoilt = new WeakSet<Call>()
  const meet: Faults['meet'] = (call, signal) => {
    const met = options.faults.meet(call, signal)
    if (Object.keys(met.fault ?? {}).some((name) => !HARMLESS.has(name))) spoilt.add(call)
    return met
  }
  const serve = original.createServe({ ...options, faults: { ...options.faults, meet } })
  return async (arrival) => {
    const response = await serve(arrival)
    const { call } = arrival
    if (spoilt.has(call) || response.text === null || response.headers['content-type'] !== 'application/json')
      return response
    watched.count += 1
    const { method, path } = call
    watched.departures.push(...departuresOf({ method, path, status: response.status, body: JSON.parse(response.text) }))
    return response
  }
}
