import { expect, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import { requirementsOf } from '../../src/testing/sign-ups/requirements.ts'
import { ethereumWallet } from '../support/wallets.ts'
import type { SignUpJSON } from '../support/wire.ts'
import { ROWS, type Row, WIRE, words } from './requirement-table.ts'
import { setup } from './setup.ts'

const OFF = { enabled: false, required: false }
const COMPANY = 'corp'

/** The options that a cell of settings stands for. */
const optionsOf = ({ settings, progressive }: Row): MockFrontendApiOptions => {
  const attributes: Record<string, unknown> = { email_address: OFF, password: OFF }
  const social: Record<string, unknown> = {}
  for (const word of words(settings)) {
    const [, name = '', mark = ''] = /^(\w+)(.*)$/.exec(word) ?? []
    const wire = WIRE[name] ?? name
    if (wire.startsWith('oauth_')) social[wire] = { enabled: true, required: mark === '!' }
    else if (mark)
      attributes[wire] = { enabled: true, required: mark.startsWith('!'), verify_at_sign_up: !mark.endsWith('~') }
  }
  const has = (word: string) => words(settings).includes(word)
  return {
    settings: {
      attributes,
      social: social as NonNullable<MockFrontendApiOptions['settings']>['social'],
      sign_up: { progressive, legal_consent_enabled: has('consent') },
      enterprise_sso: { enabled: has(COMPANY) },
    },
    enterpriseConnections: has(COMPANY) ? [{ name: 'Corp', domains: ['corp.test'] }] : [],
  }
}

const expected = ({ required, optional, missing, unverified, status }: Row) => ({
  required_fields: required,
  optional_fields: optional,
  missing_fields: missing,
  unverified_fields: unverified,
  status,
})

const titled = ROWS.map(
  (row) => [`${row.settings}, progressive ${row.progressive ? 'on' : 'off'}, given ${row.given}`, row] as const,
)

test('no two rows of the table say the same, and each may be read', () => {
  expect(new Set(titled.map(([title]) => title)).size).toBe(ROWS.length)
  expect(ROWS.length).toBeGreaterThan(150)
  for (const { required, optional, missing, unverified } of ROWS)
    for (const name of [...required, ...optional, ...missing, ...unverified])
      expect([...Object.values(WIRE), 'username', 'password']).toContain(name)
})

test.each(titled)('the engine: %s', (_, row) => {
  const { settings } = createMockFrontendApi(optionsOf(row))
  const given = words(row.given).map((word) => word.replace(COMPANY, 'email'))
  const fieldOf = (word: string) => WIRE[word.replace('*', '')] ?? word.replace('*', '')
  const progress = {
    provided: new Set(given.map(fieldOf)),
    verified: new Set(given.filter((word) => word.endsWith('*')).map(fieldOf)),
    isEnterprise: words(row.given).some((word) => word.startsWith(COMPANY)),
  }
  expect(requirementsOf(settings, progress)).toEqual(expected(row))
})

const wallet = ethereumWallet()

const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  email: { emailAddress: 'ada@example.test' },
  corp: { emailAddress: 'ada@corp.test' },
  phone: { phoneNumber: '+447700900143' },
  username: { username: 'ada_l' },
  password: { password: 'correct horse 42' },
  first: { firstName: 'Ada' },
  last: { lastName: 'Lovelace' },
  consent: { legalAccepted: true },
  wallet: { web3Wallet: wallet.address },
}

const DONE = 'https://app.example.test/done'

/** Does what a user does to get as far as a cell says. */
const reached = async (row: Row): Promise<SignUpJSON> => {
  const { api, create, prepare, attempt, get } = setup(optionsOf(row))
  const given = words(row.given)
  const verified = given.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
  const provider = verified.find((word) => ['google', 'github', 'enterprise'].includes(word))
  const strategy = provider && (WIRE[provider] ?? provider)
  // What a provider passes on is not typed in.
  const known = provider ? ['email', COMPANY, 'first'] : []
  const typed = given.map((word) => word.replace('*', '')).filter((word) => BODIES[word] && !known.includes(word))
  const body = Object.assign({}, ...typed.map((word) => BODIES[word]))
  const connection = provider === 'enterprise' ? { enterpriseConnectionId: 'entconn_corp' } : {}
  const { id } = await create(strategy ? { ...body, strategy, redirectUrl: DONE, ...connection } : body)

  if (provider) {
    const { response } = await get(id)
    const url = response.verifications?.external_account?.external_verification_redirect_url ?? ''
    const address = verified.find((word) => word === 'email' || word === COMPANY)
    await api.providers.approve(url, {
      ...(address ? BODIES[address] : {}),
      ...(given.includes('first') ? { firstName: 'Ada' } : {}),
    })
  }
  if (!provider && verified.includes('email')) {
    await prepare(id, { strategy: 'email_code' })
    await attempt(id, { strategy: 'email_code', code: api.outbox.lastCode('ada@example.test') })
  }
  if (verified.includes('phone')) {
    await prepare(id, { strategy: 'phone_code' })
    await attempt(id, { strategy: 'phone_code', code: api.outbox.lastCode('+447700900143') })
  }
  if (verified.includes('wallet')) {
    const by = { strategy: 'web3_metamask_signature' }
    const { verifications } = await prepare(id, by)
    await attempt(id, { ...by, signature: wallet.sign(verifications?.web3_wallet?.message ?? '') })
  }
  return (await get(id)).response
}

/** An address that needs no verification completes the sign-up before anybody could verify it. */
const canBeReached = ({ settings, given }: Row): boolean => !(settings.includes('email!~') && given === 'email*')

test.each(titled.filter(([, row]) => canBeReached(row)))('a user: %s', async (_, row) => {
  expect(await reached(row)).toMatchObject(expected(row))
})
