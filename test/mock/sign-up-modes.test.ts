import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { setup } from './setup.ts'

/**
 * What stands before a sign-up that lacks nothing else: the mode, then the captcha, then a Protect challenge.
 *
 * A ticket is good, spent, expired or made up; so is the captcha's token, which does not expire.
 */
const TABLE = `
mode       | ticket  | captcha | token   | protect | outcome

public     | —       | off     | —       | —       | complete
public     | good    | off     | —       | —       | complete
public     | spent   | off     | —       | —       | ticket_invalid_code
public     | expired | off     | —       | —       | ticket_expired_code
public     | made up | off     | —       | —       | ticket_invalid_code
public     | —       | off     | made up | —       | complete
public     | —       | on      | good    | —       | complete
public     | —       | on      | —       | —       | captcha_missing_token
public     | —       | on      | spent   | —       | captcha_invalid
public     | —       | on      | made up | —       | captcha_invalid
public     | good    | on      | —       | —       | captcha_missing_token
public     | good    | on      | good    | —       | complete
public     | —       | off     | —       | once    | protect_check
public     | good    | off     | —       | once    | protect_check
public     | —       | on      | good    | once    | protect_check
public     | —       | on      | —       | once    | captcha_missing_token
restricted | —       | off     | —       | —       | sign_up_mode_restricted
restricted | good    | off     | —       | —       | complete
restricted | spent   | off     | —       | —       | ticket_invalid_code
restricted | expired | off     | —       | —       | ticket_expired_code
restricted | —       | on      | good    | —       | sign_up_mode_restricted
restricted | good    | on      | good    | —       | complete
restricted | good    | on      | —       | —       | captcha_missing_token
restricted | good    | off     | —       | once    | protect_check
waitlist   | —       | off     | —       | —       | sign_up_restricted_waitlist
waitlist   | good    | off     | —       | —       | complete
waitlist   | made up | off     | —       | —       | ticket_invalid_code
`

const ROWS = TABLE.split('\n')
  .filter((line) => line.includes('|') && !line.startsWith('mode'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test.each(ROWS)('%s, ticket %s, captcha %s with token %s, challenge %s: %s', async (...row) => {
  const [mode = '', ticketKind = '', captcha, tokenKind = '', protect, outcome = ''] = row
  const { api, transport, update } = setup({
    settings: {
      attributes: {
        email_address: { verify_at_sign_up: false, required: false },
        password: { enabled: false, required: false },
        username: { enabled: true, required: true },
      },
      sign_up: { mode: 'public' },
    },
    authConfig: { single_session_mode: false },
  })
  const create = (body: Record<string, unknown>, by = transport) => by({ method: 'POST', path: paths.signUps, body })

  const tickets = {
    good: api.tickets.issue(),
    spent: api.tickets.issue(),
    'made up': 'tk_1',
    expired: api.tickets.issue({ expiresInMs: 1 }),
  }
  const tokens = { good: api.captcha.issue(), spent: api.captcha.issue(), 'made up': 'token' }
  api.clock.advance(1)
  await create({ username: 'grace_h', strategy: 'ticket', ticket: tickets.spent }, api.transport())
  api.configure({ settings: { sign_up: { captcha_enabled: true } } })
  await create({ username: 'edith_c', captchaToken: tokens.spent }, api.transport())
  api.configure({ settings: { sign_up: { mode, captcha_enabled: captcha === 'on' } } })
  if (protect === 'once') api.protect.require()
  const before = api.users.length

  const ticket = tickets[ticketKind as keyof typeof tickets]
  const { status, body } = await create({
    username: 'ada_l',
    ...(ticket ? { strategy: 'ticket', ticket } : {}),
    captchaToken: tokens[tokenKind as keyof typeof tokens],
  })
  if (outcome === 'complete') {
    expect(body).toMatchObject({ response: { status: 'complete', missing_fields: [] } })
    expect(api.users).toHaveLength(before + 1)
    return
  }
  expect(api.users).toHaveLength(before)
  if (outcome !== 'protect_check') {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toMatchObject({ errors: [{ code: outcome }] })
    return
  }
  const { response } = body as { response: { id: string; protect_check: { token: string } } }
  expect(response).toMatchObject({ status: 'missing_requirements', missing_fields: ['protect_check'] })
  expect((await update(response.id, {})).status).toBe('missing_requirements')
  const proofToken = api.protect.proofFor(response.protect_check.token)
  const passed = await transport({ method: 'PATCH', path: paths.protectCheck(response.id), body: { proofToken } })
  expect(passed.body).toMatchObject({ response: { status: 'complete', missing_fields: [] } })
})
