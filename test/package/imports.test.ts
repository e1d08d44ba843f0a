import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

const SHARED = [
  'FLOW_ERROR_CODES',
  'FlowError',
  'FrontendApiError',
  'FrontendApiErrorItem',
  'InvalidResponseError',
  'NetworkError',
  'createClient',
  'isFlowError',
  'isFrontendApiError',
  'isHeadlessSignUpError',
  'isInvalidResponseError',
  'isNetworkError',
  'parseErrors',
  'parseSignInErrors',
  'turnstile',
]

/** What each entry gives at run time. To add a line is to publish it. */
const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  'headless-signup': [...SHARED, 'kyTransport', 'protectResolver'],
  'headless-signup/core': [...SHARED, 'fetchTransport', 'protectResolver'],
  'headless-signup/browser': [...SHARED, 'kyTransport', 'protectResolver'],
  'headless-signup/browser/core': [...SHARED, 'fetchTransport', 'protectResolver'],
  'headless-signup/forms': ['bindForm'],
  'headless-signup/schemas': ['schemas', 'validateShape'],
  'headless-signup/logger': ['consoleLogger'],
  'headless-signup/messages': ['formatError'],
  'headless-signup/messages/de': ['de'],
  'headless-signup/messages/en': ['en'],
  'headless-signup/messages/es': ['es'],
  'headless-signup/messages/fr': ['fr'],
  'headless-signup/messages/ja': ['ja'],
  'headless-signup/messages/pt': ['pt'],
  'headless-signup/react': [
    'AuthenticateWithRedirectCallback',
    'ClerkDegraded',
    'ClerkFailed',
    'ClerkLoaded',
    'ClerkLoading',
    'ClerkProvider',
    'HandleSSOCallback',
    'Show',
    'SignUpProvider',
    'SignedIn',
    'SignedOut',
    'useAuth',
    'useClerk',
    'useClient',
    'useSession',
    'useSessionList',
    'useSignIn',
    'useSignUp',
    'useStore',
    'useUser',
  ],
  'headless-signup/react/legacy': ['useSignIn', 'useSignUp'],
  'headless-signup/react/errors': [
    'EmailLinkErrorCodeStatus',
    'isClerkAPIResponseError',
    'isClerkRuntimeError',
    'isEmailLinkError',
    'isKnownError',
  ],
  'headless-signup/views': ['viewsOf'],
  'headless-signup/vue': [
    'AuthenticateWithRedirectCallback',
    'ClerkFailed',
    'ClerkLoaded',
    'ClerkLoading',
    'Show',
    'SignedIn',
    'SignedOut',
    'clerkPlugin',
    'useAuth',
    'useClerk',
    'useClient',
    'useSession',
    'useSessionList',
    'useSignIn',
    'useSignInFuture',
    'useSignUp',
    'useSignUpFuture',
    'useStore',
    'useUser',
  ],
  'headless-signup/testing': ['MockSettingsError', 'createMockFrontendApi', 'createVirtualAuthenticator', 'presets'],
  'headless-signup/testing/msw': ['frontendApiHandlers'],
  'headless-signup/testing/node': ['serveFrontendApi'],
}

/** What our dependencies leave behind so that their copies find each other. */
const OF_DEPENDENCIES = [
  '__zod_globalConfig',
  '__zod_globalRegistry',
  'nanostoresGlobal',
  '__VUE_HMR_RUNTIME__',
  '__VUE_INSTANCE_SETTERS__',
  '__VUE_SSR_SETTERS__',
]

/** What a peer dependency looks at by itself: MSW keeps its cookies there, Vue looks whether there is a page. */
const TOUCHED_BY_PEERS: Readonly<Record<string, readonly string[]>> = {
  'headless-signup/testing/msw': ['localStorage'],
  'headless-signup/vue': ['window', 'document'],
}

const BROWSER_GLOBALS = ['window', 'document', 'location', 'history', 'localStorage', 'sessionStorage']

let installed: Installed

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

test('the entries are these, a script file and the manifest', () => {
  const names = Object.keys(installed.manifest.exports).map((path) => path.replace('.', 'headless-signup'))
  const others = ['headless-signup/headless-signup.global.js', 'headless-signup/package.json']
  expect(names.sort()).toEqual([...Object.keys(EXPORTS), ...others].sort())
})

test.each(Object.entries(EXPORTS))('%s exports this and nothing else', async (entry, names) => {
  const exported = await installed.evaluate(
    `import * as all from '${entry}'\nconsole.log(JSON.stringify(Object.keys(all)))`,
  )
  expect(exported).toEqual([...names].sort())
})

test('the script tag gives the same as core, and forms', async () => {
  const exported = await installed.evaluate(
    `const vm = require('node:vm')
     const file = require.resolve('headless-signup/headless-signup.global.js')
     const page = vm.createContext({ URL, Intl })
     vm.runInContext(require('node:fs').readFileSync(file, 'utf8'), page)
     console.log(JSON.stringify(Object.keys(page.HeadlessSignUp)))`,
    'commonjs',
  )
  expect(exported).toEqual([...SHARED, 'bindForm', 'fetchTransport'].sort())
})

test.each(Object.keys(EXPORTS))('importing %s touches no page and leaves nothing behind', async (entry) => {
  const { touched, added } = (await installed.evaluate(`
    const touched = []
    for (const name of ${JSON.stringify(BROWSER_GLOBALS)}) {
      Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.push(name) })
    }
    // Node itself sets a global when its fetch is first used.
    new Request('https://example.test')
    const before = new Set(Reflect.ownKeys(globalThis))
    await import('${entry}')
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)
    console.log(JSON.stringify({ touched, added }))`)) as { touched: string[]; added: string[] }
  expect(touched).toEqual(TOUCHED_BY_PEERS[entry] ?? [])
  expect(added.filter((name) => !OF_DEPENDENCIES.includes(name))).toEqual([])
})

test('require() works too', async () => {
  const type = await installed.evaluate(
    `console.log(JSON.stringify(typeof require('headless-signup').createClient))`,
    'commonjs',
  )
  expect(type).toBe('function')
})

test.each(['headless-signup', 'headless-signup/core', 'headless-signup/browser', 'headless-signup/browser/core'])(
  '%s signs a user up where there is no process',
  async (entry) => {
    const seen = await installed.evaluate(`
      const { createMockFrontendApi } = await import('headless-signup/testing')
      const api = createMockFrontendApi()
      const { process } = globalThis
      delete globalThis.process
      const { createClient } = await import('${entry}')
      const client = createClient({ transport: api.transport() })
      const { signUp } = client
      const statuses = []
      signUp.$status.subscribe((status) => statuses.push(status))
      await signUp.create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification()
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode('ada@example.test') })
      await signUp.finalize()
      const added = 'process' in globalThis
      globalThis.process = process
      console.log(JSON.stringify({ statuses, isSignedIn: client.$user.get().id === api.users[0].id, added }))`)
    expect(seen).toEqual({
      statuses: [null, 'missing_requirements', 'complete', null],
      isSignedIn: true,
      added: false,
    })
  },
)
