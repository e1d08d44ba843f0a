import { expect, test } from 'vitest'
import { createVirtualAuthenticator, type MockFrontendApiOptions, type MockUserInput } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, PHONE, type Reply, signInSetup } from './sign-in-setup.ts'
import { ROWS, type SignInRow, words } from './sign-in-table.ts'

const WAYS: Readonly<Record<string, string>> = {
  password: 'password',
  ec: 'email_code',
  el: 'email_link',
  pc: 'phone_code',
  re: 'reset_password_email_code',
  rp: 'reset_password_phone_code',
  key: 'passkey',
  google: 'oauth_google',
}

const WEAK = 'correct horse'
const LISTED = 'listed horse 42'
const OFF = { enabled: false, required: false }
const ON = { enabled: true, required: false }

const optionsOf = ({ settings }: SignInRow): MockFrontendApiOptions => {
  const has = (word: string) => words(settings).includes(word)
  return {
    settings: {
      attributes: {
        email_address: has('email') ? { ...ON, first_factors: ['email_code', 'email_link'] } : OFF,
        phone_number: { ...(has('phone') || has('phone2') ? ON : OFF), used_for_second_factor: has('phone2') },
        username: ON,
        password: ON,
        authenticator_app: has('totp') ? ON : OFF,
        backup_code: has('codes') ? ON : OFF,
        passkey: has('passkey') ? ON : OFF,
      },
      social: has('google') ? { oauth_google: { enabled: true } } : {},
      sign_in: { second_factor: { required: has('mfa!') } },
      attack_protection: { enumeration_protection: { enabled: has('secret') } },
      password_settings: { require_numbers: true, enforce_hibp_on_sign_in: has('breach') },
    },
    signIns: { deviceTrust: has('trust'), passwordPolicy: has('policy') },
    breachedPasswords: [LISTED],
    // A user may have what the settings do not offer.
    strict: false,
  }
}

const passwordOf = (has: (word: string) => boolean): string | undefined => {
  if (has('weak')) return WEAK
  if (has('listed')) return LISTED
  return has('password') || has('leaked') ? PASSWORD : undefined
}

const userOf = ({ user }: SignInRow): MockUserInput | null => {
  const has = (word: string) => words(user).includes(word)
  if (words(user).length === 0) return null
  return {
    ...(has('email') || has('email~') ? { emailAddress: EMAIL } : {}),
    ...(has('phone') || has('phone~') || has('phone2') ? { phoneNumber: PHONE } : {}),
    ...(has('username') ? { username: 'ada_l' } : {}),
    phoneNumberIsSecondFactor: has('phone2'),
    verified: !(has('email~') || has('phone~')),
    // The other one of two is verified.
    ...(has('email~') && has('phone') ? { phoneNumber: undefined, phoneNumbers: [PHONE] } : {}),
    password: passwordOf(has),
    passwordCompromised: has('leaked'),
    totpSecret: has('totp') ? 'JBSWY3DPEHPK3PXP' : null,
    backupCodes: has('codes') ? ['a1b2c3d4'] : [],
    passkeys: has('key') ? [createVirtualAuthenticator().create({ rpId: 'app.example.test' })] : [],
    externalAccounts: has('google') ? [{ provider: 'oauth_google', id: 'google-1' }] : [],
    banned: has('banned'),
    bypassClientTrust: has('bypass'),
    ...(has('locked') ? { locked: true } : {}),
  }
}

const IDENTIFIERS: Readonly<Record<string, string>> = { email: EMAIL, phone: PHONE, username: 'ada_l' }

/** What the user does to sign in. */
const end = async (row: SignInRow) => {
  const mock = signInSetup(optionsOf(row))
  const { api, create, prepare, attempt, reset } = mock
  const input = userOf(row)
  if (input) api.users.add(input)
  const [kind = '', missing] = words(row.entered)
  const identifier = IDENTIFIERS[kind] ?? ''
  const created = await create({ identifier, ...(missing ? { sign_up_if_missing: true } : {}) })
  const ways = created.response?.supported_first_factors?.map(({ strategy }) => strategy) ?? null
  if (created.code || row.does === '—') return { ...mock, ways, reply: created }

  const does = words(row.does)
  const isWrong = does[0] === 'wrong'
  const way = (isWrong ? does[1] : does[0]) ?? 'password'
  const strategy = WAYS[way] ?? ''
  const { id } = created.response
  if (way === 'password') {
    const password = isWrong ? 'wrong' : (passwordOf((word) => words(row.user).includes(word)) ?? PASSWORD)
    return { ...mock, ways, reply: await attempt(id, { strategy, password }) }
  }
  if (way === 'google') {
    const prepared = await prepare(id, { strategy, redirect_url: 'https://app.example.test/callback' })
    if (prepared.code) return { ...mock, ways, reply: prepared }
    await api.providers.approve(prepared.response.first_factor_verification?.external_verification_redirect_url ?? '', {
      id: 'google-1',
    })
    return { ...mock, ways, reply: await mock.read(id) }
  }
  const prepared = await prepare(id, { strategy })
  if (prepared.code) return { ...mock, ways, reply: prepared }
  const code = isWrong ? '000000' : api.outbox.lastCode(way === 'pc' || way === 'rp' ? PHONE : EMAIL)
  const proven = await attempt(id, { strategy, code })
  const needsPassword = proven.response?.status === 'needs_new_password'
  return { ...mock, ways, reply: needsPassword ? await reset(id, { password: 'another horse 43' }) : proven }
}

const ended = ({ code, response }: Reply): string => code ?? String(response.status)

test('no two rows of the table are the same, and every strategy occurs', () => {
  const keys = ROWS.map((row) => Object.values(row).slice(0, 5).join('|'))
  expect(new Set(keys).size).toBe(ROWS.length)
  expect(ROWS.length).toBeGreaterThan(60)
  for (const way of Object.keys(WAYS)) expect(ROWS.some(({ ways }) => words(ways).includes(way))).toBe(true)
})

test.each(ROWS.map((row) => [Object.values(row).slice(0, 5).join(' | '), row] as const))('%s', async (_, row) => {
  const { ways, reply, client } = await end(row)
  const [status, ...tasks] = words(row.end)
  expect({ ways: ways ?? '—', end: ended(reply) }).toEqual({
    ways: row.ways === '—' ? '—' : words(row.ways).map((way) => WAYS[way]),
    end: status,
  })
  const sessions = (await client())?.sessions ?? []
  expect(sessions.map((session) => session.tasks?.map(({ key }) => key) ?? [])).toEqual(
    status === 'complete' ? [tasks] : [],
  )
})
