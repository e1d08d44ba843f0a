// Whole sign-ups on the mock, three ways to it in one run: create, prepare, attempt, finalize, by our own client.
import { setupServer } from 'msw/node'
import { Bench } from 'tinybench'
import { createClient } from '../dist/index.js'
import { createMockFrontendApi } from '../dist/testing.js'
import { frontendApiHandlers } from '../dist/testing-msw.js'

const signUpWith = async (api, options, number) => {
  const { signUp } = createClient({ locale: 'en-GB', timezone: 'Europe/London', ...options })
  const emailAddress = `person-${number}@example.test`
  await signUp.create({ emailAddress, password: 'correct horse 42' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(emailAddress) })
  await signUp.finalize()
}

/** Name, options of the mock, and what a client of a new browser is made with. */
const WAYS = [
  ['in memory: transport()', {}, (api) => ({ transport: api.transport() })],
  ['fetch(Request)', {}, (api) => ({ frontendApi: api.origin, fetch: api.browser().fetch })],
  // Here the token of a development instance tells the browsers apart, which costs one request more.
  ['MSW: setupServer()', { clients: 'dev_browser' }, (api) => ({ publishableKey: api.publishableKey })],
]

/** Lines of name, whole sign-ups per second, and the ratio to the first. */
export const measureSignUps = async () => {
  const bench = new Bench({ time: 2_000, warmupTime: 500 })
  for (const [name, settings, optionsFor] of WAYS) {
    const api = createMockFrontendApi(settings)
    const server = setupServer(...frontendApiHandlers(api))
    const isIntercepted = name.startsWith('MSW')
    let number = 0
    const task = () => {
      number += 1
      return signUpWith(api, optionsFor(api), number)
    }
    bench.add(name, task, {
      beforeAll: () => isIntercepted && server.listen({ onUnhandledRequest: 'error' }),
      afterAll: () => server.close(),
    })
  }
  await bench.run()
  const rates = bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw result.error
    return [name, 1_000 / result.latency.p50]
  })
  return rates.map(([name, rate]) => [name, rate.toFixed(0), `${(rate / rates[0][1]).toFixed(2)} ×`])
}
