import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVirtualAuthenticator, type VirtualCredential } from '../../src/testing/index.ts'
import { isPublicKey } from '../../src/testing/passkeys/keys.ts'
import { type AssertionFailure, requestOptions } from '../../src/testing/passkeys/verify.ts'
import { browserOptions, CHALLENGE, kept, ORIGIN, RP_ID, verify } from '../support/passkeys.ts'

const setup = async (options: Parameters<typeof createVirtualAuthenticator>[0] = {}) => {
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN, ...options })
  const passkey = authenticator.create({ rpId: RP_ID, userHandle: 'ada' })
  const publicKey = { ...browserOptions(), userVerification: 'preferred' }
  return { passkey, credential: await authenticator.get({ publicKey }) }
}

type Json = ReturnType<VirtualCredential['toJSON']>

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The credential with other members. */
const changed = (credential: VirtualCredential, change: (json: Json) => object): string => {
  const json = credential.toJSON()
  return JSON.stringify({ ...json, ...change(json) })
}

/** The credential with other bytes of a member of its response. */
const edited = (credential: VirtualCredential, name: keyof Json['response'], edit: (bytes: Buffer) => Buffer): string =>
  changed(credential, ({ response }) => ({
    response: { ...response, [name]: edit(Buffer.from(response[name], 'base64url')).toString('base64url') },
  }))

const flip = (at: number) => (bytes: Buffer) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

/** The credential with other client data. Its signature is no longer valid. */
const clientData = (change: object) => (credential: VirtualCredential) =>
  edited(credential, 'clientDataJSON', (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(`${bytes}`), ...change })))

test.each(['ES256', 'EdDSA'] as const)('a passkey of %s is verified', async (algorithm) => {
  const { passkey, credential } = await setup({ algorithm })
  expect(verify(credential, [kept(passkey)])).toEqual({ passkeyId: 'passkey_1', signCount: 1 })
})

test.each(['ES256', 'EdDSA'] as const)(
  'keys and signatures of %s are those of another implementation',
  async (algorithm) => {
    const authenticator = createVirtualAuthenticator({ origin: ORIGIN, algorithm })
    const passkey = authenticator.create({ rpId: RP_ID })
    const [{ privateKey = '' } = {}] = authenticator.forDevTools()
    const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    const spki = createPublicKey(own).export({ format: 'der', type: 'spki' })
    expect(spki.toString('base64url')).toBe(passkey.publicKey)

    const json = (await authenticator.get({ publicKey: browserOptions() })).toJSON()
    const [data, client] = [json.response.authenticatorData, json.response.clientDataJSON].map((text) =>
      Buffer.from(text, 'base64url'),
    )
    const signed = Buffer.concat([
      data ?? Buffer.of(),
      createHash('sha256')
        .update(client ?? '')
        .digest(),
    ])
    const signature = sign(algorithm === 'ES256' ? 'sha256' : null, signed, own).toString('base64url')
    const theirs = JSON.stringify({ ...json, response: { ...json.response, signature } })
    expect(verify(theirs, [kept(passkey)])).toEqual({ passkeyId: 'passkey_1', signCount: 1 })
  },
)

test('a signature is valid with either of its two numbers', async () => {
  const { passkey, credential } = await setup()
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const other = edited(credential, 'signature', (bytes) => {
    const rBytes = bytes[3] ?? 0
    const r = bytes.subarray(2, 4 + rBytes)
    const s = BigInt(`0x${bytes.subarray(6 + rBytes).toString('hex')}`)
    const mirrored = Buffer.from(`00${(order - s).toString(16).padStart(64, '0')}`, 'hex')
    const trimmed = (mirrored[1] ?? 0) >= 0x80 ? mirrored : mirrored.subarray(1)
    return Buffer.concat([Buffer.of(0x30, r.length + 2 + trimmed.length), r, Buffer.of(2, trimmed.length), trimmed])
  })
  expect(verify(other, [kept(passkey)])).toMatchObject({ passkeyId: 'passkey_1' })
})

const FAILURES: readonly [AssertionFailure, string, (credential: VirtualCredential) => string][] = [
  ['malformed', 'another text', () => 'credential'],
  ['malformed', 'null', () => 'null'],
  ['malformed', 'another type', (credential) => changed(credential, () => ({ type: 'password' }))],
  ['malformed', 'two ids', (credential) => changed(credential, () => ({ rawId: 'b3RoZXI' }))],
  ['malformed', 'no response', (credential) => changed(credential, () => ({ response: null }))],
  [
    'malformed',
    'no base64url',
    (credential) => changed(credential, ({ response }) => ({ response: { ...response, signature: '+/==' } })),
  ],
  [
    'malformed',
    'client data that is no JSON',
    (credential) => edited(credential, 'clientDataJSON', () => Buffer.from('{')),
  ],
  [
    'malformed',
    'too few authenticator data',
    (credential) => edited(credential, 'authenticatorData', (bytes) => bytes.subarray(1)),
  ],
  [
    'malformed',
    'too many authenticator data',
    (credential) => edited(credential, 'authenticatorData', (bytes) => Buffer.concat([bytes, bytes])),
  ],
  ['unknown_passkey', 'another id', (credential) => changed(credential, () => ({ id: 'b3RoZXI', rawId: 'b3RoZXI' }))],
  ['wrong_type', 'a registration', clientData({ type: 'webauthn.create' })],
  ['wrong_challenge', 'another challenge', clientData({ challenge: 'b3RoZXI' })],
  ['wrong_origin', 'another page', clientData({ origin: 'https://evil.example' })],
  ['wrong_origin', 'a frame in another page', clientData({ crossOrigin: true })],
  ['wrong_rp_id', 'another domain', (credential) => edited(credential, 'authenticatorData', flip(0))],
  ['user_not_present', 'an absent user', (credential) => edited(credential, 'authenticatorData', flip(32))],
  ['wrong_user_handle', 'another user', (credential) => edited(credential, 'userHandle', flip(0))],
  ['wrong_signature', 'another signature', (credential) => edited(credential, 'signature', flip(20))],
  ['wrong_signature', 'no signature at all', (credential) => edited(credential, 'signature', () => Buffer.of())],
  ['wrong_signature', 'a count that was not signed', (credential) => edited(credential, 'authenticatorData', flip(35))],
  ['wrong_signature', 'client data that were not signed', clientData({ more: true })],
]

test.each(FAILURES)('%s: %s', async (failure, _what, change) => {
  const { passkey, credential } = await setup()
  expect(verify(change(credential), [kept(passkey)])).toEqual({ failure })
})

test('an authenticator that does not verify the user is not enough', async () => {
  const { passkey, credential } = await setup({ verifiesUsers: false })
  expect(verify(credential, [kept(passkey)])).toEqual({ failure: 'user_not_verified' })
})

test('a sign count that does not rise is that of a copy; one that is always 0 says nothing', async () => {
  const { passkey, credential } = await setup()
  expect(verify(credential, [kept(passkey, { signCount: 1 })])).toEqual({ failure: 'sign_count_went_back' })
  expect(verify(credential, [kept(passkey, { signCount: 7 })])).toEqual({ failure: 'sign_count_went_back' })

  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const json = credential.toJSON()
  const data = Buffer.from(json.response.authenticatorData, 'base64url').fill(0, 33)
  const clientHash = createHash('sha256').update(Buffer.from(json.response.clientDataJSON, 'base64url')).digest()
  const response = {
    ...json.response,
    authenticatorData: data.toString('base64url'),
    signature: sign(null, Buffer.concat([data, clientHash]), privateKey).toString('base64url'),
  }
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url')
  const synced = JSON.stringify({ ...json, response })
  expect(verify(synced, [kept(passkey, { publicKey: spki })])).toEqual({ passkeyId: 'passkey_1', signCount: 0 })
  expect(verify(synced, [kept(passkey, { publicKey: spki, signCount: 1 })])).toEqual({
    failure: 'sign_count_went_back',
  })
})

test('a user handle may be absent, or unknown', async () => {
  const { passkey, credential } = await setup()
  const without = changed(credential, ({ response }) => ({ response: { ...response, userHandle: null } }))
  expect(verify(without, [kept(passkey)])).toMatchObject({ passkeyId: 'passkey_1' })
  expect(verify(credential, [kept(passkey, { userHandle: null })])).toMatchObject({ passkeyId: 'passkey_1' })
})

test('it is the passkey with that id, among others, for one of several origins', async () => {
  const { passkey, credential } = await setup()
  const other = createVirtualAuthenticator({ seed: 'other' }).create({ rpId: RP_ID })
  const passkeys = [kept(other, { id: 'passkey_2' }), kept(passkey)]
  const origins = ['https://www.example.test', ORIGIN]
  expect(verify(credential, passkeys, { origins })).toMatchObject({ passkeyId: 'passkey_1' })
  expect(verify(credential, [kept(passkey, { publicKey: other.publicKey })])).toEqual({ failure: 'wrong_signature' })
})

test('the options are those of the service', () => {
  const options = { challenge: CHALLENGE, rpId: RP_ID, timeout: 60_000 }
  expect(requestOptions(options)).toBe(
    `{"challenge":"${CHALLENGE}","timeout":60000,"rpId":"${RP_ID}","userVerification":"required"}`,
  )
  expect(JSON.parse(requestOptions({ ...options, allowCredentials: ['aWQ'] })).allowCredentials).toEqual([
    { type: 'public-key', id: 'aWQ' },
  ])
})

test('a public key is of P-256 or of Ed25519', () => {
  const spki = (key: { export(options: object): unknown }) =>
    (key.export({ format: 'der', type: 'spki' }) as Buffer).toString('base64url')
  expect(isPublicKey(spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey))).toBe(true)
  expect(isPublicKey(spki(generateKeyPairSync('ed25519').publicKey))).toBe(true)
  expect(isPublicKey(spki(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey))).toBe(false)
  expect(['', 'key', encoded({})].map(isPublicKey)).toEqual([false, false, false])
})
