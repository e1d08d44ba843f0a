import { isMembers } from './plain.ts'
import type { Exchange, Recording, WireRequest } from './recording.ts'
import { isClientRequest, isSignificant, noteRequest } from './requests.ts'

const respond = ({ status = 200, headers = {}, json, text }: Exchange['response']): Response =>
  json === undefined
    ? new Response(text ?? null, { status, headers })
    : new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/json', ...headers } })

/** A `fetch` that responds with the exchanges of one step after the other, in order, and notes what it was asked. */
export const createNetwork = ({ setup, client, environment }: Recording) => {
  let waiting: Exchange[] = []
  let noted: Promise<WireRequest>[] = []
  // The client as the server has it by now.
  let current = client

  const responseFor = (method: string, path: string): Exchange['response'] => {
    if (path === '/v1/environment') return { json: environment }
    const index = waiting.findIndex(({ request }) => isClientRequest(request) === isClientRequest({ method, path }))
    const [exchange] = index < 0 ? [] : waiting.splice(index, 1)
    if (exchange) return exchange.response
    return isClientRequest({ method, path }) ? { json: { response: current, client: null } } : { networkError: true }
  }
  const fetch = async (request: Request): Promise<Response> => {
    const response = responseFor(request.method, new URL(request.url).pathname)
    noted.push(noteRequest(request.clone(), setup.frontendApi))
    if (response.delayMs) await new Promise((resolve) => setTimeout(resolve, response.delayMs))
    if (response.networkError) throw new TypeError('Failed to fetch')
    const carried = isMembers(response.json) ? response.json.client : null
    if (carried) current = carried
    return respond(response)
  }
  return {
    fetch,
    /** Goes on to the next step. */
    expect: (exchanges: readonly Exchange[]): void => {
      // The environment is there whenever it is asked for.
      waiting = exchanges.filter(({ request }) => request.path !== '/v1/environment')
      noted = []
    },
    /** The significant requests of this step. */
    requests: async (): Promise<WireRequest[]> => (await Promise.all(noted)).filter(isSignificant),
  }
}
