import { afterEach, expect, test, vi } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { errorJSON } from '../support/json.ts'
import { openPage } from '../support/page.ts'
import { EMAIL, setup } from '../support/setup.ts'
import { signUpServer } from '../support/sign-up-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const start = () => {
  const server = signUpServer()
  const { signUp } = server.connect()
  return {
    server,
    signUp,
    future: signUp.future,
    body: () => Object.fromEntries(new URLSearchParams(server.seen.at(-1)?.body)),
  }
}

const INVITATION = 'https://app.example.test/join?team=7&__clerk_ticket=tkt_page&__clerk_invitation_token=inv_1#top'

test('a ticket starts a sign-up, with all that comes along', async () => {
  const { server, signUp, body } = start()
  const params = {
    ticket: 'tkt_given',
    firstName: 'Ada',
    lastName: 'Lovelace',
    legalAccepted: true,
    unsafeMetadata: { plan: 'pro' },
    timezone: 'Europe/London',
  }
  expect(await signUp.ticket(params)).toBe(signUp)
  expect(server.sent()).toEqual(['POST /v1/client/sign_ups'])
  expect(body()).toEqual({
    strategy: 'ticket',
    ticket: 'tkt_given',
    first_name: 'Ada',
    last_name: 'Lovelace',
    legal_accepted: 'true',
    unsafe_metadata: '{"plan":"pro"}',
    locale: 'en-GB',
    timezone: 'Europe/London',
  })
})

test('the ticket in the page’s address is used, and leaves it with the invitation’s token (F34)', async () => {
  const page = openPage(INVITATION)
  const { future, body } = start()
  expect(await future.ticket()).toEqual({ error: null })
  expect(body()).toMatchObject({ strategy: 'ticket', ticket: 'tkt_page' })
  expect(page.href).toBe('https://app.example.test/join?team=7#top')
})

test.each(['create', 'upsert'] as const)('a ticket that %s() was given leaves the address, too', async (name) => {
  const page = openPage(INVITATION)
  const { signUp } = start()
  await signUp[name]({ strategy: 'ticket', ticket: 'tkt_page' })
  expect(page.href).toBe('https://app.example.test/join?team=7#top')
})

test('a ticket that was rejected stays in the address', async () => {
  const page = openPage(INVITATION)
  const { server, signUp, future } = start()
  server.next.push(() => Response.json(errorJSON('ticket_invalid'), { status: 422 }))
  expect(await future.ticket({ firstName: 'Ada' })).toMatchObject({ error: { kind: 'api', status: 422 } })
  expect(page.href).toBe(INVITATION)
  expect(signUp.id).toBeUndefined()
})

test('another ticket than the page’s leaves that one where it is', async () => {
  const page = openPage(INVITATION)
  const { future, body } = start()
  await future.ticket({ ticket: 'tkt_given' })
  expect(body()).toMatchObject({ ticket: 'tkt_given' })
  expect(page.href).toBe(INVITATION)
})

test('two clicks use a ticket once', async () => {
  openPage(INVITATION)
  const { server, future } = start()
  expect(await Promise.all([future.ticket(), future.ticket()])).toEqual([{ error: null }, { error: null }])
  expect(server.seen).toHaveLength(1)
})

test.each([
  ['no page', null],
  ['a page without one', 'https://app.example.test/join'],
  ['a page with an empty one', 'https://app.example.test/join?__clerk_ticket='],
])('with %s and no ticket given nothing is sent (F34)', async (_, href) => {
  if (href) openPage(href)
  const { server, signUp, future } = start()
  expect(await future.ticket()).toMatchObject({ error: { kind: 'flow', code: 'ticket_missing' } })
  await expect(signUp.ticket({ ticket: '' })).rejects.toMatchObject({ code: 'ticket_missing' })
  expect(server.seen).toEqual([])
})

test.each([[{ ticket: 7 }], ['tkt_text'], [null], [{ ticket: { secret: 'hunter2' } }]])(
  '%j is no ticket: nothing is sent, and its value is in no error',
  async (params) => {
    const { server, signUp, future } = start()
    const { error } = await future.ticket(params as never)
    expect(error).toMatchObject({ code: 'invalid_parameter' })
    expect(error?.message).not.toMatch(/hunter2|tkt_text/)
    expect(server.seen).toEqual([])
    expect(signUp.id).toBeUndefined()
  },
)

test('an invitation opens the door of an instance that no other user can enter, and verifies its address', async () => {
  const { api, signUp, future } = setup(presets.inviteOnly())
  expect((await future.create({ emailAddress: EMAIL })).error).toMatchObject({ kind: 'api' })
  openPage(`https://app.example.test/join?__clerk_ticket=${api.tickets.issue({ emailAddress: EMAIL })}`)
  expect(await future.ticket()).toEqual({ error: null })
  expect(signUp.verifications.emailAddress).toMatchObject({ status: 'verified', strategy: 'ticket' })
  await signUp.finalize()
  expect(api.users).toMatchObject([{ emailAddress: EMAIL }])
})

test('a ticket that is no ticket is rejected, and the sign-up in progress stays', async () => {
  const { signUp, future } = setup()
  await signUp.create({ emailAddress: EMAIL })
  const before = signUp.$state.get()
  expect((await future.ticket({ ticket: 'ticket_unknown' })).error).toMatchObject({
    errors: [{ code: 'ticket_invalid_code' }],
  })
  expect(signUp.$state.get()).toBe(before)
})

test('a ticket of an identity that has a user is kept for the sign-in: nothing is sent', async () => {
  const page = openPage('https://app.example.test/join?team=7&__clerk_ticket=tkt_page&__clerk_status=sign_in')
  const { server, signUp, future } = start()
  expect(await future.ticket()).toEqual({ error: null })
  expect(server.seen).toEqual([])
  expect(signUp.$nextStep.get()).toEqual({ type: 'transfer_to_sign_in', ticket: 'tkt_page' })
  expect(page.href).toBe('https://app.example.test/join?team=7')

  await signUp.reset()
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})

test('a sign-up that is started all the same takes the place of the ticket for the sign-in', async () => {
  openPage('https://app.example.test/join?__clerk_ticket=tkt_page&__clerk_status=sign_in')
  const { signUp } = start()
  await signUp.ticket()
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.$nextStep.get().type).not.toBe('transfer_to_sign_in')
})

test('a ticket that is used up is taken out of the address: nothing is sent', async () => {
  const page = openPage('https://app.example.test/join?__clerk_ticket=tkt_page&__clerk_status=complete#top')
  const { server, signUp } = start()
  await signUp.ticket()
  expect(server.seen).toEqual([])
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
  expect(page.href).toBe('https://app.example.test/join#top')
})

test.each([undefined, 'tkt_page'])(
  'a ticket for a sign-up is sent, and leaves the address with its status (%s)',
  async (ticket) => {
    const page = openPage('https://app.example.test/join?__clerk_ticket=tkt_page&__clerk_status=sign_up')
    const { server, signUp } = start()
    await signUp.ticket({ ticket })
    expect(server.sent()).toEqual(['POST /v1/client/sign_ups'])
    expect(page.href).toBe('https://app.example.test/join')
  },
)

test('the status of the page is not that of another ticket, and that of an email link stays', async () => {
  const page = openPage('https://app.example.test/join?__clerk_ticket=tkt_page&__clerk_status=sign_in')
  const { server, signUp } = start()
  await signUp.ticket({ ticket: 'tkt_given' })
  expect(server.sent()).toEqual(['POST /v1/client/sign_ups'])
  expect(page.href).toContain('__clerk_status=sign_in')

  const other = openPage('https://app.example.test/join?__clerk_ticket=tkt_page&__clerk_status=verified')
  await start().signUp.ticket()
  expect(other.href).toBe('https://app.example.test/join?__clerk_status=verified')
})
