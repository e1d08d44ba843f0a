import { base64 } from '@scure/base'
import { expect, test } from 'vitest'
import { createVirtualAuthenticator, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { ethereumWallet, solanaWallet } from '../support/wallets.ts'
import { EMAIL, MANY, PASSWORD, signInSetup } from './sign-in-setup.ts'

test.each([
  ['Ethereum', 'web3_metamask_signature'],
  ['Solana', 'web3_solana_signature'],
] as const)('a wallet of %s signs its user in', async (kind, strategy) => {
  const [ethereum, solana] = [ethereumWallet(), solanaWallet()]
  const wallet = kind === 'Solana' ? solana : ethereum
  const signed = (text: string): string =>
    kind === 'Solana' ? base64.encode(solana.sign(new TextEncoder().encode(text))) : ethereum.sign(text)
  const { api, create, prepare, attempt } = signInSetup(presets.web3())
  api.users.add({ web3Wallet: wallet.address })
  const { response } = await create({ identifier: wallet.address })
  const factor = response.supported_first_factors?.find((one) => one.strategy === strategy)
  const prepared = await prepare(response.id, { strategy, web3_wallet_id: factor?.web3_wallet_id ?? '' })
  const { message } = prepared.response.first_factor_verification ?? {}
  expect(message).toContain('Sign in to Mock application.')
  const signature = signed(message ?? '')
  const { response: done, client } = await attempt(response.id, { strategy, signature })
  expect(done).toMatchObject({
    status: 'complete',
    first_factor_verification: { object: 'verification_web3', status: 'verified', attempts: 1 },
  })
  expect(client.sessions).toMatchObject([{ user: { web3_wallets: [{ web3_wallet: wallet.address }] } }])
})

test('an unknown wallet, a wrong signature, and one before the text are rejected', async () => {
  const strategy = 'web3_metamask_signature'
  const { api, create, prepare, attempt } = signInSetup(presets.web3())
  const [ada, grace] = [ethereumWallet(), ethereumWallet({ account: 'grace' })]
  api.users.add({ web3Wallet: ada.address })
  expect((await create({ identifier: grace.address })).code).toBe('form_identifier_not_found')
  const { response } = await create({ identifier: ada.address })
  const signature = grace.sign('text')
  expect((await attempt(response.id, { strategy, signature })).code).toBe('verification_missing')
  const prepared = await prepare(response.id, { strategy })
  expect((await attempt(response.id, { strategy, signature: 'x' })).code).toBe('form_param_format_invalid')
  const wrong = grace.sign(prepared.response.first_factor_verification?.message ?? '')
  expect(await attempt(response.id, { strategy, signature: wrong })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_incorrect_signature', meta: { param_name: 'signature' } }],
  })
  const solana = await prepare(response.id, { strategy: 'web3_solana_signature' })
  expect(solana).toMatchObject({ status: 400, code: 'strategy_for_user_invalid' })
})

test('while it is a secret who has an account, a wallet of no user is like a wrong password', async () => {
  const strategy = 'web3_metamask_signature'
  const { api, create, prepare, attempt } = signInSetup(presets.web3())
  api.configure({ settings: { attack_protection: { enumeration_protection: { enabled: true } } } })
  const wallet = ethereumWallet()
  const { response } = await create({ identifier: wallet.address })
  const prepared = await prepare(response.id, { strategy })
  const signature = wallet.sign(prepared.response.first_factor_verification?.message ?? '')
  expect(await attempt(response.id, { strategy, signature })).toMatchObject({
    status: 422,
    code: 'form_password_or_identifier_incorrect',
  })
})

const ORIGIN = 'https://app.example.test'
const RP_ID = 'app.example.test'

const PASSKEYS: MockFrontendApiOptions = {
  ...MANY,
  settings: { ...MANY.settings, attributes: { ...MANY.settings?.attributes, passkey: { enabled: true } } },
}

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))

/** A user with a passkey, and what a browser does with the options in `nonce`. */
const withPasskey = (options: MockFrontendApiOptions = PASSKEYS, rpId = RP_ID) => {
  const mock = signInSetup(options)
  const authenticator = createVirtualAuthenticator({ origin: ORIGIN })
  const passkey = authenticator.create({ rpId })
  const ada = mock.api.users.add({ emailAddress: EMAIL, password: PASSWORD, passkeys: [passkey] })
  const sign = async (nonce: string | null | undefined, by = authenticator) => {
    const { challenge, allowCredentials, ...rest } = JSON.parse(nonce ?? '{}')
    const allowed = allowCredentials?.map(({ id }: { id: string }) => ({ type: 'public-key', id: bytes(id) }))
    const publicKey = { ...rest, challenge: bytes(challenge), ...(allowed ? { allowCredentials: allowed } : {}) }
    return JSON.stringify(await by.get({ publicKey }))
  }
  return { ...mock, ada, authenticator, passkey, sign }
}

test('without an identifier, any passkey signs its user in', async () => {
  const { api, create, attempt, sign, ada } = withPasskey()
  const { response } = await create({ strategy: 'passkey' })
  expect(response).toMatchObject({
    status: 'needs_identifier',
    first_factor_verification: {
      object: 'verification_passkey',
      status: 'unverified',
      strategy: 'passkey',
      attempts: 0,
    },
  })
  const { nonce } = response.first_factor_verification ?? {}
  expect(JSON.parse(nonce ?? '')).toMatchObject({ rpId: RP_ID, userVerification: 'required', timeout: 60_000 })
  const { response: done, client } = await attempt(response.id, {
    strategy: 'passkey',
    public_key_credential: await sign(nonce),
  })
  expect(done).toMatchObject({ status: 'complete', identifier: EMAIL })
  expect(client.sessions).toMatchObject([{ user: { id: ada.id, passkeys: [{ object: 'passkey' }] } }])
  expect(api.users[0]?.credentials.passkeys).toMatchObject([{ signCount: 1, lastUsedAt: api.clock.now() }])
})

test('with an identifier, only the passkeys of its user are asked for', async () => {
  const { create, prepare, attempt, sign, passkey } = withPasskey()
  const { response } = await create({ identifier: EMAIL })
  expect(response.supported_first_factors?.map(({ strategy }) => strategy)).toContain('passkey')
  const prepared = await prepare(response.id, { strategy: 'passkey' })
  const { nonce } = prepared.response.first_factor_verification ?? {}
  expect(JSON.parse(nonce ?? '').allowCredentials).toEqual([{ type: 'public-key', id: passkey.credentialId }])
  const credential = await sign(nonce)
  const done = await attempt(response.id, { strategy: 'passkey', public_key_credential: credential })
  expect(done.response.status).toBe('complete')
})

test.each([
  ['an unknown passkey', 404, 'passkey_not_registered'],
  ['another challenge', 400, 'passkey_authentication_failure'],
  ['something else', 422, 'passkey_invalid_public_key_credential'],
  ['nothing prepared', 400, 'verification_missing'],
  ['options that are too old', 400, 'verification_expired'],
  ['nothing', 422, 'form_param_nil'],
])('%s is rejected: %i %s', async (what, status, code) => {
  const { api, create, attempt, sign } = withPasskey()
  const stranger = createVirtualAuthenticator({ origin: ORIGIN, seed: 'stranger' })
  stranger.create({ rpId: RP_ID })
  const first = await create({ strategy: 'passkey' })
  const { nonce } = first.response.first_factor_verification ?? {}
  const credential = {
    'an unknown passkey': () => sign(nonce, stranger),
    'something else': () => '{"id":1}',
    nothing: () => undefined,
  }[what]
  const given = credential ? await credential() : await sign(nonce)
  const { response } =
    what === 'another challenge'
      ? await create({ strategy: 'passkey' })
      : what === 'nothing prepared'
        ? await create({ identifier: EMAIL })
        : first
  if (what === 'options that are too old') api.clock.advance(600_000)
  const body = { strategy: 'passkey', ...(given ? { public_key_credential: given } : {}) }
  expect(await attempt(response.id, body)).toMatchObject({ status, errors: [{ code }] })
  expect(api.sessions).toEqual([])
})

test('a passkey for another domain is rejected, and the settings may name the domain', async () => {
  const { create, attempt, sign } = withPasskey(
    { ...PASSKEYS, signIns: { passkeyDomain: 'example.test' } },
    'example.test',
  )
  const { response } = await create({ strategy: 'passkey' })
  const credential = await sign(response.first_factor_verification?.nonce)
  const done = await attempt(response.id, { strategy: 'passkey', public_key_credential: credential })
  expect(done.response.status).toBe('complete')
})

const SECOND: MockFrontendApiOptions = {
  ...PASSKEYS,
  settings: {
    ...PASSKEYS.settings,
    attributes: {
      ...PASSKEYS.settings?.attributes,
      passkey: { enabled: true, used_for_second_factor: true, second_factors: ['passkey'] },
    },
  },
}

test('a passkey may be the second factor', async () => {
  const { create, prepareSecond, attemptSecond, sign } = withPasskey(SECOND)
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  expect(response).toMatchObject({ status: 'needs_second_factor', supported_second_factors: [{ strategy: 'passkey' }] })
  const prepared = await prepareSecond(response.id, { strategy: 'passkey' })
  const credential = await sign(prepared.response.second_factor_verification?.nonce)
  const done = await attemptSecond(response.id, { strategy: 'passkey', public_key_credential: credential })
  expect(done.response).toMatchObject({
    status: 'complete',
    second_factor_verification: { object: 'verification_passkey', status: 'verified' },
  })
})

test.each([
  [true, 'complete'],
  [false, 'needs_second_factor'],
])('a first factor that satisfies the second one, %s: %s', async (satisfies_second_factor, status) => {
  const { api, create, attempt, sign } = withPasskey(SECOND)
  api.configure({ settings: { passkey_settings: { satisfies_second_factor } } })
  const { response } = await create({ strategy: 'passkey' })
  const credential = await sign(response.first_factor_verification?.nonce)
  const next = await attempt(response.id, { strategy: 'passkey', public_key_credential: credential })
  expect(next.response.status).toBe(status)
})
