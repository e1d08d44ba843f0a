import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { createClient as createCoreClient } from '../../src/core.ts'
import { type Client, type ClientEvent, createClient, isHeadlessSignUpError } from '../../src/index.ts'
import { DAMAGES, damaged, type Path, placesIn } from '../support/damage.ts'
import { clientJSON, jwt, sessionJSON, signUpJSON, verificationJSON } from '../support/json.ts'

const identifier = (members: object) => ({
  verification: verificationJSON({ status: 'verified', error: { code: 'odd', message: 'Odd.', meta: { name: 'x' } } }),
  linked_to: [{ id: 'eac_1', type: 'oauth_google' }],
  created_at: 1_768_478_400_000,
  ...members,
})

const user = {
  id: 'user_1',
  first_name: 'Ada',
  last_name: 'Lovelace',
  primary_email_address_id: 'idn_1',
  email_addresses: [identifier({ id: 'idn_1', email_address: 'ada@example.test' })],
  phone_numbers: [identifier({ id: 'idn_2', phone_number: '+15555550100' })],
  web3_wallets: [identifier({ id: 'idn_3', web3_wallet: '0x1' })],
  external_accounts: [{ id: 'eac_1', provider: 'oauth_google', public_metadata: {}, verification: verificationJSON() }],
  enterprise_accounts: [{ id: 'ent_1', provider: 'saml_okta', active: true }],
  passkeys: [{ id: 'psk_1', name: 'Key' }],
  organization_memberships: [{ id: 'mem_1', role: 'org:admin', permissions: ['x'], organization: { id: 'org_1' } }],
  password_enabled: true,
  lockout_expires_in_seconds: 5,
  public_metadata: { plan: 'pro' },
  unsafe_metadata: { seen: [1] },
  last_sign_in_at: 1_768_478_400_000,
}

const session = sessionJSON({
  expire_at: 1_768_478_400_000,
  tasks: [{ key: 'choose-organization' }],
  factor_verification_age: [0, -1],
  public_user_data: { first_name: 'Ada', identifier: 'ada@example.test', user_id: 'user_1' },
  last_active_token: { object: 'token', jwt: jwt(1_768_478_400) },
  user,
})

const signUp = signUpJSON({
  first_name: 'Ada',
  password_enabled: true,
  public_metadata: { invited: true },
  unsafe_metadata: { plan: { tier: 1 } },
  external_account: { provider: 'google' },
  protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/s.js', expires_at: 1, ui_hints: { a: 'b' } },
  verifications: {
    email_address: verificationJSON(),
    phone_number: verificationJSON({ strategy: 'phone_code', channel: 'sms' }),
    web3_wallet: verificationJSON({ message: 'Sign this', nonce: 'n' }),
    external_account: verificationJSON({
      external_verification_redirect_url: 'https://provider.test/',
      error: { code: 'odd', message: 'Odd.', long_message: 'Odd.', meta: { session_id: 'sess_1' } },
    }),
  },
})

const signIn = {
  id: 'sia_1',
  status: 'needs_first_factor',
  first_factor_verification: { status: 'unverified', strategy: 'oauth_google', error: { code: 'x', message: 'X.' } },
}

const body = {
  response: signUp,
  client: clientJSON({ sessions: [session], sign_up: signUp, sign_in: signIn, last_active_session_id: 'sess_1' }),
}

const environment = {
  auth_config: { single_session_mode: true },
  display_config: { application_name: 'App', captcha_oauth_bypass: ['oauth_google'], terms_url: 'https://a.test/' },
  user_settings: {
    attributes: { email_address: { enabled: true, required: true, verifications: ['email_code'], first_factors: [] } },
    social: { oauth_google: { enabled: true, authenticatable: true, strategy: 'oauth_google', name: 'Google' } },
    sign_up: { progressive: true, captcha_enabled: false, mode: 'public', legal_consent_enabled: false },
    password_settings: { min_length: 8, max_length: 0, allowed_special_characters: '!', show_zxcvbn: false },
    username_settings: { min_length: 4, max_length: 64 },
  },
}

/** What a sign-up cannot be made without. */
const REQUIRED = ['id', 'status', 'required_fields', 'optional_fields', 'missing_fields', 'unverified_fields']

/** Whether the damage may make the call fail: it is to what was asked for, and to what that cannot be made without. */
const mayFail = ([part, member, ...rest]: Path): boolean =>
  part === 'response' && (member === undefined || (rest.length === 0 && REQUIRED.includes(String(member))))

/** Both entries, over a transport that responds with what the test puts there. */
const connect = () => {
  const responses = new Map<string, unknown>()
  const transport = async ({ path }: { readonly path: string }) => ({
    status: 200,
    headers: new Headers(),
    body: responses.get(path) ?? responses.get('*'),
  })
  return { responses, clients: [createClient({ transport }), createCoreClient({ transport })] as const }
}

const isText = (value: unknown): boolean => value === null || typeof value === 'string'
const isTime = (value: unknown): boolean => value === null || Number.isFinite(value)
const isDate = (value: unknown): boolean => value === null || (value instanceof Date && !Number.isNaN(value.getTime()))
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of the state whose type is not the declared one. */
const oddMembers = ({ signUp: { $state }, $sessions, $user }: Client): string[] => {
  const attempt = $state.get()
  const user = $user.get()
  const isOdd: Readonly<Record<string, boolean>> = {
    id: typeof attempt.id !== 'string',
    hasPassword: typeof attempt.hasPassword !== 'boolean',
    texts: ![attempt.username, attempt.firstName, attempt.emailAddress, attempt.createdSessionId].every(isText),
    lists: ![attempt.requiredFields, attempt.missingFields, attempt.unverifiedFields].every(isTexts),
    times: ![attempt.abandonAt, attempt.legalAcceptedAt].every(isTime),
    metadata: ![attempt.unsafeMetadata, attempt.publicMetadata].every(isObject),
    verifications: !Object.values(attempt.verifications).every(
      ({ status, attempts, expireAt, supportedStrategies }) =>
        isText(status) && isTime(attempts) && isDate(expireAt) && isTexts(supportedStrategies),
    ),
    sessions: !$sessions
      .get()
      .every(({ id, expireAt, tasks }) => isText(id) && isDate(expireAt) && tasks.every(({ key }) => isText(key))),
    user:
      user !== null &&
      !(
        [user.phoneNumbers, user.externalAccounts, user.passkeys].every(Array.isArray) &&
        isDate(user.lastSignInAt) &&
        user.emailAddresses.every((one) => isText(one.emailAddress) && isDate(one.verification?.expireAt ?? null))
      ),
  }
  return Object.keys(isOdd).filter((name) => isOdd[name])
}

const codeOf = (error: unknown): string => (isHeadlessSignUpError(error) ? error.code : String(error))

/** What each entry makes of the body: `resolved`, or the code that it rejects with. */
const outcomesOf = async (given: unknown): Promise<readonly [string, string, Client, Client]> => {
  const { responses, clients } = connect()
  responses.set('*', given)
  const [one, other] = await Promise.all(
    clients.map((client) => client.signUp.create({ emailAddress: 'ada@example.test' }).then(() => 'resolved', codeOf)),
  )
  return [one ?? '', other ?? '', clients[0], clients[1]]
}

test.each(Object.entries(DAMAGES))(
  '%s in place of any one member: only what was asked for can fail',
  async (_, damage) => {
    const wrong: unknown[] = []
    for (const path of placesIn(body)) {
      const place = path.join('.')
      const [one, other, client, otherClient] = await outcomesOf(damaged(body, path, damage))
      const isSame = isDeepStrictEqual(
        [client.signUp.$state.get(), client.$sessions.get()],
        [otherClient.signUp.$state.get(), otherClient.$sessions.get()],
      )
      const isAllowed = one === 'resolved' || (one === 'invalid_response' && mayFail(path))
      const odd = one === 'resolved' ? oddMembers(client) : []
      if (!isSame || other !== one || !isAllowed || odd.length > 0) wrong.push({ place, one, other, isSame, odd })
    }
    expect(wrong).toEqual([])
  },
)

test.each(Object.entries(DAMAGES))('%s in place of any one setting: what is whole is still read', async (_, damage) => {
  for (const path of placesIn(environment)) {
    const { responses, clients } = connect()
    responses.set('/environment', damaged(environment, path, damage))
    responses.set('*', { response: clientJSON(), client: null })
    for (const client of clients) await client.load()
    const [one, other] = clients.map(({ $environment }) => $environment.get())
    expect(one, path.join('.')).not.toBeNull()
    expect(other).toEqual(one)
    expect(one?.social.every(({ strategy, name }) => typeof strategy === 'string' && typeof name === 'string')).toBe(
      true,
    )
    expect(typeof one?.signUp.progressive).toBe('boolean')
    expect(one?.passwordSettings.minLength ?? 0).toSatisfy(isTime)
  }
})

test('an odd member is reported once, with its path and what was expected there', async () => {
  const events: ClientEvent[] = []
  const odd = damaged(
    damaged(body, ['response', 'locale'], 5),
    ['client', 'sessions', 0, 'user', 'phone_numbers'],
    'odd',
  )
  const { signUp } = createClient({
    transport: async () => ({ status: 200, headers: new Headers(), body: odd }),
    onEvent: (event) => events.push(event),
  })
  await signUp.create()
  await signUp.update({ firstName: 'Ada' })
  const departures = (): ClientEvent[] => events.filter(({ type }) => type === 'unexpected_shape')
  await expect.poll(departures).toHaveLength(2)
  expect(departures()).toEqual([
    { type: 'unexpected_shape', at: expect.any(Number), path: 'response.locale', expected: 'string' },
    {
      type: 'unexpected_shape',
      at: expect.any(Number),
      path: 'client.sessions.0.user.phone_numbers',
      expected: 'array',
    },
  ])
})

test('a body without an odd member reports nothing', async () => {
  const events: ClientEvent[] = []
  const { validateShape } = await import('../../src/shapes/schemas.ts')
  expect(validateShape('sign_up', body.response)).toEqual([])
  const client = createCoreClient({
    transport: async () => ({ status: 200, headers: new Headers(), body }),
    validate: validateShape,
    onEvent: (event) => events.push(event),
  })
  await client.signUp.create()
  await client.signUp.create()
  expect(events.filter(({ type }) => type === 'unexpected_shape')).toEqual([])
})
