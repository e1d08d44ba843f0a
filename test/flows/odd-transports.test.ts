import { expect, test } from 'vitest'
import { createClient, type FrontendApiTransport, NetworkError } from '../../src/index.ts'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, setup } from '../support/setup.ts'

const asTransport = (transport: () => unknown): FrontendApiTransport => transport as FrontendApiTransport

test.each<[string, () => unknown]>([
  ['resolves to undefined', async () => undefined],
  ['resolves to null', async () => null],
  ['returns nothing', () => undefined],
  ['resolves to a text', async () => 'ok'],
  ['has no headers', async () => ({ status: 200, body: {} })],
  ['has headers of another kind', async () => ({ status: 422, headers: { 'retry-after': '1' }, body: {} })],
  ['has no status', async () => ({ headers: new Headers(), body: {} })],
  ['has a status of another kind', async () => ({ status: '200', headers: new Headers(), body: {} })],
])('a transport that %s is invalid_response', async (_, transport) => {
  const { signUp } = createClient({ transport: asTransport(transport) })
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
    kind: 'response',
    code: 'invalid_response',
  })
  expect(signUp.id).toBeUndefined()
  expect(signUp.$fetchStatus.get()).toBe('idle')
})

const SECRET = 'dvb_secret'
const ADDRESS = `https://clerk.example.test/v1/client/sign_ups?__clerk_db_jwt=${SECRET}&__clerk_ticket=${SECRET}#token=${SECRET}`

const withCause = Object.assign(new TypeError(`Failed to fetch ${ADDRESS}`), {
  code: 'ECONNRESET',
  cause: ADDRESS,
  url: ADDRESS,
})

const everythingOf = (error: unknown): string => {
  const parts: string[] = []
  for (let one = error; one !== undefined && one !== null; one = Reflect.get(Object(one), 'cause')) {
    parts.push(String(one), JSON.stringify(one) ?? '', String(Reflect.get(Object(one), 'stack')))
  }
  return parts.join('\n')
}

test.each<[string, unknown]>([
  ['an error', withCause],
  ['a text', ADDRESS],
  ['an object', { url: ADDRESS }],
  ['a network error of ours', new NetworkError('network_error', `No response from ${ADDRESS}`, withCause)],
])('no secret of an address is in what a transport throws: %s', async (_, thrown) => {
  const { signUp } = createClient({ transport: asTransport(() => Promise.reject(thrown)) })
  const error = await signUp.create({ emailAddress: EMAIL }).then(
    () => expect.unreachable(),
    (cause: unknown) => cause,
  )
  expect(error).toMatchObject({ clerkError: true })
  expect(everythingOf(error)).not.toContain(SECRET)
})

test('what a transport throws keeps its name, its code and its message', async () => {
  const { signUp } = createClient({ transport: asTransport(() => Promise.reject(withCause)) })
  await expect(signUp.create({})).rejects.toMatchObject({
    code: 'unexpected',
    cause: {
      name: 'TypeError',
      code: 'ECONNRESET',
      message: 'Failed to fetch https://clerk.example.test/v1/client/sign_ups',
    },
  })
})

test.each(['__proto__', 'constructor', 'toString'])('%s in metadata stays data', async (key) => {
  const unsafeMetadata = JSON.parse(`{"${key}":{"admin":true},"plan":"pro"}`)
  const { signUp, api, code, client } = setup(presets.emailCode())
  await signUp.create({ emailAddress: EMAIL, unsafeMetadata })
  expect(JSON.stringify(signUp.unsafeMetadata)).toBe(JSON.stringify(unsafeMetadata))
  expect(Object.getPrototypeOf(signUp.unsafeMetadata)).toBe(Object.prototype)
  expect(api.requests[0]?.body?.unsafe_metadata).toEqual(unsafeMetadata)
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  await signUp.finalize()
  expect(JSON.stringify(client.$user.get()?.unsafeMetadata)).toBe(JSON.stringify(unsafeMetadata))
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
})
