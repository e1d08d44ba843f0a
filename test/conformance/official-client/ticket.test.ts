import { expect } from 'vitest'
import { createClient } from '../../../src/index.ts'
import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const INVITED = { emailAddress: EMAIL, publicMetadata: { role: 'editor' } }
const COMPLETE = {
  signUp: { status: 'complete', emailAddress: EMAIL },
  session: { status: 'active' },
  user: { publicMetadata: { role: 'editor' } },
}
const SIGNED_OUT = { signUp: { emailAddress: null }, session: null, user: null }

/** A ticket with which a user signed up elsewhere already. */
const usedTicket = async (api: MockFrontendApi): Promise<string> => {
  const ticket = api.tickets.issue(INVITED)
  const client = createClient({ transport: api.transport() })
  await client.signUp.ticket({ ticket })
  client.destroy()
  return ticket
}

classic('by invitation only: no user without a ticket, and one with a ticket is done at once', {
  options: presets.inviteOnly(),
  script: async ({ signUp, activate, look, api }) => {
    await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ status: 403 })
    await signUp.create({ strategy: 'ticket', ticket: api.tickets.issue(INVITED) })
    expect((await look()).signUp.verifications).toMatchObject({
      emailAddress: { status: 'verified', strategy: 'ticket' },
    })
    await activate('signUp')
    expect(api.outbox).toHaveLength(0)
  },
  rejected: ['sign_up_mode_restricted'],
  ends: COMPLETE,
})

future('the ticket in the address of the page', {
  options: presets.inviteOnly(),
  arrive: (api) => `/join?__clerk_ticket=${api.tickets.issue(INVITED)}&team=blue`,
  script: async ({ signUp, api, page, differs }) => {
    const { search } = new URL(page.url())
    await signUp.ticket()
    expect(new URL(page.url()).search).toBe(differs('F34', { official: search, ours: '?team=blue' }))
    await signUp.finalize()
    expect(api.outbox).toHaveLength(0)
  },
  ends: COMPLETE,
})

future('a ticket, and afterwards what it does not hold', {
  options: presets.emailCodeAndPassword(),
  script: async ({ signUp, look, api }) => {
    await signUp.ticket({ ticket: api.tickets.issue(INVITED), unsafeMetadata: { plan: 'pro' } })
    expect((await look()).signUp).toMatchObject({ missingFields: ['password'], unverifiedFields: [] })
    await signUp.password({ password: 'correct horse 42' })
    await signUp.finalize()
  },
  ends: COMPLETE,
})

classic('a ticket that a user signed up with already', {
  options: presets.inviteOnly(),
  script: async ({ signUp, api }) => {
    const ticket = await usedTicket(api)
    await expect(signUp.create({ strategy: 'ticket', ticket })).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 'ticket_invalid_code', paramName: 'ticket' }],
    })
    expect(api.users).toHaveLength(1)
  },
  rejected: ['ticket_invalid_code'],
  ends: SIGNED_OUT,
})

future('a ticket that a user signed up with already, and then one of their own', {
  options: presets.inviteOnly(),
  arrive: async (api) => `/join?__clerk_ticket=${await usedTicket(api)}`,
  script: async ({ signUp, api, page }) => {
    await signUp.ticket()
    expect(page.url()).toContain('__clerk_ticket')
    await signUp.ticket({ ticket: api.tickets.issue({ emailAddress: 'ada@lovelace.test' }) })
    await signUp.finalize()
    expect(api.users).toHaveLength(2)
  },
  rejected: ['ticket_invalid_code'],
  ends: { signUp: { emailAddress: 'ada@lovelace.test' }, session: { status: 'active' }, user: {} },
})

future('a ticket that has expired', {
  options: presets.inviteOnly(),
  script: async ({ signUp, api, advance }) => {
    const ticket = api.tickets.issue({ ...INVITED, expiresInMs: 60_000 })
    await advance(60_000)
    await signUp.ticket({ ticket })
    expect(api.users).toHaveLength(0)
  },
  rejected: ['ticket_expired_code'],
  ends: SIGNED_OUT,
})

future('no ticket at all', {
  options: presets.inviteOnly(),
  script: async ({ signUp, api, differs }) => {
    await signUp.ticket()
    const sent = api.requests.filter(({ path }) => path === '/client/sign_ups')
    expect(sent).toHaveLength(differs('F34', { official: 1, ours: 0 }))
  },
  rejected: ['ticket_missing'],
  ends: SIGNED_OUT,
  official: { finding: 'F34', rejected: ['form_param_nil'], ends: SIGNED_OUT },
})
