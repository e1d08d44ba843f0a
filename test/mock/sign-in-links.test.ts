import { expect, test } from 'vitest'
import type { MockFrontendApiOptions } from '../../src/testing/index.ts'
import { EMAIL, MANY, PASSWORD, signInBrowser, signInSetup, withAda } from './sign-in-setup.ts'

const PAGE = 'https://app.example.test/verify'
const LINK = { strategy: 'email_link', redirect_url: `${PAGE}?x=1` }

/** A sign-in whose link was sent. */
const sent = async (options?: MockFrontendApiOptions) => {
  const mock = withAda(options)
  const { response } = await mock.create({ identifier: EMAIL })
  const prepared = await mock.prepare(response.id, LINK)
  return { ...mock, id: response.id, prepared, url: mock.api.outbox.last(EMAIL).url ?? '' }
}

const landed = ({ origin, pathname, searchParams }: URL) => ({
  page: origin + pathname,
  x: searchParams.get('x'),
  status: searchParams.get('__clerk_status'),
  session: searchParams.get('__clerk_created_session'),
})

test('a link is sent to the address of the user', async () => {
  const { prepared, api } = await sent()
  expect(prepared.response.first_factor_verification).toMatchObject({
    object: 'verification_email_link',
    status: 'unverified',
    strategy: 'email_link',
    attempts: null,
    expire_at: api.clock.now() + 600_000,
  })
})

test('opened elsewhere, it completes the sign-in of the browser that waits, which keeps it', async () => {
  const { api, id, url, read, client } = await sent()
  const other = signInBrowser(api)
  await other.create()
  const address = await api.links.open(url, { browser: other.browser })
  const session = api.sessions[0]?.id
  expect(landed(address)).toEqual({ page: PAGE, x: '1', status: 'verified', session })
  const { response } = await read(id)
  expect(response).toMatchObject({
    status: 'complete',
    first_factor_verification: { status: 'verified', verified_at_client: (await other.client())?.id },
    created_session_id: session,
  })
  expect(await client()).toMatchObject({
    sign_in: { id, status: 'complete' },
    last_active_session_id: session,
    last_authentication_strategy: null,
  })
  expect(landed(await api.links.open(url))).toMatchObject({ status: 'verified', session })
  expect(api.sessions).toHaveLength(1)
})

test('where it must be opened in the same browser, another one is rejected', async () => {
  const attack_protection = { email_link: { require_same_client: true }, pii: { enabled: false } }
  const { api, url, id, read } = await sent({ ...MANY, settings: { ...MANY.settings, attack_protection } })
  const other = signInBrowser(api)
  expect(landed(await api.links.open(url, { browser: other.browser })).status).toBe('client_mismatch')
  expect((await read(id)).response.status).toBe('needs_first_factor')
  expect(landed(await api.links.open(url)).status).toBe('verified')
})

test.each([
  ['expired', 600_000],
  ['failed', 0],
] as const)('a link that is too old or was replaced ends with %s', async (status, age) => {
  const { api, url, id, prepare, read } = await sent()
  if (age === 0) await prepare(id, { strategy: 'email_code' })
  api.clock.advance(age)
  expect(landed(await api.links.open(url))).toMatchObject({ status, session: null })
  expect((await read(id)).response.status).toBe('needs_first_factor')
})

test('the link of a sign-in that was replaced, or of a banned user, fails', async () => {
  const { api, url, create, ada } = await sent()
  await create({ identifier: EMAIL })
  expect(landed(await api.links.open(url)).status).toBe('failed')
  const again = await sent()
  again.api.users.update(ada.id, { banned: true })
  expect(landed(await again.api.links.open(again.url)).status).toBe('failed')
})

test('a user with a second factor goes on with it', async () => {
  const { api, url, id, read, ada } = await sent()
  api.configure({ settings: { attributes: { authenticator_app: { enabled: true } } } })
  api.users.update(ada.id, { totpSecret: 'JBSWY3DPEHPK3PXP' })
  expect(landed(await api.links.open(url))).toMatchObject({ status: 'verified', session: null })
  expect((await read(id)).response.status).toBe('needs_second_factor')
})

test('a link is also the second step in a browser that is not trusted yet', async () => {
  const { api, create, prepareSecond, read } = withAda({ ...MANY, signIns: { deviceTrust: true } })
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  const prepared = await prepareSecond(response.id, LINK)
  expect(prepared.response.second_factor_verification).toMatchObject({ strategy: 'email_link', status: 'unverified' })
  expect(landed(await api.links.open(api.outbox.last(EMAIL).url)).status).toBe('verified')
  expect((await read(response.id)).response).toMatchObject({
    status: 'complete',
    second_factor_verification: { status: 'verified' },
  })
})

test('a link needs a whole address to end at', async () => {
  const { create, prepare } = withAda()
  const { response } = await create({ identifier: EMAIL })
  for (const redirect_url of [undefined, '/verify'])
    expect(
      await prepare(response.id, { strategy: 'email_link', ...(redirect_url ? { redirect_url } : {}) }),
    ).toMatchObject({ status: 422, errors: [{ meta: { param_name: 'redirect_url' } }] })
})

test('a link for an unknown address is not sent, while identifiers are protected', async () => {
  const attack_protection = { enumeration_protection: { enabled: true }, pii: { enabled: false } }
  const { api, create, prepare } = signInSetup({ ...MANY, settings: { ...MANY.settings, attack_protection } })
  const { response } = await create({ identifier: EMAIL })
  expect((await prepare(response.id, LINK)).response.first_factor_verification).toMatchObject({ status: 'unverified' })
  expect(api.outbox).toMatchObject([{ to: EMAIL, kind: 'notice' }])
})
