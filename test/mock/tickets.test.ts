import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { browserOf, setup } from './setup.ts'

const ADA = 'ada@example.test'
const DAY_MS = 86_400_000

/** The link of a new ticket. */
const issued = (api: MockFrontendApi, given: Parameters<MockFrontendApi['tickets']['issue']>[0]): string => {
  api.tickets.issue(given)
  return api.tickets.at(-1)?.url ?? ''
}

test('a ticket opens the door of an instance that is by invitation only', async () => {
  const { api, create, client, rejected } = setup(presets.inviteOnly())
  expect((await rejected('POST', paths.signUps, { emailAddress: ADA })).errors[0]?.code).toBe('sign_up_mode_restricted')

  const ticket = api.tickets.issue({ emailAddress: ADA, publicMetadata: { role: 'editor' } })
  const signUp = await create({ strategy: 'ticket', ticket })
  expect(signUp).toMatchObject({
    status: 'complete',
    email_address: ADA,
    public_metadata: { role: 'editor' },
    verifications: { email_address: { status: 'verified', strategy: 'ticket' } },
  })
  expect(await client()).toMatchObject({
    sessions: [{ user: { public_metadata: { role: 'editor' } } }],
  })
})

test('who comes with a ticket still gives what is missing', async () => {
  const { api, create, update } = setup()
  const ticket = api.tickets.issue({ emailAddress: ADA })
  const signUp = await create({ strategy: 'ticket', ticket })
  expect(signUp).toMatchObject({ missing_fields: ['password'], unverified_fields: [] })
  expect((await update(signUp.id, { password: 'correct horse 42' })).status).toBe('complete')
})

test('the address of the ticket wins over another one, which it does not verify', async () => {
  const { api, create, update } = setup()
  const ticket = api.tickets.issue({ emailAddress: ADA })
  const signUp = await create({ ticket, strategy: 'ticket', emailAddress: 'grace@example.test' })
  expect(signUp.email_address).toBe(ADA)
  expect((await update(signUp.id, { emailAddress: 'grace@example.test' })).unverified_fields).toEqual(['email_address'])
})

test('a ticket without an address only opens the door', async () => {
  const { api, create } = setup(presets.inviteOnly())
  const signUp = await create({ strategy: 'ticket', ticket: api.tickets.issue(), emailAddress: ADA })
  expect(signUp).toMatchObject({ email_address: ADA, unverified_fields: ['email_address'] })
})

test('a ticket makes one user, and may be tried again until then', async () => {
  const { api, create } = setup()
  const ticket = api.tickets.issue()
  await create({ strategy: 'ticket', ticket })
  const body = { strategy: 'ticket', ticket, emailAddress: ADA, password: 'correct horse 42' }
  const { id } = await create(body)
  api.configure({ settings: { attributes: { email_address: { verify_at_sign_up: false } } } })
  const other = browserOf(api)
  expect((await other.create({ ...body, emailAddress: 'grace@example.test' })).status).toBe('complete')
  expect(await browserOf(api).rejected('POST', paths.signUps, { strategy: 'ticket', ticket })).toMatchObject({
    status: 400,
    errors: [{ code: 'ticket_invalid_code', long_message: expect.stringContaining('was used already') }],
  })
  expect(id).toMatch(/^sua_/)
})

test.each([
  [{ ticket: 'ticket_unknown' }, 'ticket_invalid_code'],
  [{ ticket: '' }, 'form_param_nil'],
  [{}, 'form_param_nil'],
])('a sign-up with the ticket of %o is rejected', async (given, code) => {
  const { rejected, client } = setup()
  const { errors } = await rejected('POST', paths.signUps, { strategy: 'ticket', ...given })
  expect(errors).toMatchObject([{ code, meta: { param_name: 'ticket' } }])
  expect(await client()).toBeNull()
})

test('a ticket expires', async () => {
  const { api, create, rejected } = setup()
  const [long, short] = [api.tickets.issue(), api.tickets.issue({ expiresInMs: DAY_MS })]
  api.clock.advance(DAY_MS)
  const { errors } = await rejected('POST', paths.signUps, { strategy: 'ticket', ticket: short })
  expect(errors[0]?.code).toBe('ticket_expired_code')
  await create({ strategy: 'ticket', ticket: long })
})

test('a ticket for an address that has a user is rejected', async () => {
  const { api, rejected } = setup()
  api.users.add({ emailAddress: ADA })
  const ticket = api.tickets.issue({ emailAddress: ADA })
  expect((await rejected('POST', paths.signUps, { strategy: 'ticket', ticket })).errors[0]?.code).toBe(
    'form_identifier_exists',
  )
})

test('a sign-up that is under way takes a ticket, with the address that it verifies', async () => {
  const { api, create, update, rejected } = setup(presets.emailCodeAndPassword())
  const { id } = await create({ emailAddress: 'grace@example.test', password: 'correct horse 42' })
  const ticket = api.tickets.issue({ emailAddress: ADA, publicMetadata: { role: 'editor' } })
  expect(await update(id, { strategy: 'ticket', ticket })).toMatchObject({
    status: 'complete',
    email_address: ADA,
    public_metadata: { role: 'editor' },
  })
  expect(api.tickets[0]?.usedBy).toBe(id)
  const other = await browserOf(api).create({})
  expect(other.status).toBe('missing_requirements')
  expect((await rejected('PATCH', paths.signUp(id), { ticket })).status).toBeGreaterThanOrEqual(400)
})

test('a sign-up that is under way takes no transfer, no empty ticket and no ticket that opens nothing', async () => {
  const { api, create, rejected, get } = setup()
  const { id } = await create({})
  const revoked = api.tickets.issue({ emailAddress: ADA })
  api.tickets.revoke(revoked)
  for (const [given, code] of [
    [{ transfer: true }, 'form_param_unknown'],
    [{ strategy: 'ticket' }, 'form_param_nil'],
    [{ ticket: 'ticket_unknown' }, 'ticket_invalid_code'],
    [{ ticket: revoked }, 'ticket_invalid_code'],
  ] as const)
    expect((await rejected('PATCH', paths.signUp(id), given)).errors[0]?.code).toBe(code)
  expect((await get(id)).response.email_address).toBeNull()
})

test('the link of a ticket says what its user has to do', async () => {
  const { api, create } = setup(presets.emailCode())
  const redirectUrl = 'https://app.example.test/join?team=blue#top'
  const ticket = api.tickets.issue({ emailAddress: ADA, redirectUrl, notify: true })
  const linkOf = () => new URL(api.tickets.find(({ id }) => id === ticket)?.url ?? '')
  const status = () => linkOf().searchParams.get('__clerk_status')
  expect(linkOf()).toMatchObject({ origin: 'https://app.example.test', pathname: '/join', hash: '#top' })
  expect(Object.fromEntries(linkOf().searchParams)).toEqual({
    team: 'blue',
    __clerk_ticket: ticket,
    __clerk_status: 'sign_up',
  })
  expect(api.outbox.last(ADA).url).toBe(linkOf().href)

  const { id } = api.users.add({ emailAddress: 'ADA@example.test' })
  expect(status()).toBe('sign_in')
  expect(new URL(issued(api, { emailAddress: ADA, redirectUrl })).searchParams.get('__clerk_status')).toBe('sign_in')
  api.users.remove(id)
  expect(status()).toBe('sign_up')
  const before = api.snapshot()
  expect((await create({ strategy: 'ticket', ticket })).status).toBe('complete')
  expect(status()).toBe('complete')
  api.restore(before)
  expect(status()).toBe('sign_up')
})

test('a sign-up without the ticket makes it a ticket to sign in with', async () => {
  const { api, create, attempt } = setup(presets.emailCode())
  for (const given of [{ emailAddress: ADA }, {}]) issued(api, { ...given, redirectUrl: 'https://app.example.test/' })
  const { id } = await create({ emailAddress: ADA, strategy: 'email_code' })
  await attempt(id, { strategy: 'email_code', code: api.outbox.lastCode(ADA) })
  const statuses = api.tickets.map(({ url }) => new URL(url ?? '').searchParams.get('__clerk_status'))
  expect(statuses).toEqual(['sign_in', 'sign_up'])
})

test('a code for an address that its ticket has verified already is rejected as such', async () => {
  const { api, create, rejected } = setup(presets.everything())
  const { id } = await create({ strategy: 'ticket', ticket: api.tickets.issue({ emailAddress: 'ada@example.test' }) })
  const body = { strategy: 'email_code', code: '000000' }
  expect(await rejected('POST', paths.attemptVerification(id), body)).toMatchObject({
    status: 400,
    errors: [{ code: 'verification_already_verified' }],
  })
})

test.each([
  [{ expiresInMs: Number.NaN }, '`expiresInMs` is NaN'],
  [{ expiresInMs: 0 }, '`expiresInMs` is 0'],
  [{ redirectUrl: '/welcome' }, '`redirectUrl` is /welcome: give a whole address'],
])('a ticket with %o is not issued', (given, message) => {
  const { api } = setup()
  expect(() => api.tickets.issue(given)).toThrow(message)
  expect(api.tickets).toHaveLength(0)
})
