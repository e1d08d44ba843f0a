import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { departuresOf, type WireResponse } from '../support/service/responses.ts'
import { takeDepartures, watched } from '../support/watched-serve.ts'
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

/** Responses with all that a mock sends: users with every identifier, providers, a company, failures, the environment. */
const examples = async (): Promise<readonly WireResponse[]> => {
  const seen: WireResponse[] = []
  const record = (api: MockFrontendApi) => {
    const send = api.transport()
    return async (method: WireResponse['method'], path: string, body?: Record<string, unknown>) => {
      const { status, body: received } = await send({ method: method as 'GET', path, ...(body ? { body } : {}) })
      const response = { method, path, status, body: received }
      seen.push(response)
      return response.body as { response: Record<string, never> }
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
