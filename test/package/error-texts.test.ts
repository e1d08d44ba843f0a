import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETUP_ERROR_CODES } from '../../src/error-texts.ts'
import { FLOW_ERROR_CODES } from '../../src/index.ts'
import { type Installed, install } from './installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

const DEVELOPMENT = ['--conditions=development']

const CLIENTS = ['headless-signup', 'headless-signup/core']
const BROWSER_FILES = ['headless-signup/browser', 'headless-signup/browser/core']

const SHORT = {
  notStarted: 'not_started. See docs/errors.md#not_started in headless-signup.',
  detailed:
    'invalid_parameter: `password` must be a string, and was number. See docs/errors.md#invalid_parameter in headless-signup.',
  offline:
    'network_error: GET /client got no response from clerk.example.test. See docs/errors.md#network_error in headless-signup.',
  noReason: 'api_response_error: status 503. See docs/errors.md#api_response_error in headless-signup.',
  wrongOrigin: 'Invalid origin.',
  noJson: 'invalid_response: the body is not a JSON object. See docs/errors.md#invalid_response in headless-signup.',
}

const WHOLE = {
  notStarted:
    'There is no sign-up or sign-in yet. Call `create()` first. Nothing was sent. See docs/errors.md#not_started in headless-signup.',
  detailed:
    'An argument is invalid: `password` must be a string, and was number. Nothing was sent. See docs/errors.md#invalid_parameter in headless-signup.',
  offline:
    'The network failed: GET /client got no response from clerk.example.test. Try again. See docs/errors.md#network_error in headless-signup.',
  noReason:
    'The Frontend API responded with an error: status 503. Check where requests go. See docs/errors.md#api_response_error in headless-signup.',
  wrongOrigin: `Invalid origin. ${SETUP_ERROR_CODES.origin_invalid} See docs/errors.md#origin_invalid in headless-signup.`,
  noJson:
    'The response is not one that the Frontend API sends: the body is not a JSON object. Check where requests go. See docs/errors.md#invalid_response in headless-signup.',
}

/** What one error of each kind says in an app that imports the entry. */
const messagesOf = (entry: string, options: readonly string[]): Promise<unknown> =>
  installed.evaluate(
    `const entry = await import('${entry}')
     const transport = entry.kyTransport ?? entry.fetchTransport
     const over = (fetch) =>
       entry.createClient({ transport: transport({ frontendApi: 'https://clerk.example.test', fetch, retry: { limit: 0 } }) })
     const messageOf = (promise) => promise.then(() => 'no error', ({ message }) => message)
     const silent = over(() => Promise.reject(new TypeError('fetch failed')))
     const page = over(() => Promise.resolve(new Response('<html>')))
     const down = over(() => Promise.resolve(new Response('<html>', { status: 503 })))
     const reasons = { errors: [{ code: 'origin_invalid', message: 'Invalid origin.' }] }
     const stranger = over(() => Promise.resolve(Response.json(reasons, { status: 400 })))
     console.log(JSON.stringify({
       notStarted: await messageOf(silent.signUp.prepareEmailAddressVerification()),
       detailed: await messageOf(silent.signUp.password({ password: 1 })),
       offline: await messageOf(silent.reload()),
       noReason: await messageOf(down.reload()),
       wrongOrigin: await messageOf(stranger.reload()),
       noJson: await messageOf(page.reload()),
     }))`,
    'module',
    options,
  )

test.each([...CLIENTS, ...BROWSER_FILES])(
  '%s in production says the code, the detail and where the text is',
  async (entry) => {
    expect(await messagesOf(entry, [])).toEqual(SHORT)
  },
)

test.each(CLIENTS)('%s in development says what failed and what to do', async (entry) => {
  expect(await messagesOf(entry, DEVELOPMENT)).toEqual(WHOLE)
})

const codesOf = (options: readonly string[]): Promise<unknown> =>
  installed.evaluate(
    `import { FLOW_ERROR_CODES } from 'headless-signup'
     console.log(JSON.stringify(FLOW_ERROR_CODES))`,
    'module',
    options,
  )

test('FLOW_ERROR_CODES has every code in both builds: with its text, or with the link to it', async () => {
  expect(await codesOf(DEVELOPMENT)).toEqual(FLOW_ERROR_CODES)
  const links = Object.keys(FLOW_ERROR_CODES).map((code) => [
    code,
    `${code}. See docs/errors.md#${code} in headless-signup.`,
  ])
  expect(await codesOf([])).toEqual(Object.fromEntries(links))
})

test('the texts are in the development build alone', async () => {
  const scripts = installed.files.filter((file) => file.endsWith('.js'))
  const withTexts: string[] = []
  for (const file of scripts) {
    if ((await installed.read(file)).includes('There is no sign-up or sign-in yet.')) withTexts.push(file)
  }
  expect(withTexts.filter((file) => !file.startsWith('dist/development/'))).toEqual([])
  expect(withTexts).not.toEqual([])
})

test.each([
  ['headless-signup', []],
  ['headless-signup', DEVELOPMENT],
  ['headless-signup/browser', []],
  ['headless-signup/browser/core', []],
])('a stack trace of %s %j points into the sources', async (entry, options) => {
  const stack = await installed.evaluate(
    `import { createClient } from '${entry}'
     const { signUp } = createClient({ transport: () => Promise.reject(new TypeError('fetch failed')) })
     console.log(JSON.stringify(await signUp.prepareEmailAddressVerification().catch((error) => error.stack)))`,
    'module',
    ['--enable-source-maps', ...options],
  )
  expect(stack).toMatch(/^FlowError/m)
  expect(stack).toMatch(/src\/sign-up\/requests\.ts:\d+/)
})

test('an error of the mock has the client’s class, whichever build the client is of', async () => {
  const isNetworkError = await installed.evaluate(
    `import { createClient, NetworkError } from 'headless-signup'
     import { createMockFrontendApi } from 'headless-signup/testing'
     const api = createMockFrontendApi()
     api.fail.when({ path: '/client' }, { networkError: true })
     const client = createClient({ transport: api.transport() })
     console.log(JSON.stringify(await client.reload().catch((error) => error instanceof NetworkError)))`,
    'module',
    DEVELOPMENT,
  )
  expect(isNetworkError).toBe(true)
})
