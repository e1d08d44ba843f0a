import { afterEach, expect, test, vi } from 'vitest'
import { openPage } from '../support/page.ts'
import { EMAIL, setup } from '../support/setup.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const OWN_SCHEMES = [
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html',
  'moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc/popup.html',
  'safari-web-extension://6D6A8B7C/popup.html',
  'capacitor://localhost/sign-up',
  'ionic://localhost/sign-up',
  'tauri://localhost/sign-up',
  'app://bundle/index.html',
  'file:///opt/app/index.html',
] as const

const codeOf = (call: Promise<{ readonly error?: unknown } | unknown>): Promise<unknown> =>
  call.then(
    (result) => (Object(result) as { error?: { code?: unknown } | null }).error?.code ?? null,
    (error) => error.code,
  )

const sso = { strategy: 'oauth_google', redirectCallbackUrl: '/callback' } as const

/** What each call that sends a user somewhere says of an address. */
const verdicts = async (address: string, allowedRedirectProtocols?: string[]) => {
  const { api, client, signUp, future, sent } = setup({}, { navigate: () => {}, allowedRedirectProtocols })
  api.providers.add('oauth_google')
  await client.load()
  const before = sent().length
  const verdict = {
    callback: await codeOf(client.handleRedirectCallback({ signUpUrl: address })),
    sso: await codeOf(future.sso({ ...sso, redirectUrl: address })),
  }
  await signUp.reset()
  return { ...verdict, isSent: sent().length > before }
}

const SAFE = { callback: null, sso: null, isSent: true }
const UNSAFE = { callback: 'unsafe_url', sso: 'unsafe_url', isSent: false }

test.each(OWN_SCHEMES)('a page at %s may send people to its own addresses and to the web', async (href) => {
  openPage(href)
  for (const address of ['/done', 'done.html?a=b', '#step', href, 'https://app.example.test/done']) {
    expect(await verdicts(address), address).toEqual(SAFE)
  }
})

test.each(OWN_SCHEMES)('a page at %s may not send a user to another host or scheme of its kind', async (href) => {
  openPage(href)
  const { protocol } = new URL(href)
  for (const address of [`${protocol}//elsewhere/done`, 'other-app://bundle/done']) {
    expect(await verdicts(address), address).toEqual(UNSAFE)
  }
})

const DANGEROUS = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://app.example.test/0f6b8f2e',
  'vbscript:msgbox(1)',
]

test.each(DANGEROUS)('%j is never safe, even if its scheme is listed', async (address) => {
  for (const href of ['https://app.example.test/', ...OWN_SCHEMES]) {
    vi.unstubAllGlobals()
    openPage(href)
    expect(await verdicts(address, ['javascript:', 'data:', 'blob:', 'vbscript:', 'javascript'])).toEqual(UNSAFE)
  }
})

test.each([['myapp:'], ['myapp'], ['MyApp:']])('a scheme that is allowed as %j is safe', async (protocol) => {
  openPage('https://app.example.test/sign-up')
  expect(await verdicts('myapp://done')).toEqual(UNSAFE)
  expect(await verdicts('myapp://done', [protocol])).toEqual(SAFE)
  expect(await verdicts('other://done', [protocol])).toEqual(UNSAFE)
})

test.each(['myapp:', [1], {}])('%j is no list of schemes', (protocols) => {
  expect(() => setup({}, { allowedRedirectProtocols: protocols as string[] })).toThrow(
    expect.objectContaining({ code: 'invalid_option' }),
  )
})

test('a page in a frame without an address loads, and says what is missing for a path', async () => {
  openPage('about:srcdoc')
  const { api, client, future } = setup()
  api.providers.add('oauth_google')
  await client.load()
  expect(client.$status.get()).toBe('ready')
  expect(await codeOf(future.sso({ ...sso, redirectUrl: '/done' }))).toBe('invalid_parameter')
})

test('the address of a file asks for no destination: any file would be of its site', async () => {
  openPage('file:///opt/app/index.html?redirect_url=file:///etc/passwd')
  const navigate = vi.fn()
  const { client, signUp, code } = setup({}, { navigate })
  await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(await client.handleRedirectCallback()).toMatchObject({ type: 'activate' })
  expect(navigate).not.toHaveBeenCalled()
})

test('what cannot be taken out of the address stays there, and harms nothing', async () => {
  openPage('https://app.example.test/?__clerk_status=verified&rotating_token_nonce=abc')
  vi.stubGlobal('history', {
    state: null,
    replaceState: () => {
      throw new DOMException('Too many calls.', 'SecurityError')
    },
  })
  const { client } = setup()
  expect(await codeOf(client.handleRedirectCallback({ intent: 'sign-in' }))).toBeNull()
  expect(await client.handleEmailLinkVerification()).toMatchObject({ type: 'verified_elsewhere' })
})

const LANGUAGES: readonly (readonly [unknown, string | undefined])[] = [
  ['en-GB', 'en-GB'],
  ['en-gb', 'en-GB'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['de', 'de'],
  ['en-US@posix', undefined],
  ['C', undefined],
  ['en_US', undefined],
  ['de_DE.UTF-8', undefined],
  ['undefined', undefined],
  ['', undefined],
  [undefined, undefined],
  [null, undefined],
]

test.each(LANGUAGES)(
  'a browser that says its language is %j: the sign-up is created with %j',
  async (language, sent) => {
    vi.stubGlobal('navigator', { language, onLine: true })
    for (const locale of [undefined, ' ']) {
      const { api, signUp } = setup({}, { locale })
      await signUp.create({ emailAddress: EMAIL })
      expect(api.requests.at(-1)?.body?.locale).toBe(sent)
    }
  },
)

test('a locale that the app gives is sent as it is', async () => {
  const { api, signUp } = setup({ strict: false }, { locale: 'x-klingon' })
  await signUp.create({ emailAddress: EMAIL })
  expect(api.requests.at(-1)?.body?.locale).toBe('x-klingon')
})

test('the browser is asked for its time zone once', async () => {
  const ask = vi.spyOn(Intl, 'DateTimeFormat')
  const { signUp } = setup({}, { timezone: undefined })
  for (const emailAddress of [EMAIL, 'grace@example.test', 'joan@example.test']) {
    await signUp.create({ emailAddress })
  }
  expect(ask.mock.calls.filter(([, options]) => options === undefined).length).toBeLessThanOrEqual(1)
  ask.mockRestore()
})
