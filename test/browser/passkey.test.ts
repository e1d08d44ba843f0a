import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { createPasskeys } from '../../src/browser/passkey.ts'
import type { createClient, FlowError } from '../../src/index.ts'
import { type createMockFrontendApi, createVirtualAuthenticator, type presets } from '../../src/testing/index.ts'
import { requestOptions } from '../../src/testing/passkeys/verify.ts'
import { addAuthenticator as enableAuthenticator } from '../support/chromium-authenticator.ts'
import { CHALLENGE, kept, ORIGIN, RP_ID, verify } from '../support/passkeys.ts'
import { launchBrowser, openPage } from './browser.ts'

interface PasskeysPage {
  createPasskeys: typeof createPasskeys
  createClient: typeof createClient
  createMockFrontendApi: typeof createMockFrontendApi
  presets: typeof presets
}

let browser: Browser
let script: string

beforeAll(async () => {
  const bundling = build({
    stdin: {
      contents: `
        import { createPasskeys } from './src/browser/passkey.ts'
        import { createClient } from './src/index.ts'
        import { createMockFrontendApi, presets } from './src/testing/index.ts'
        Object.assign(window, { createPasskeys, createClient, createMockFrontendApi, presets })`,
      resolveDir: new URL('../..', import.meta.url).pathname,
    },
    bundle: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  const [launched, { outputFiles }] = await Promise.all([launchBrowser(), bundling])
  browser = launched
  script = outputFiles[0]?.text ?? ''
})
afterAll(() => browser?.close())

const openApp = async (beforeScripts: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> => {
  const { page, close } = await openPage(browser)
  onTestFinished(close)
  await beforeScripts(page)
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><input autocomplete="username webauthn"><script type="module" src="/app.js"></script>',
        }),
  )
  await page.goto(ORIGIN)
  await page.waitForFunction(() => 'createPasskeys' in window)
  return page
}

/** Gives the browser an authenticator. Returns functions that add the passkeys of ours to it, and let the user touch it. */
const addAuthenticator = async (page: Page, automaticPresenceSimulation = true) => {
  const { devTools, authenticatorId } = await enableAuthenticator(page, { automaticPresenceSimulation })
  return {
    addPasskeys: async (authenticator: ReturnType<typeof createVirtualAuthenticator>): Promise<void> => {
      for (const credential of authenticator.forDevTools())
        await devTools.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
    touch: () => devTools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true }),
  }
}

/** Asks for a passkey in the page. Resolves to the credential that would be sent, or to the code of the error. */
const ask = (page: Page, nonce: string, mediation: 'conditional' | 'optional' = 'optional'): Promise<string> =>
  page.evaluate(
    (request) =>
      (window as unknown as PasskeysPage)
        .createPasskeys()
        .requestAssertion(request)
        .catch(({ code }: FlowError) => code),
    { nonce, mediation },
  )

const nonceFor = (allowCredentials?: readonly string[], rpId = RP_ID): string =>
  requestOptions({ challenge: CHALLENGE, rpId, timeout: 5_000, allowCredentials })

/** As in the oldest browsers: neither reads nor writes JSON. */
const removeJSON = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Reflect.deleteProperty(PublicKeyCredential, 'parseRequestOptionsFromJSON')
    Reflect.deleteProperty(PublicKeyCredential.prototype, 'toJSON')
  })

/** As beside an extension whose credentials are no credentials of the platform. */
const breakJSON = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    PublicKeyCredential.prototype.toJSON = () => {
      throw new TypeError('Illegal invocation')
    }
  })

test.each([
  ['with the platform’s JSON', undefined],
  ['with no JSON of the platform', removeJSON],
  ['with a JSON that throws', breakJSON],
])('the passkey of a browser is verified, %s', async (_what, beforeScripts) => {
  const authenticator = createVirtualAuthenticator()
  const [passkey, other] = ['ada', 'grace'].map((userHandle) => authenticator.create({ rpId: RP_ID, userHandle }))
  if (!passkey || !other) throw new Error('There is no passkey.')
  const page = await openApp(beforeScripts)
  await (await addAuthenticator(page)).addPasskeys(authenticator)
  const sent = await ask(page, nonceFor([passkey.credentialId]))
  expect(verify(sent, [kept(other, { id: 'passkey_2' }), kept(passkey)])).toMatchObject({ passkeyId: 'passkey_1' })
  expect(Object.keys(JSON.parse(sent))).toEqual(['type', 'id', 'rawId', 'authenticatorAttachment', 'response'])
  // The user picks one of all.
  expect(JSON.parse(await ask(page, nonceFor()))).toMatchObject({ type: 'public-key' })
})

test('autofill offers the passkey, and the browser says that it can', async () => {
  const authenticator = createVirtualAuthenticator()
  const passkey = authenticator.create({ rpId: RP_ID, userHandle: 'ada' })
  const page = await openApp()
  await (await addAuthenticator(page)).addPasskeys(authenticator)
  expect(await page.evaluate(() => (window as unknown as PasskeysPage).createPasskeys().isAutofillSupported())).toBe(
    true,
  )
  expect(verify(await ask(page, nonceFor(), 'conditional'), [kept(passkey)])).toMatchObject({ passkeyId: 'passkey_1' })
})

test('a browser without such a passkey, or of another domain, is an error with a code', async () => {
  const page = await openApp()
  await addAuthenticator(page)
  expect(await ask(page, nonceFor())).toBe('passkey_retrieval_cancelled')
  // Nothing listens there: else Chromium would look for the list of origins that the domain shares its passkeys with.
  expect(await ask(page, nonceFor([], 'localhost'))).toBe('passkey_invalid_rpID_or_domain')
  expect(await ask(page, '{')).toBe('missing_public_key_options')
})

test('an aborted request ends, and the next one is not in its way', async () => {
  const authenticator = createVirtualAuthenticator()
  const passkey = authenticator.create({ rpId: RP_ID })
  const page = await openApp()
  const { addPasskeys, touch } = await addAuthenticator(page, false)
  await addPasskeys(authenticator)
  const isReason = await page.evaluate(async (nonce) => {
    const passkeys = (window as unknown as PasskeysPage).createPasskeys()
    const controller = new AbortController()
    const { credentials } = navigator
    const get = credentials.get.bind(credentials)
    const isAsked = new Promise<void>((resolve) => {
      credentials.get = (options) => {
        const asking = get(options)
        resolve()
        return asking
      }
    })
    const waiting = passkeys
      .requestAssertion({ nonce, mediation: 'optional', signal: controller.signal })
      .catch((error: unknown) => error)
    await isAsked
    const reason = new Error('no longer needed')
    controller.abort(reason)
    return (await waiting) === reason
  }, nonceFor())
  expect(isReason).toBe(true)
  await touch()
  expect(verify(await ask(page, nonceFor()), [kept(passkey)])).toMatchObject({ passkeyId: 'passkey_1' })
})

test('a page over plain http has no passkeys', async () => {
  const { page, close } = await openPage(browser)
  onTestFinished(close)
  await page.route('http://app.example.test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><script type="module" src="/app.js"></script>',
        }),
  )
  await page.goto('http://app.example.test')
  await page.waitForFunction(() => 'createPasskeys' in window)
  expect(await ask(page, nonceFor())).toBe('passkey_not_supported')
  expect(await page.evaluate(() => (window as unknown as PasskeysPage).createPasskeys().isAutofillSupported())).toBe(
    false,
  )
})

test.each([
  ['any passkey', { flow: 'discoverable' }],
  ['the passkey that a field offers', { flow: 'autofill' }],
  ['the passkey of a user who gave an identifier', {}],
] as const)('a user signs in at the mock with %s', async (_what, params) => {
  const authenticator = createVirtualAuthenticator()
  const passkey = authenticator.create({ rpId: new URL(ORIGIN).hostname, userHandle: 'ada' })
  const page = await openApp()
  await (await addAuthenticator(page)).addPasskeys(authenticator)
  const outcome = await page.evaluate(
    async ({ passkey, params }) => {
      const { createClient, createMockFrontendApi, presets } = window as unknown as PasskeysPage
      const api = createMockFrontendApi(presets.passkey())
      const { id } = api.users.add({ emailAddress: 'ada@example.test', passkeys: [passkey] })
      const client = createClient({ transport: api.transport() })
      if (!('flow' in params)) await client.signIn.create({ identifier: 'ada@example.test' })
      await client.signIn.authenticateWithPasskey(params)
      await client.signIn.finalize()
      return { isUser: client.$user.get()?.id === id, errors: client.signIn.$errors.get().raw }
    },
    { passkey, params },
  )
  expect(outcome).toEqual({ isUser: true, errors: null })
})
