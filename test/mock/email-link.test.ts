import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { browserOf, setup } from './setup.ts'

const ADA = 'ada@example.test'
const PAGE = 'https://app.example.test/verify'

/** A sign-up whose link was sent. */
const sent = async (options: MockFrontendApiOptions = presets.emailLink()) => {
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  const mock = browserOf(api, browser.transport)
  const { id } = await mock.create({ emailAddress: ADA })
  const signUp = await mock.prepare(id, { strategy: 'email_link', redirectUrl: `${PAGE}?x=1` })
  const { url = '' } = api.outbox.last(ADA)
  const current = async () => (await mock.get(id)).response
  return { api, browser, ...mock, id, signUp, url, current }
}

const outcomeOf = ({ searchParams }: URL) => ({
  status: searchParams.get('__clerk_status'),
  session: searchParams.get('__clerk_created_session'),
})

const SAME_CLIENT: MockFrontendApiOptions = {
  settings: { ...presets.emailLink().settings, attack_protection: { email_link: { require_same_client: true } } },
}

test('a link goes out to the address', async () => {
  const { api, signUp, url } = await sent()
  expect(api.outbox).toEqual([{ to: ADA, channel: 'email', kind: 'link', url, sentAt: api.clock.now() }])
  expect(url).toMatch(/^https:\/\/mock\.frontend-api\.test\/v1\/verify\?token=link_\w{27}$/)
  expect(signUp.verifications?.email_address).toMatchObject({
    status: 'unverified',
    strategy: 'email_link',
    object: 'verification_email_link',
    attempts: null,
    next_action: 'needs_attempt',
    expire_at: api.clock.now() + 600_000,
  })
})

test('opening the link verifies the address, and says which session that made', async () => {
  const { api, url, current, client } = await sent()
  const landing = await api.links.open(url)
  const signUp = await current()
  expect(signUp).toMatchObject({
    status: 'complete',
    verifications: { email_address: { status: 'verified', strategy: 'email_link', attempts: null, next_action: '' } },
  })
  expect(landing.href.startsWith(`${PAGE}?x=1&`)).toBe(true)
  expect(outcomeOf(landing)).toEqual({ status: 'verified', session: signUp.created_session_id })
  expect(await client()).toMatchObject({ sign_up: null, last_authentication_strategy: null })
})

test('a link verifies an address also when something else is missing', async () => {
  const options = presets.emailLink()
  const attributes = { ...options.settings?.attributes, first_name: { enabled: true, required: true } }
  const { api, url, current } = await sent({ settings: { attributes } })
  expect(outcomeOf(await api.links.open(url))).toEqual({ status: 'verified', session: null })
  expect(await current()).toMatchObject({ missing_fields: ['first_name'], unverified_fields: [] })
})

test('the same browser opens it: it is verified there', async () => {
  const { api, browser, url, current, client } = await sent()
  await api.links.open(url, { browser })
  expect((await current()).verifications?.email_address?.verified_at_client).toBe((await client())?.id)
})

test('another browser opens it: the session belongs to the one that waits', async () => {
  const { api, url, current, client } = await sent()
  const other = api.browser()
  const landing = await api.links.open(url, { browser: other })
  expect(outcomeOf(landing)).toEqual({ status: 'verified', session: (await current()).created_session_id })
  expect((await current()).verifications?.email_address).not.toHaveProperty('verified_at_client')
  expect((await client())?.sessions).toHaveLength(1)
  expect(await browserOf(api, other.transport).client()).toBeNull()
})

test('another browser may be rejected; the link is still good where it was asked for', async () => {
  const { api, browser, url, current } = await sent(SAME_CLIENT)
  expect(outcomeOf(await api.links.open(url, { browser: api.browser() })).status).toBe('client_mismatch')
  expect((await current()).verifications?.email_address?.status).toBe('unverified')
  expect(outcomeOf(await api.links.open(url, { browser })).status).toBe('verified')
})

test('a link expires', async () => {
  const { api, url, current } = await sent()
  api.clock.advance(600_000)
  expect(outcomeOf(await api.links.open(url))).toEqual({ status: 'expired', session: null })
  expect((await current()).verifications?.email_address?.status).toBe('expired')
})

test('a link is worth nothing once a newer one was sent', async () => {
  const { api, id, url, prepare } = await sent()
  await prepare(id, { strategy: 'email_link', redirectUrl: PAGE })
  expect(outcomeOf(await api.links.open(url)).status).toBe('failed')
  expect(outcomeOf(await api.links.open(api.outbox.last(ADA).url)).status).toBe('verified')
})

test.each([
  [
    'the address was changed',
    async ({ update, id }: Sent) => void (await update(id, { emailAddress: 'b@example.test' })),
  ],
  ['the sign-up was replaced', async ({ create }: Sent) => void (await create({}))],
])('a link is worth nothing once %s', async (_, change) => {
  const mock = await sent()
  await change(mock)
  expect(outcomeOf(await mock.api.links.open(mock.url)).status).toBe('failed')
  expect(mock.api.users).toEqual([])
})

type Sent = Awaited<ReturnType<typeof sent>>

test('a link that is opened twice says the same twice, and makes one user', async () => {
  const { api, url } = await sent()
  const first = await api.links.open(url)
  expect(await api.links.open(url)).toEqual(first)
  expect(api.users).toHaveLength(1)
})

test('a link over HTTP redirects; an unknown one is a page that says so', async () => {
  const { api, url } = await sent()
  const response = await api.fetch(new Request(url))
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toContain('__clerk_status=verified')
  const unknown = await api.fetch(new Request(`${api.origin}/v1/verify?token=x`))
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
  await expect(api.links.open(`${api.origin}/v1/verify?token=x`)).rejects.toThrow('links.open(): the browser was sent')
})

test.each([
  [{}, 'form_param_missing', 'redirect_url'],
  [{ redirectUrl: '/verify' }, 'form_param_format_invalid', 'redirect_url'],
])('a link that leads to %o is rejected, and not sent', async (given, code, param) => {
  const { api, create, rejected } = setup(presets.emailLink())
  const { id } = await create({ emailAddress: ADA })
  const body = { strategy: 'email_link', ...given }
  expect((await rejected('POST', paths.prepareVerification(id), body)).errors).toMatchObject([
    { code, meta: { param_name: param } },
  ])
  expect(api.outbox).toEqual([])
})

test('a link has no code to enter', async () => {
  const { rejected, id, url } = await sent()
  const code = new URL(url).searchParams.get('token')
  const { errors } = await rejected('POST', paths.attemptVerification(id), { strategy: 'email_link', code })
  expect(errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }])
})

test('an address may be verified by a code or by a link, whichever was asked for last', async () => {
  const email_address = { enabled: true, verifications: ['email_code', 'email_link'] }
  const { api, id, signUp, url, prepare, attempt } = await sent({
    settings: { attributes: { email_address, password: { enabled: false, required: false } } },
  })
  expect(signUp.verifications?.email_address?.supported_strategies).toEqual(['email_link'])
  await prepare(id, { strategy: 'email_code' })
  expect(outcomeOf(await api.links.open(url)).status).toBe('failed')
  const code = api.outbox.lastCode(ADA)
  expect((await attempt(id, { strategy: 'email_code', code })).response.status).toBe('complete')
})
