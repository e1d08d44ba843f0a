import { type Client, type ClientEvent, type ClientOptions, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'

export const EMAIL = 'ada@example.test'
export const PASSWORD = 'correct horse 42'

export interface Setup {
  readonly api: MockFrontendApi
  readonly client: Client
  readonly signUp: Client['signUp']
  readonly future: Client['signUp']['future']
  readonly events: ClientEvent[]
  /** The code that was last sent to this address. */
  code(to?: string): string
  /** The paths of the requests so far, with their methods. */
  sent(): string[]
}

/** A client on a mock of its own: a browser that has done nothing yet. */
export const setup = (options: MockFrontendApiOptions = {}, clientOptions: ClientOptions = {}): Setup => {
  const api = createMockFrontendApi(options)
  const events: ClientEvent[] = []
  const client = createClient({
    transport: api.transport(),
    locale: 'en-GB',
    timezone: 'Europe/London',
    onEvent: (event) => events.push(event),
    ...clientOptions,
  })
  return {
    api,
    client,
    signUp: client.signUp,
    future: client.signUp.future,
    events,
    code: (to = EMAIL) => api.outbox.lastCode(to),
    sent: () => api.requests.map(({ method, path }) => `${method} ${path}`),
  }
}
