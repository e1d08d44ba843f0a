import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { ethereumWallet, solanaWallet } from '../support/wallets.ts'
import { setup } from './setup.ts'

const METAMASK = 'web3_metamask_signature'
const SOLANA = 'web3_solana_signature'

/** A sign-up with a wallet whose text to sign was made. */
const prepared = async (strategy = METAMASK, wallet: { address: string } = ethereumWallet()) => {
  const browser = setup(presets.web3())
  const { id } = await browser.create({ web3Wallet: wallet.address })
  const { verifications } = await browser.prepare(id, { strategy })
  return { ...browser, id, message: verifications?.web3_wallet?.message ?? '' }
}

test('a wallet asks to be verified, by a strategy that suits its address', async () => {
  const { create, prepare, rejected } = setup(presets.web3())
  const signUp = await create({ web3Wallet: ethereumWallet().address })
  expect(signUp).toMatchObject({ status: 'missing_requirements', unverified_fields: ['web3_wallet'] })
  expect(signUp.verifications?.web3_wallet).toBeNull()
  const unsuited = await rejected('POST', paths.prepareVerification(signUp.id), { strategy: SOLANA })
  expect(unsuited.errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }])
  const solana = await create({ web3Wallet: solanaWallet().address })
  const { verifications } = await prepare(solana.id, { strategy: SOLANA })
  expect(verifications?.web3_wallet).toMatchObject({
    object: 'verification_web3',
    strategy: SOLANA,
    supported_strategies: [SOLANA],
  })
})

test('the text to sign names the page, the account and the application, and is another each time', async () => {
  const wallet = ethereumWallet()
  const { api, id, message, prepare } = await prepared()
  expect(message).toContain(
    `${new URL(api.origin).host} wants you to sign in with your Ethereum account:\n${wallet.address}\n`,
  )
  expect(message).toContain('Sign up to Mock application.')
  expect(message).toMatch(/^Nonce: \w{17}$/m)
  const again = (await prepare(id, { strategy: 'web3_okx_wallet_signature' })).verifications?.web3_wallet
  expect(again).toMatchObject({ strategy: 'web3_okx_wallet_signature', next_action: 'needs_attempt', attempts: 0 })
  expect(again?.message).not.toBe(message)
})

test("the account's signature over the text completes the sign-up", async () => {
  const wallet = ethereumWallet()
  const { api, id, message, attempt } = await prepared()
  const { response, client } = await attempt(id, { strategy: METAMASK, signature: wallet.sign(message) })
  expect(response).toMatchObject({
    status: 'complete',
    verifications: { web3_wallet: { status: 'verified', attempts: 1 } },
  })
  expect(client.sessions).toHaveLength(1)
  expect(api.users[0]).toMatchObject({
    web3Wallet: wallet.address,
    identifications: [{ type: 'web3_wallet', value: wallet.address, verification: { strategy: METAMASK } }],
  })
})

test('a signature is accepted with either spelling of its last byte, and for an address in capitals', async () => {
  const wallet = ethereumWallet()
  const spelled = { address: `0x${wallet.address.slice(2).toUpperCase()}` }
  const { id, message, attempt } = await prepared(METAMASK, spelled)
  const signature = wallet.sign(message).replace(/1b$/, '00').replace(/1c$/, '01')
  expect((await attempt(id, { strategy: METAMASK, signature })).response.status).toBe('complete')
})

test('a signature over another text is rejected, and says what was checked', async () => {
  const wallet = ethereumWallet()
  const { id, message, rejected, get } = await prepared()
  const { status, errors } = await rejected('POST', paths.attemptVerification(id), {
    strategy: METAMASK,
    signature: wallet.sign(`${message} `),
  })
  expect(status).toBe(422)
  expect(errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'signature' } }])
  expect(errors[0]?.long_message).toContain('another text than `verifications.web3_wallet.message`')
  expect((await get(id)).response).toMatchObject({
    status: 'missing_requirements',
    verifications: { web3_wallet: { status: 'unverified', attempts: 1 } },
  })
})

test('a signature of another account is rejected, and says whose it is', async () => {
  const [wallet, other] = [ethereumWallet(), ethereumWallet({ account: 'grace' })]
  const { id, message, rejected } = await prepared()
  const { errors } = await rejected('POST', paths.attemptVerification(id), {
    strategy: METAMASK,
    signature: other.sign(message),
  })
  expect(errors[0]?.code).toBe('form_param_value_invalid')
  expect(errors[0]?.long_message).toContain(`of ${other.address} over that text, and not of ${wallet.address}`)
})

test.each([
  [METAMASK, ethereumWallet(), ['0x', 'no signature', `0x${'5f'.repeat(64)}`]],
  [SOLANA, solanaWallet(), ['AAAA', 'no base64!', `0x${'5f'.repeat(65)}`]],
] as const)('%s: what is no signature is rejected and not counted', async (strategy, wallet, malformed) => {
  const { id, rejected, get } = await prepared(strategy, wallet)
  for (const signature of malformed) {
    const { errors } = await rejected('POST', paths.attemptVerification(id), { strategy, signature })
    expect(errors).toMatchObject([{ code: 'form_param_format_invalid', meta: { param_name: 'signature' } }])
    expect(JSON.stringify(errors)).not.toContain(signature === '0x' ? '"0x"' : signature)
  }
  expect((await rejected('POST', paths.attemptVerification(id), { strategy })).errors[0]?.code).toBe('form_param_nil')
  expect((await get(id)).response.verifications?.web3_wallet?.attempts).toBe(0)
})

test.each(['ff', '02', '1d'])('no account signs with the last byte %s', async (recovery) => {
  const wallet = ethereumWallet()
  const { id, message, rejected } = await prepared()
  const signature = `${wallet.sign(message).slice(0, -2)}${recovery}`
  const { errors } = await rejected('POST', paths.attemptVerification(id), { strategy: METAMASK, signature })
  expect(errors[0]?.long_message).toContain('a signature of no account')
})

test('a signature of Solana is verified, and rejected over another text or of another account', async () => {
  const [wallet, other] = [solanaWallet(), solanaWallet({ account: 'grace' })]
  const { id, message, rejected, attempt } = await prepared(SOLANA, wallet)
  const signature = (by: typeof wallet, text: string) => Buffer.from(by.sign(Buffer.from(text))).toString('base64')
  for (const wrong of [signature(wallet, `${message}.`), signature(other, message)]) {
    const body = { strategy: SOLANA, signature: wrong }
    const { errors } = await rejected('POST', paths.attemptVerification(id), body)
    expect(errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'signature' } }])
  }
  const { response } = await attempt(id, { strategy: SOLANA, signature: signature(wallet, message) })
  expect(response.status).toBe('complete')
})

test('too many wrong signatures end the verification, until another text is made', async () => {
  const wallet = ethereumWallet()
  const { id, message, rejected, prepare, attempt } = await prepared()
  const codes: (string | undefined)[] = []
  for (const text of ['one', 'two', 'three', message]) {
    const body = { strategy: METAMASK, signature: wallet.sign(text) }
    codes.push((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code)
  }
  expect(codes).toEqual([
    'form_param_value_invalid',
    'form_param_value_invalid',
    'verification_failed',
    'verification_failed',
  ])
  const next = (await prepare(id, { strategy: METAMASK })).verifications?.web3_wallet?.message ?? ''
  expect((await attempt(id, { strategy: METAMASK, signature: wallet.sign(next) })).response.status).toBe('complete')
})

test('a text to sign expires, and an earlier one is worth nothing once there is another', async () => {
  const wallet = ethereumWallet()
  const { api, id, message, prepare, rejected } = await prepared()
  api.clock.advance(600_000)
  const body = { strategy: METAMASK, signature: wallet.sign(message) }
  expect((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code).toBe('verification_expired')
  await prepare(id, { strategy: METAMASK })
  expect((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code).toBe('form_param_value_invalid')
})

test('a signature before there is a text to sign is rejected', async () => {
  const wallet = ethereumWallet()
  const { create, rejected } = setup(presets.web3())
  const { id } = await create({ web3Wallet: wallet.address })
  const body = { strategy: METAMASK, signature: wallet.sign('') }
  expect((await rejected('POST', paths.attemptVerification(id), body)).errors[0]?.code).toBe('verification_missing')
})

test('of two signatures at once, one completes the sign-up', async () => {
  const wallet = solanaWallet()
  const { api, id, message, transport } = await prepared(SOLANA, wallet)
  const signature = Buffer.from(wallet.sign(Buffer.from(message))).toString('base64')
  const path = paths.attemptVerification(id)
  const responses = await Promise.all(
    [1, 2].map(() => transport({ method: 'POST', path, body: { strategy: SOLANA, signature } })),
  )
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 400])
  expect(api.users).toHaveLength(1)
  expect(api.sessions).toHaveLength(1)
})

test('a wallet that a user has already is taken, however it is spelled', async () => {
  const { api, rejected } = setup(presets.web3())
  api.users.add({ web3Wallet: ethereumWallet().address })
  const web3Wallet = ethereumWallet().address.toUpperCase().replace('0X', '0x')
  const { errors } = await rejected('POST', paths.signUps, { web3Wallet })
  expect(errors).toMatchObject([{ code: 'form_identifier_exists', meta: { param_name: 'web3_wallet' } }])
})

test.each(['', '0x12', '0xZZ', 'ada@example.test', '0OIl', '1'.repeat(31)])('%j is no wallet', async (web3Wallet) => {
  const { rejected } = setup(presets.web3())
  const { errors } = await rejected('POST', paths.signUps, { web3Wallet })
  expect(errors[0]?.code).toMatch(/^form_param_(nil|format_invalid)$/)
  expect(errors[0]?.meta).toEqual({ param_name: 'web3_wallet' })
})

test('only the strategies that the settings name verify a wallet', async () => {
  const { create, rejected } = setup({
    settings: {
      attributes: { ...presets.web3().settings?.attributes, web3_wallet: { enabled: true, first_factors: [METAMASK] } },
    },
  })
  const { errors } = await rejected('POST', paths.signUps, { web3Wallet: solanaWallet().address })
  expect(errors[0]?.long_message).toContain(`Enabled: ${METAMASK}.`)
  const { id } = await create({ web3Wallet: ethereumWallet().address })
  for (const strategy of ['web3_okx_wallet_signature', SOLANA]) {
    const response = await rejected('POST', paths.prepareVerification(id), { strategy })
    expect(response.errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }])
    expect(response.errors[0]?.long_message).toContain(`Enabled for it: ${METAMASK}.`)
  }
})

test('a sign-up without a wallet has none to verify', async () => {
  const { create, rejected } = setup({ settings: { attributes: { web3_wallet: { enabled: true } } } })
  const { id } = await create({ emailAddress: 'ada@example.test' })
  const { errors } = await rejected('POST', paths.prepareVerification(id), { strategy: METAMASK })
  expect(errors).toMatchObject([{ code: 'form_param_missing', meta: { param_name: 'web3_wallet' } }])
})

test('settings with a wallet that no strategy verifies are rejected', () => {
  expect(() => setup({ settings: { attributes: { web3_wallet: { enabled: true, first_factors: [] } } } })).toThrow(
    /`settings.attributes.web3_wallet` is enabled, but no `first_factors` verify it/,
  )
})
