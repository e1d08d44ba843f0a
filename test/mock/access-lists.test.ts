import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { EMAIL, MANY, PASSWORD, PHONE, signInSetup, withAda } from './sign-in-setup.ts'

const ON = { enabled: true }

type Lists = NonNullable<MockFrontendApiOptions['accessLists']>

const withLists = (accessLists: Lists, restrictions: object = { allowlist: ON, blocklist: ON }, base = MANY) => ({
  ...base,
  settings: { ...base.settings, restrictions },
  accessLists,
})

const FORBIDDEN = { status: 403, code: 'not_allowed_access' }

test.each<[string, Lists]>([
  ['an address of the blocklist', { blocklist: [EMAIL.toUpperCase()] }],
  ['an address of a domain of the blocklist', { blocklist: ['*@example.test'] }],
  ['a phone number of the blocklist', { blocklist: [PHONE] }],
  ['one whom the allowlist does not have', { allowlist: ['*@corp.test'] }],
])('%s may not sign in, by whatever identifier of the user', async (_, lists) => {
  const { create } = withAda(withLists(lists))
  for (const identifier of [EMAIL, PHONE, 'ada_l'])
    expect(await create({ identifier, password: PASSWORD })).toMatchObject(FORBIDDEN)
})

test.each<[string, Lists, object?]>([
  ['another domain is blocked, though its name ends alike', { blocklist: ['*@ample.test'] }],
  [
    'the allowlist has the domain, which outweighs the blocklist',
    { allowlist: ['*@example.test'], blocklist: [EMAIL] },
  ],
  ['the lists are switched off', { allowlist: ['*@corp.test'], blocklist: [EMAIL] }, {}],
  [
    'the lists are for sign-ups only',
    { blocklist: [EMAIL] },
    { blocklist: ON, allowlist_blocklist_disabled_on_sign_in: ON },
  ],
  ['the allowlist is on, and nothing is known of its entries', {}],
])('a user signs in where %s', async (_, lists, restrictions) => {
  const { create } = withAda(withLists(lists, restrictions))
  expect((await create({ identifier: EMAIL, password: PASSWORD })).response.status).toBe('complete')
})

test('a user who is blocked while signing in does not get in, nor by a ticket', async () => {
  const { api, create, attempt, ada } = withAda(withLists({}))
  const { response } = await create({ identifier: EMAIL })
  const ticket = api.tickets.issue({ userId: ada.id })
  api.configure({ accessLists: { blocklist: [EMAIL] } })
  expect(await attempt(response.id, { strategy: 'password', password: PASSWORD })).toMatchObject(FORBIDDEN)
  expect(await create({ strategy: 'ticket', ticket })).toMatchObject(FORBIDDEN)
  api.configure({ accessLists: { blocklist: [] } })
  expect((await create({ strategy: 'ticket', ticket })).response.status).toBe('complete')
})

const GOOGLE = { strategy: 'oauth_google', redirect_url: 'https://app.example.test/sso-callback' }
const SOCIAL = withLists({ blocklist: [EMAIL] }, { blocklist: ON }, presets.socialProgressive())
const NOT_ALLOWED = { status: 'failed', error: { code: 'not_allowed_access' } }

test('back from a provider, a blocked user is neither signed in nor up', async () => {
  const { api, create, read, signUp } = signInSetup(SOCIAL)
  const asNew = (await signUp(GOOGLE)).response
  await api.providers.approve(asNew.verifications?.external_account?.external_verification_redirect_url ?? '', {
    emailAddress: EMAIL,
  })
  expect(api.users).toHaveLength(0)
  expect((await signUp(GOOGLE)).status).toBe(200)

  api.users.add({ externalAccounts: [{ provider: 'oauth_google', emailAddress: EMAIL }], emailAddress: EMAIL })
  const { response } = await create(GOOGLE)
  await api.providers.approve(response.first_factor_verification?.external_verification_redirect_url ?? '', {
    emailAddress: EMAIL,
  })
  expect((await read(response.id)).response.first_factor_verification).toMatchObject(NOT_ALLOWED)
})

test('our client says so, and a ticket lets someone sign up whom the allowlist does not have', async () => {
  const options = withLists({ allowlist: ['*@corp.test'] }, { allowlist: ON }, presets.emailCode())
  const api = createMockFrontendApi(options)
  const { signUp } = createClient({ transport: api.transport() })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    status: 403,
    errors: [{ code: 'not_allowed_access' }],
  })
  await signUp.create({ emailAddress: 'ada@corp.test' })
  await expect(signUp.update({ emailAddress: EMAIL })).rejects.toMatchObject({ status: 403 })
  expect(signUp.emailAddress).toBe('ada@corp.test')
  const invited = createClient({ transport: api.transport() })
  await invited.signUp.create({ strategy: 'ticket', ticket: api.tickets.issue({ emailAddress: EMAIL }) })
  expect(invited.signUp.status).toBe('complete')
})

test('an unknown address that is blocked does not become a sign-up', async () => {
  const { api, create, prepare, attempt, signUp } = signInSetup(withLists({ blocklist: [EMAIL] }))
  const { response } = await create({ identifier: EMAIL, sign_up_if_missing: true })
  await prepare(response.id, { strategy: 'email_code' })
  await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(await signUp({ transfer: true })).toMatchObject(FORBIDDEN)
})

test('lists that are no lists are named', () => {
  expect(() => createMockFrontendApi({ accessLists: { allowlist: EMAIL as never } })).toThrow('accessLists.allowlist')
})
