import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type Client, type ClientOptions, createClient, type SignInNextStep } from '../../src/index.ts'
import {
  createMockFrontendApi,
  createVirtualAuthenticator,
  type MockFrontendApiOptions,
  presets,
} from '../../src/testing/index.ts'
import { openPage } from '../support/page.ts'
import { MANY, PHONE } from '../support/sign-in.ts'
import { announce, ethereumWallet, METAMASK, walletPage } from '../support/wallets.ts'
import { codeOf, createSnippetRunner, createSnippetTests, pageAt, ROOT } from './snippets.ts'
import { SIGN_IN_STEPS } from './steps.ts'

const EMAIL = 'ada@example.test'
const NEW = 'new@example.test'
const PASSWORD = 'correct horse 42'
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADA = { emailAddress: EMAIL, password: PASSWORD }
const PAGE = 'https://app.example.test/sign-in'

const run = createSnippetRunner()

afterEach(() => vi.unstubAllGlobals())

interface Button {
  onclick?(): Promise<unknown>
}

/** A user's browser on a page of the app: what the snippets of both documents have at hand. */
const setup = (options: MockFrontendApiOptions = MANY, clientOptions: ClientOptions = {}) => {
  openPage(PAGE)
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  const navigations: string[] = []
  const shown: unknown[] = []
  const navigate = (url: string): void => void navigations.push(url)
  const open = (): Client => createClient({ transport: browser.transport, navigate, ...clientOptions })
  const client = open()
  const button: Button = {}
  const given = {
    client,
    signIn: client.signIn,
    signUp: client.signUp,
    show: (what: unknown) => shown.push(what),
    button,
  }
  /** Runs a block of either document. */
  const block = async (name: string, more: Readonly<Record<string, unknown>> = {}, by = given) => {
    const code = await codeOf('docs/sign-in.md', `${name}.ts`).catch(() =>
      codeOf('docs/ways-to-sign-in.md', `${name}.ts`),
    )
    await run(code, { ...by, ...more })
  }
  const last = (to: string) => async () => api.outbox.lastCode(to)
  /** The code once it was sent, or the new password. */
  const ask = (to: string) => async (what: string) => (/password/.test(what) ? 'another correct horse' : last(to)())
  return { ...given, api, browser, open, navigations, shown, block, ask }
}

test('the screen that follows its steps', async () => {
  const api = createMockFrontendApi({ ...presets.passwordAndTotp(), clients: 'dev_browser' })
  const ada = api.users.add({ ...ADA, totpSecret: SECRET })
  const inputs: Record<string, () => string> = {
    identifier: () => EMAIL,
    password: () => PASSWORD,
    totp: () => api.users.totpCode(ada.id),
    welcome: () => '',
  }
  const shown: string[] = []
  const done: string[] = []
  const show = (screen: string, submit: (value: string) => Promise<unknown>) => {
    // The last one leads away from the page.
    if (shown.includes(screen)) return
    shown.push(screen)
    setTimeout(async () => {
      await submit(inputs[screen]?.() ?? '')
      done.push(screen)
    })
  }
  const { fetch } = api
  const { location } = pageAt('/sign-in')
  await run(await codeOf('docs/sign-in.md', 'sign-in-screen.ts'), { fetch, document: { cookie: '' }, show, location })
  await vi.waitUntil(() => done.length === 4)
  expect(shown).toEqual(['identifier', 'password', 'totp', 'welcome'])
  expect(api.sessions).toHaveLength(1)
})

test('a password, wrong and right', async () => {
  const { api, signIn, block, shown } = setup()
  api.users.add(ADA)
  await block('password', { identifier: EMAIL, password: 'wrong' })
  expect(shown).toEqual([expect.stringContaining('assword')])
  await block('password', { identifier: EMAIL, password: PASSWORD })
  expect([signIn.status, shown.length]).toEqual(['complete', 1])
})

test('codes by email, and by WhatsApp', async () => {
  const attributes = { ...MANY.settings?.attributes, phone_number: { enabled: true, channels: ['sms', 'whatsapp'] } }
  const { api, signIn, block, ask } = setup({ ...MANY, settings: { ...MANY.settings, attributes } } as typeof MANY)
  api.users.add({ ...ADA, phoneNumber: PHONE })
  await block('code', { emailAddress: EMAIL, ask: ask(EMAIL) })
  expect(signIn.status).toBe('complete')
  await signIn.reset()
  const other = setup({ ...MANY, settings: { ...MANY.settings, attributes } } as typeof MANY)
  other.api.users.add({ phoneNumber: PHONE })
  await other.block('phone-code', { phoneNumber: PHONE, ask: other.ask(PHONE) })
  expect([other.signIn.status, other.api.outbox.last(PHONE).channel]).toEqual(['complete', 'whatsapp'])
})

const authenticator = createVirtualAuthenticator({ origin: PAGE.replace('/sign-in', '') })
const passkey = authenticator.create({ rpId: 'app.example.test' })

/** Options whose users have this second factor, and their passkeys at the page's domain. */
const secondBy = (strategy: string): MockFrontendApiOptions => {
  const passkeys = { passkey: { enabled: true, used_for_second_factor: true, second_factors: ['passkey'] } }
  const attributes = { ...MANY.settings?.attributes, ...(strategy === 'passkey' ? passkeys : {}) }
  return {
    ...MANY,
    settings: { ...MANY.settings, attributes },
    signIns: { passkeyDomain: 'app.example.test', deviceTrust: strategy.startsWith('email') },
  }
}

test.each([
  ['totp', { totpSecret: SECRET }],
  ['phone_code', { phoneNumber: PHONE, phoneNumberIsSecondFactor: true }],
  ['email_code', {}],
  ['email_link', {}],
  ['passkey', { passkeys: [passkey] }],
  ['backup_code', { totpSecret: SECRET, backupCodes: ['alpha-bravo'] }],
])('a second factor: %s', async (strategy, user) => {
  const { api, signIn, block } = setup(secondBy(strategy), { passkeys: authenticator })
  const ada = api.users.add({ ...ADA, ...user })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  const step = signIn.$nextStep.get() as SignInNextStep & { readonly type: 'choose_second_factor' }
  const chosen = step.factors.find((factor) => factor.strategy === strategy)
  const codes: Readonly<Record<string, () => string>> = {
    totp: () => api.users.totpCode(ada.id),
    backup_code: () => 'alpha-bravo',
    phone_code: () => api.outbox.lastCode(PHONE),
    email_code: () => api.outbox.lastCode(EMAIL),
  }
  // The user chose it among the others.
  const { mfa, emailLink } = signIn
  const choosing = { mfa, emailLink, $nextStep: { get: () => ({ ...step, preferred: chosen }) } }
  const passing = block('second-factor', { ask: async () => codes[strategy]?.(), signIn: choosing })
  if (strategy === 'email_link') {
    await vi.waitUntil(() => api.requests.at(-1)?.method === 'GET')
    await api.links.open(api.outbox.last(EMAIL).url)
  }
  await passing
  expect(signIn.status).toBe('complete')
})

test('resets by email and by phone', async () => {
  const { api, signIn, block, ask } = setup(presets.emailCodeAndPassword())
  api.users.add(ADA)
  await block('reset-password', { ask: ask(EMAIL) })
  expect(signIn.status).toBe('complete')
  const other = setup()
  other.api.users.add({ ...ADA, phoneNumber: PHONE })
  await other.block('reset-by-phone', { phoneNumber: PHONE, ask: other.ask(PHONE) })
  expect(other.signIn.status).toBe('complete')
  expect(other.api.requests.at(-1)?.body).toMatchObject({ sign_out_of_other_sessions: 'false' })
})

test('several sessions, and out again', async () => {
  const { api, signIn, client, block } = setup({ ...MANY, authConfig: { single_session_mode: false } })
  for (const emailAddress of [EMAIL, NEW]) {
    api.users.add({ emailAddress, password: PASSWORD })
    await signIn.password({ identifier: emailAddress, password: PASSWORD })
    await signIn.finalize()
  }
  await block('sessions')
  expect([client.$sessions.get(), client.$user.get(), client.$lastAuthenticationStrategy.get()]).toEqual([
    [],
    null,
    'password',
  ])
  expect(api.sessions.filter(({ status }) => status === 'active')).toEqual([])
})

test('a link, and the page that it opens', async () => {
  const { api, client, block, shown, browser, open, navigations } = setup()
  api.users.add(ADA)
  const waiting = block('email-link', { emailAddress: EMAIL })
  await vi.waitUntil(() => api.outbox.length === 1)
  const opened = await api.links.open(api.outbox.last(EMAIL).url, { browser })
  await vi.waitUntil(() => shown.length === 1)
  await waiting
  openPage(opened.href)
  await block('verify', {}, { ...setupOf(open()), show: (what) => shown.push(what) })
  expect([shown, navigations]).toEqual([['look in your mail'], ['https://app.example.test/welcome']])
  expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
})

/** The same members of another client. */
const setupOf = (client: Client) => ({
  client,
  signIn: client.signIn,
  signUp: client.signUp,
  show: (_what: unknown): number => 0,
  button: {} as Button,
})

test('passkeys: in a form field, by a button, and of the user in progress', async () => {
  const options = { ...presets.passkey(), signIns: { passkeyDomain: 'app.example.test' } }
  for (const way of ['autofill', 'button', 'user'] as const) {
    const passkeys = createVirtualAuthenticator({ origin: 'https://app.example.test', seed: way })
    const { api, signIn, client, block, button } = setup(options, { passkeys })
    api.users.add({ ...ADA, password: null, passkeys: [passkeys.create({ rpId: 'app.example.test' })] })
    if (way === 'user') {
      await block('passkey-of-user', { identifier: EMAIL })
      expect(signIn.status).toBe('complete')
      continue
    }
    if (way === 'button') passkeys.setReaction('wait')
    await block('passkey')
    if (way === 'button') {
      await vi.waitUntil(() => signIn.id !== undefined)
      passkeys.setReaction('approve')
      await button.onclick?.().catch(() => {})
    }
    await vi.waitUntil(() => client.$user.get() !== null)
    expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  }
})

const SOCIAL: MockFrontendApiOptions = {
  ...MANY,
  settings: { ...MANY.settings, social: { oauth_google: { enabled: true } }, enterprise_sso: { enabled: true } },
  enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'] }],
}

test('a provider, and the page that it returns the user to', async () => {
  const { api, block, button, open, navigations, shown } = setup(SOCIAL)
  api.users.add({ ...ADA, externalAccounts: [{ provider: 'oauth_google', emailAddress: EMAIL }] })
  await block('provider')
  await button.onclick?.()
  openPage(String(await api.providers.approve(navigations[0] ?? '', { emailAddress: EMAIL })))
  const client = open()
  await block('sso-callback', {}, setupOf(client))
  expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  expect([navigations.at(-1), shown]).toEqual(['/welcome', []])
})

test('a provider in a popup', async () => {
  const { signIn, block, button, shown } = setup(SOCIAL)
  const sso = vi.spyOn(signIn, 'sso').mockResolvedValue(signIn)
  const popup = {}
  await block('popup', { window: { open: () => popup } })
  await button.onclick?.()
  expect(sso).toHaveBeenCalledWith(expect.objectContaining({ popup, popupCallbackUrl: '/popup-callback' }))
  expect(shown).toEqual([expect.objectContaining({ type: 'start' })])
})

test("a company's connection", async () => {
  const { api, block, navigations } = setup(SOCIAL)
  api.users.add({ emailAddress: 'bob@corp.test' })
  await block('enterprise', { identifier: 'bob@corp.test' })
  expect(navigations).toHaveLength(1)
  const two = [...(SOCIAL.enterpriseConnections ?? []), { name: 'Corp abroad', domains: ['corp.test'] }]
  const other = setup({ ...SOCIAL, enterpriseConnections: two })
  other.api.users.add({ emailAddress: 'bob@corp.test' })
  const ask = async ([first]: { enterpriseConnectionId: string }[]) => first?.enterpriseConnectionId
  await other.block('enterprise', { identifier: 'bob@corp.test', ask })
  expect(other.navigations).toHaveLength(1)
})

test('a wallet, known or not', async () => {
  const { client, block, button, navigations } = setup(presets.web3())
  const page = walletPage()
  vi.stubGlobal('window', page)
  announce(page, METAMASK, ethereumWallet())
  await block('wallet')
  await button.onclick?.()
  expect([client.$user.get()?.web3Wallets.length, navigations]).toEqual([1, ['/welcome']])
})

test.each(['sign_in', 'sign_up'])('a ticket of a %s', async (status) => {
  const { api, signIn, signUp, block } = setup(presets.emailCode())
  const ada = api.users.add({ emailAddress: EMAIL })
  const ticket = api.tickets.issue(status === 'sign_in' ? { userId: ada.id } : { emailAddress: NEW })
  openPage(`${PAGE}?__clerk_ticket=${ticket}&__clerk_status=${status}`)
  await block('ticket')
  expect([signIn.status, signUp.status]).toEqual(status === 'sign_in' ? ['complete', null] : [null, 'complete'])
})

test('tokens of Google and Apple', async () => {
  const social = { oauth_google: { enabled: true }, oauth_apple: { enabled: true } }
  const { api, client, block } = setup({ ...MANY, settings: { ...MANY.settings, social } })
  const identity = { id: 'ada-1', emailAddress: EMAIL }
  const accounts = ['oauth_google', 'oauth_apple'].map((provider) => ({ provider, ...identity }))
  api.users.add({ ...ADA, externalAccounts: accounts })
  type Configuration = { callback(response: { credential: string }): Promise<unknown> }
  let tapped: Promise<unknown> | undefined
  const initialize = ({ callback }: Configuration): void => {
    tapped = callback({ credential: api.providers.token('oauth_google', identity) })
  }
  await block('one-tap', { google: { accounts: { id: { initialize } } } })
  expect(await tapped).toMatchObject({ type: 'activate', of: 'sign-in' })
  await client.signOut()
  await block('apple', { identityToken: api.providers.token('oauth_apple', identity) })
  expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
})

test('a sign-in that becomes a sign-up, and the other way round', async () => {
  const { signUp, block, ask } = setup(presets.emailCode())
  await block('sign-in-or-up', { emailAddress: NEW, ask: ask(NEW) })
  expect(signUp.emailAddress).toBe(NEW)
  const other = setup(presets.socialProgressive())
  other.api.users.add({ ...ADA, password: null, externalAccounts: [{ provider: 'oauth_google', emailAddress: EMAIL }] })
  await other.signUp.sso({ strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
  await other.api.providers.approve(other.navigations[0] ?? '', { emailAddress: EMAIL })
  await other.signUp.reload()
  await other.block('sign-up-or-in')
  expect(other.signIn.status).toBe('complete')
})

test('every step has a row in the table', async () => {
  const text = await readFile(join(ROOT, 'docs/sign-in.md'), 'utf8')
  const named = [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
    ([, types = '']) => types.match(/\w+/g) ?? [],
  )
  expect(named.sort()).toEqual(Object.keys(SIGN_IN_STEPS).sort())
})

test('the mock signs users in, as the document has it', async () => {
  const { runner, done } = createSnippetTests(expect)
  await run(await codeOf('docs/testing-sign-in.md', 'sign-in.test.ts'), { runnerOfSnippet: runner })
  expect(await done()).toBe(11)
})

/** The first cells of a table of the document, or the second ones, each with the names in it that are code. */
const namesIn = async (heading: string, cell: 1 | 2): Promise<readonly string[]> => {
  const text = await readFile(join(ROOT, 'docs/testing-sign-in.md'), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  const cells = section
    .split('\n')
    .flatMap((line) => (line.startsWith('| ') ? [line.split(' | ')[cell - 1] ?? ''] : []))
  return cells.flatMap((text) => [...text.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name))
}

test('whatever a user may have, by the document, the mock knows', async () => {
  const names = await namesIn('Users', 1)
  expect(names).toHaveLength(16)
  const add = (name: string) => () => createMockFrontendApi().users.add({ [name]: null, ...ADA })
  for (const name of names) expect(add(name), name).not.toThrow('is not known')
  expect(add('pigeon')).toThrow('`pigeon` is not known')
})

test('whatever the settings of the document name is a setting', async () => {
  const { settings } = createMockFrontendApi()
  const of = (value: unknown, path: string): unknown =>
    path.split('.').reduce<unknown>((group, name) => Object(group)[name], value)
  const paths = (await namesIn('Settings', 2)).filter((name) => name.includes('.'))
  expect(paths.length).toBeGreaterThan(6)
  for (const path of paths) {
    const known = [settings, settings.attributes].map((group) => of(group, path))
    expect(
      known.some((value) => value !== undefined),
      path,
    ).toBe(true)
  }
})
