import { afterEach, expect, test, vi } from 'vitest'
import { createPasskeys } from '../../src/browser/passkey.ts'
import { createClient, FlowError, type PasskeyCredential, type PasskeyProvider } from '../../src/index.ts'
import { createMockFrontendApi, createVirtualAuthenticator } from '../../src/testing/index.ts'
import { requestOptions } from '../../src/testing/passkeys/verify.ts'
import { CHALLENGE, kept, ORIGIN, RP_ID, verify } from '../support/passkeys.ts'

afterEach(() => vi.unstubAllGlobals())

const NONCE = requestOptions({ challenge: CHALLENGE, rpId: RP_ID, timeout: 60_000 })
const OPTIONAL = { nonce: NONCE, mediation: 'optional' } as const

const setup = () => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  const passkey = authenticator.create({ rpId: RP_ID, userHandle: 'ada' })
  return { authenticator, passkey, get: vi.spyOn(authenticator, 'get') }
}

const provider = (changes: Partial<PasskeyProvider>): PasskeyProvider => ({
  isSupported: () => true,
  isAutofillSupported: () => true,
  get: async () => null,
  ...changes,
})

const bufferOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64url')).buffer

test('the credential that is sent is one that the server verifies', async () => {
  const { authenticator, passkey } = setup()
  const sent = await createPasskeys(authenticator).requestAssertion(OPTIONAL)
  expect(verify(sent, [kept(passkey)])).toEqual({ passkeyId: 'passkey_1', signCount: 1 })
})

test('what is sent has the members of the official client, in its order', async () => {
  const { authenticator } = setup()
  const sent = JSON.parse(await createPasskeys(authenticator).requestAssertion(OPTIONAL))
  expect(Object.keys(sent)).toEqual(['type', 'id', 'rawId', 'authenticatorAttachment', 'response'])
  expect(Object.keys(sent.response)).toEqual(['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'])
})

test('the browser gets the options as bytes, with members that are unknown here', async () => {
  const { authenticator, get, passkey } = setup()
  const allowed = { type: 'public-key', id: passkey.credentialId, transports: ['internal'] }
  const nonce = JSON.stringify({ ...JSON.parse(NONCE), allowCredentials: [allowed], hints: ['hybrid'] })
  await createPasskeys(authenticator).requestAssertion({ nonce, mediation: 'conditional' })
  expect(get).toHaveBeenCalledExactlyOnceWith({
    mediation: 'conditional',
    publicKey: {
      challenge: bufferOf(CHALLENGE),
      timeout: 60_000,
      rpId: RP_ID,
      userVerification: 'required',
      hints: ['hybrid'],
      allowCredentials: [{ ...allowed, id: bufferOf(passkey.credentialId) }],
    },
  })
})

test('a challenge may be padded, and have the letters of base64url', async () => {
  const { authenticator, get } = setup()
  const nonce = JSON.stringify({ challenge: '-_-_-w==', rpId: RP_ID })
  await createPasskeys(authenticator).requestAssertion({ nonce, mediation: 'optional' })
  expect(get.mock.lastCall?.[0].publicKey?.challenge).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf, 0xfb).buffer)
})

test.each([
  ['the platform’s own', true],
  ['a platform that throws, as it does for padding or beside extensions', false],
])('options are read by %s', async (_what, works) => {
  const { authenticator, get } = setup()
  const parse = vi.fn((json: object) => {
    if (!works) throw new TypeError('Illegal invocation')
    return { ...json, challenge: bufferOf('cGFyc2Vk'), rpId: RP_ID }
  })
  vi.stubGlobal('PublicKeyCredential', Object.assign(class {}, { parseRequestOptionsFromJSON: parse }))
  await createPasskeys(authenticator).requestAssertion(OPTIONAL)
  expect(parse).toHaveBeenCalledExactlyOnceWith(JSON.parse(NONCE))
  expect(get.mock.lastCall?.[0].publicKey?.challenge).toEqual(bufferOf(works ? 'cGFyc2Vk' : CHALLENGE))
})

const WITHOUT_JSON: PasskeyCredential = {
  type: 'public-key',
  id: '-_8',
  rawId: bufferOf('-_8'),
  response: {
    clientDataJSON: bufferOf('AA'),
    authenticatorData: bufferOf('AQI'),
    signature: bufferOf('AwQF'),
    userHandle: null,
  },
}

test.each([
  ['has no toJSON()', {}],
  ['has one that throws, as beside extensions', { toJSON: () => JSON.parse('{') }],
  ['has one that leaves members out', { toJSON: () => ({ type: 'public-key', id: '-_8' }) }],
])('a credential that %s is encoded by hand', async (_what, changes) => {
  const passkeys = createPasskeys(provider({ get: async () => ({ ...WITHOUT_JSON, ...changes }) }))
  expect(await passkeys.requestAssertion(OPTIONAL)).toBe(
    '{"type":"public-key","id":"-_8","rawId":"-_8","authenticatorAttachment":null,"response":{"clientDataJSON":"AA","authenticatorData":"AQI","signature":"AwQF","userHandle":null}}',
  )
})

test.each([
  ['absent', null],
  ['empty', ''],
  ['no JSON', '{'],
  ['no object', '[]'],
  ['without a challenge', '{}'],
  ['with a challenge that is no base64url', '{"challenge":"?"}'],
  ['with a list that is none', '{"challenge":"YQ","allowCredentials":7}'],
])('a nonce that is %s is a coded error, and the user is not asked (S16)', async (_what, nonce) => {
  const { authenticator, get } = setup()
  await expect(createPasskeys(authenticator).requestAssertion({ nonce, mediation: 'optional' })).rejects.toMatchObject({
    kind: 'flow',
    code: 'missing_public_key_options',
  })
  expect(get).not.toHaveBeenCalled()
})

test.each([
  ['NotAllowedError', 'passkey_retrieval_cancelled'],
  ['AbortError', 'passkey_operation_aborted'],
  ['SecurityError', 'passkey_invalid_rpID_or_domain'],
  ['UnknownError', 'passkey_retrieval_failed'],
  ['toString', 'passkey_retrieval_failed'],
])('%s of the browser is %s, with the error as its cause (S15)', async (name, code) => {
  const cause = new DOMException('The operation failed.', name)
  const passkeys = createPasskeys(provider({ get: () => Promise.reject(cause) }))
  await expect(passkeys.requestAssertion(OPTIONAL)).rejects.toMatchObject({ kind: 'flow', code, cause })
})

test.each([
  ['throws at once', () => JSON.parse('{')],
  ['rejects with nothing', () => Promise.reject(undefined)],
  ['returns no credential', async () => null],
  ['returns another thing', async () => ({}) as PasskeyCredential],
  [
    'returns a credential without a signature',
    async () =>
      ({
        ...WITHOUT_JSON,
        response: { ...WITHOUT_JSON.response, signature: undefined },
      }) as unknown as PasskeyCredential,
  ],
])('a provider that %s has failed', async (_what, get) => {
  await expect(createPasskeys(provider({ get })).requestAssertion(OPTIONAL)).rejects.toMatchObject({
    code: 'passkey_retrieval_failed',
  })
})

test('an error of this package that a provider rejects with stays', async () => {
  const own = new FlowError('passkey_not_supported')
  const get = () => Promise.reject(own)
  await expect(createPasskeys(provider({ get })).requestAssertion(OPTIONAL)).rejects.toBe(own)
})

test('the user may decline', async () => {
  const { authenticator } = setup()
  authenticator.setReaction('decline')
  await expect(createPasskeys(authenticator).requestAssertion(OPTIONAL)).rejects.toMatchObject({
    code: 'passkey_retrieval_cancelled',
  })
})

test.each([
  ['listens to the signal', undefined],
  ['does not listen to it', () => new Promise<never>(() => {})],
])('an aborted request to a provider that %s rejects with the reason', async (_what, get) => {
  const { authenticator } = setup()
  authenticator.setReaction('wait')
  const passkeys = createPasskeys(get ? provider({ get }) : authenticator)
  const controller = new AbortController()
  const waiting = passkeys.requestAssertion({ ...OPTIONAL, signal: controller.signal })
  const reason = new FlowError('discarded')
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
})

test('a request that was aborted before does not ask the user', async () => {
  const { authenticator, get } = setup()
  const signal = AbortSignal.abort()
  await expect(createPasskeys(authenticator).requestAssertion({ ...OPTIONAL, signal })).rejects.toBe(signal.reason)
  expect(get).not.toHaveBeenCalled()
})

test('without passkeys, nothing is supported, and nothing throws but what requires them', async () => {
  const passkeys = createPasskeys()
  expect(() => passkeys.requireSupport()).toThrow(expect.objectContaining({ code: 'passkey_not_supported' }))
  await expect(passkeys.requestAssertion(OPTIONAL)).rejects.toMatchObject({ code: 'passkey_not_supported' })
  expect(await passkeys.isAutofillSupported()).toBe(false)
})

test('autofill needs a browser that offers it (S17)', async () => {
  const isSupported = (isAutofillSupported: PasskeyProvider['isAutofillSupported'], isSupported = true) =>
    createPasskeys(provider({ isAutofillSupported, isSupported: () => isSupported })).isAutofillSupported()
  expect(await isSupported(() => true)).toBe(true)
  expect(await isSupported(async () => true)).toBe(true)
  expect(await isSupported(() => false)).toBe(false)
  expect(await isSupported(() => true, false)).toBe(false)
  expect(await isSupported(() => Promise.reject(new Error('The browser failed.')))).toBe(false)
})

/** A browser's functions for passkeys. */
const stubBrowser = (members: object, get: (request: object) => Promise<unknown>) => {
  vi.stubGlobal('PublicKeyCredential', Object.assign(class {}, members))
  vi.stubGlobal('navigator', { credentials: { get } })
}

test('by default it is the browser that is asked', async () => {
  const { authenticator, passkey } = setup()
  const get = vi.fn(authenticator.get)
  stubBrowser({ isConditionalMediationAvailable: async () => true }, get)
  const passkeys = createPasskeys()
  expect(await passkeys.isAutofillSupported()).toBe(true)
  const { signal } = new AbortController()
  expect(verify(await passkeys.requestAssertion({ ...OPTIONAL, signal }), [kept(passkey)])).toMatchObject({
    signCount: 1,
  })
  expect(get).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ mediation: 'optional', signal }))
})

test.each([
  ['lacks the question', {}],
  ['says no', { isConditionalMediationAvailable: async () => false }],
])('a browser that %s has no autofill', async (_what, members) => {
  stubBrowser(members, async () => null)
  expect(await createPasskeys().isAutofillSupported()).toBe(false)
})

test('a virtual authenticator is an option of the client', () => {
  const { authenticator } = setup()
  const client = createClient({ transport: createMockFrontendApi().transport(), passkeys: authenticator })
  expect(client.signUp.status).toBeNull()
})
