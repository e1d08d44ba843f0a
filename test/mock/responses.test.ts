import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import {
  createMockFrontendApi,
  createVirtualAuthenticator,
  type MockFrontendApi,
  presets,
} from '../../src/testing/index.ts'
import { departuresOf, type WireResponse } from '../support/service/responses.ts'
import { ethereumWallet } from '../support/wallets.ts'
import { takeDepartures, watched } from '../support/watched-serve.ts'
import type { SignInJSON } from '../support/wire.ts'
import { setup } from './setup.ts'

const ADA = { email_address: 'ada@example.test' }

/** What a damaged record of a sign-up makes the mock return. */
const damage = (api: MockFrontendApi) => {
  const snapshot = JSON.stringify(api.snapshot())
  expect(snapshot).toContain('"locale":null')
  api.restore(JSON.parse(snapshot.replace('"locale":null', '"locale":5')))
}

test('every JSON response of a mock is looked at', async () => {
  const before = watched.count
  const { create, client } = setup(presets.emailCode())
  await create(ADA)
  await client()
  expect(watched.count - before).toBe(2)
})

test('a response that the service would not send is found, and it is said where', async () => {
  const { api, create, get } = setup(presets.emailCode())
  const { id } = await create(ADA)
  damage(api)
  await get(id)
  expect(takeDepartures()).toEqual([
    `GET ${paths.signUp(id)} 200: response.locale: Invalid input: expected string, received number`,
    `GET ${paths.signUp(id)} 200: client.sign_up.locale: Invalid input: expected string, received number`,
  ])
})

test.fails('it fails the test that caused it', async () => {
  const { api, create, get } = setup(presets.emailCode())
  const { id } = await create(ADA)
  damage(api)
  await get(id)
})

test('a fault that makes a response odd is not looked at, one that only delays it is', async () => {
  const { api, client, transport } = setup(presets.emailCode())
  const before = watched.count
  api.fail.next({ body: { response: 5 } })
  api.fail.next({ status: 418, code: 'teapot' })
  for (const _ of [1, 2]) await transport({ method: 'GET', path: paths.client })
  expect(watched.count).toBe(before)
  api.fail.next({ headers: { 'x-slow': '1' } })
  await client()
  expect(watched.count).toBe(before + 1)
})

type CreateSend = (
  api: MockFrontendApi,
) => (
  method: WireResponse['method'],
  path: string,
  body?: Readonly<{ [name: string]: unknown }>,
) => Promise<{ response: SignInJSON }>

/** Responses of sign-ins: every kind of factor, an error of each step, a trusted browser, a company. */
const signIns = async (record: CreateSend): Promise<void> => {
  const api = createMockFrontendApi({
    ...presets.passwordAndTotp(),
    authConfig: { single_session_mode: false },
    settings: {
      attributes: {
        email_address: { first_factors: ['email_code', 'email_link'] },
        phone_number: { enabled: true, used_for_second_factor: true },
        web3_wallet: { enabled: true },
        password: { enabled: true },
        authenticator_app: { enabled: true },
        backup_code: { enabled: true },
        passkey: { enabled: true },
      },
      attack_protection: { pii: { enabled: false } },
    },
    signIns: { deviceTrust: true },
  })
  const send = record(api)
  const passkey = createVirtualAuthenticator().create({ rpId: 'mock.frontend-api.test' })
  const ada = api.users.add({
    ...{ emailAddress: ADA.email_address, phoneNumber: '+447700900143', phoneNumberIsSecondFactor: true },
    ...{ web3Wallet: ethereumWallet().address, password: 'correct horse 42', totpSecret: 'JBSWY3DPEHPK3PXP' },
    ...{ backupCodes: ['a1b2c3d4'], passkeys: [passkey] },
  })
  await send('POST', paths.signIns, { strategy: 'passkey' })
  const { id } = (await send('POST', paths.signIns, { identifier: ADA.email_address })).response
  const act = (action: string, body: Readonly<{ [name: string]: unknown }>) =>
    send('POST', `${paths.signIns}/${id}/${action}`, body)
  for (const strategy of [
    'passkey',
    'web3_metamask_signature',
    'email_code',
    'phone_code',
    'reset_password_email_code',
  ])
    await act('prepare_first_factor', { strategy })
  await act('prepare_first_factor', { strategy: 'email_link', redirect_url: 'https://app.test/verify' })
  await act('attempt_first_factor', { strategy: 'password', password: 'wrong' })
  api.protect.require()
  const gated = await act('attempt_first_factor', { strategy: 'password', password: 'correct horse 42' })
  const proof_token = api.protect.proofFor(gated.response.protect_check?.token ?? '')
  await send('PATCH', paths.protectCheckOf(`${paths.signIns}/${id}`), { proof_token })
  await act('prepare_second_factor', { strategy: 'phone_code' })
  await act('attempt_second_factor', { strategy: 'totp', code: api.users.totpCode(ada.id) })
  await send('GET', `${paths.signIns}/${id}`)
  await send('POST', `/client/sessions/${api.sessions[0]?.id}/end`, {})

  api.users.add({ emailAddress: 'grace@else.test', password: 'correct horse 42' })
  await send('POST', paths.signIns, { identifier: 'grace@else.test', password: 'correct horse 42' })
  await send('POST', paths.signIns, { strategy: 'ticket', ticket: api.tickets.issue({ userId: ada.id }) })

  const company = createMockFrontendApi(presets.enterprise())
  const visit = record(company)
  const begun = await visit('POST', paths.signIns, { identifier: 'ada@corp.test' })
  const trip = { strategy: 'enterprise_sso', redirect_url: 'https://app.test/sso' }
  await visit('POST', `${paths.signIns}/${begun.response.id}/prepare_first_factor`, trip)
}

/** Responses with all that a mock sends: users with every identifier, providers, a company, failures, the environment. */
const examples = async (): Promise<readonly WireResponse[]> => {
  const seen: WireResponse[] = []
  const record = (api: MockFrontendApi) => {
    const send = api.transport()
    return async (method: WireResponse['method'], path: string, body?: Record<string, unknown>) => {
      const { status, body: received } = await send({ method: method as 'GET', path, ...(body ? { body } : {}) })
      const response = { method, path, status, body: received }
      seen.push(response)
      return response.body as { response: SignInJSON & Record<string, never> }
    }
  }
  const api = createMockFrontendApi(presets.everything())
  const send = record(api)
  const values = {
    ...{ ...ADA, phone_number: '+447700900143', username: 'ada_l', first_name: 'Ada', last_name: 'Lovelace' },
    ...{ password: 'correct horse 42', legal_accepted: true },
  }
  await send('GET', paths.environment)
  await send('GET', paths.client)
  const { id = '' } = (await send('POST', paths.signUps, values)).response
  for (const strategy of ['email_code', 'phone_code']) {
    await send('POST', paths.prepareVerification(id), { strategy })
    await send('POST', paths.attemptVerification(id), { strategy, code: '000000' })
    const to = strategy === 'email_code' ? values.email_address : values.phone_number
    await send('POST', paths.attemptVerification(id), { strategy, code: api.outbox.lastCode(to) })
  }
  await send('GET', paths.client)
  const [session] = api.sessions
  await send('POST', paths.touchSession(session?.id ?? ''), {})
  await send('POST', paths.sessionTokens(session?.id ?? ''), {})
  await send('POST', paths.signUps, values)

  const company = createMockFrontendApi(presets.enterprise())
  company.providers.add('oauth_google', { identities: [{ emailAddress: 'ada@else.test' }] })
  company.providers.add('entconn_corp', { identities: [{ emailAddress: 'ada@corp.test' }] })
  for (const strategy of ['oauth_google', 'enterprise_sso']) {
    const visit = record(company)
    const email_address = strategy === 'oauth_google' ? 'ada@else.test' : 'ada@corp.test'
    const begun = await visit('POST', paths.signUps, { strategy, email_address, redirect_url: 'https://app.test/sso' })
    const signUp: { verifications: { external_account: { external_verification_redirect_url: string } } } =
      begun.response as never
    await company.providers.approve(signUp.verifications.external_account.external_verification_redirect_url)
    await visit('GET', paths.client)
    await visit('POST', paths.signIns, { strategy, identifier: email_address, redirect_url: 'https://app.test/sso' })
  }
  await signIns(record)
  return seen
}

/** Whose members are anybody's. */
const FREE = /metadata|\.meta$|theme/

type Damaged = readonly [place: string, response: WireResponse]

/** The response once for each of its objects, with that object damaged. */
const damaged = (
  response: WireResponse,
  spoil: (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): readonly Damaged[] => {
  const places: Damaged[] = []
  const visit = (value: unknown, place: string, put: (next: unknown) => unknown): void => {
    if (typeof value !== 'object' || value === null || FREE.test(place)) return
    if (!Array.isArray(value))
      places.push([place, { ...response, body: put(spoil(value as Readonly<Record<string, unknown>>)) }])
    for (const [key, member] of Object.entries(value))
      visit(member, `${place}.${key}`, (next) =>
        put(
          Array.isArray(value) ? value.map((one, at) => (String(at) === key ? next : one)) : { ...value, [key]: next },
        ),
      )
  }
  visit(response.body, '', (next) => next)
  return places
}

test('a member that the service does not know is found in every object of a response', async () => {
  const all = (await examples()).flatMap((response) => damaged(response, (value) => ({ ...value, made_up: true })))
  // The providers of an environment are a map: a name that is not one is found by it.
  const missed = all.filter(([, response]) => departuresOf(response).length === 0).map(([place]) => place)
  expect(all.length).toBeGreaterThan(150)
  expect(missed).toEqual([])
})

test('a name of an object that the service does not use is found everywhere', async () => {
  const all = (await examples()).flatMap((response) =>
    damaged(response, (value) => ('object' in value ? { ...value, object: 'verification' } : { made_up: true })),
  )
  const missed = all.filter(([, response]) => departuresOf(response).length === 0).map(([place]) => place)
  expect(missed).toEqual([])
})

test.each(['password_enabled', 'object', 'verifications', 'legal_accepted_at', 'next_action', 'strategy', 'expire_at'])(
  'a response without its `%s` is found',
  async (name) => {
    const all = (await examples()).flatMap((response) =>
      damaged(response, ({ [name]: gone, ...rest }) => (gone === undefined ? { ...rest, made_up: 1 } : rest)),
    )
    expect(all.filter(([, response]) => departuresOf(response).length === 0).map(([place]) => place)).toEqual([])
  },
)

test('an error with another status than the service gives it is found', async () => {
  const taken = (await examples()).find(({ status }) => status === 400)
  expect(taken?.body).toMatchObject({ errors: [{ code: 'session_exists' }] })
  expect(departuresOf({ ...(taken as WireResponse), status: 422 })).toEqual([
    'POST /client/sign_ups 422: session_exists has the status 400',
  ])
})
