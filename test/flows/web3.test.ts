import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import type { Web3Strategy } from '../../src/shapes/strategies.ts'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, setup } from '../support/setup.ts'
import {
  announce,
  type EthereumWalletOptions,
  ethereumWallet,
  METAMASK,
  registerWallet,
  solanaWallet,
  walletError,
  walletPage,
} from '../support/wallets.ts'

const STRATEGY = 'web3_metamask_signature'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page with a wallet in it, and a client of an instance that accepts it. */
const withWallet = (options?: EthereumWalletOptions, info = METAMASK) => {
  const wallet = ethereumWallet(options)
  const page = walletPage()
  vi.stubGlobal('window', page)
  announce(page, info, wallet)
  return { wallet, page, ...setup(presets.web3()) }
}

/** The same, where the user looks at the wallet for as long as the test wants. */
const withSlowUser = () => {
  let onAsked = (): void => {}
  let sign = (): void => {}
  const isAsked = new Promise<void>((resolve) => {
    onAsked = resolve
  })
  const isSigned = new Promise<void>((resolve) => {
    sign = resolve
  })
  const onRequest: EthereumWalletOptions['onRequest'] = ({ method }) => {
    if (method !== 'personal_sign') return undefined
    onAsked()
    return isSigned
  }
  return { isAsked, sign, ...withWallet({ onRequest }) }
}

const STEPS = ['POST /client/sign_ups', 'prepare_verification', 'attempt_verification']

/** The last parts of what was sent, in order. */
const steps = (sent: readonly string[]): string[] => sent.map((one) => one.replace(/^POST .*\/(?=prepare|attempt)/, ''))

test('web3() signs up with a wallet: an account, a sign-up, a text, a signature', async () => {
  const { future, wallet, sent, client, api } = withWallet()

  const { error } = await future.web3({ strategy: STRATEGY })

  expect(error).toBeNull()
  expect(future).toMatchObject({ status: 'complete', web3Wallet: wallet.address })
  expect(future.verifications.web3Wallet.status).toBe('verified')
  expect(steps(sent())).toEqual(STEPS)
  expect(wallet.asked.map(({ method }) => method)).toEqual(['eth_requestAccounts', 'personal_sign'])
  await future.finalize()
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
})

test('web3() rejects on the classic face, and resolves to the sign-up', async () => {
  const { signUp } = withWallet()
  expect(await signUp.web3({ strategy: STRATEGY })).toBe(signUp)
  expect(signUp.status).toBe('complete')
  await expect(signUp.web3({ strategy: 'web3_okx_wallet_signature', walletName: 'None' })).rejects.toMatchObject({
    code: 'wallet_not_found',
  })
})

test.each([
  ['authenticateWithMetamask', METAMASK, STRATEGY],
  ['authenticateWithOKXWallet', { name: 'OKX Wallet', rdns: 'com.okex.wallet' }, 'web3_okx_wallet_signature'],
  [
    'authenticateWithCoinbaseWallet',
    { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' },
    'web3_coinbase_wallet_signature',
  ],
  ['authenticateWithBase', { name: 'Base Account', rdns: 'app.base.account' }, 'web3_base_signature'],
] as const)('%s() signs up with its wallet', async (method, info, strategy) => {
  const { signUp, api } = withWallet({}, info)
  expect(await signUp[method]()).toBe(signUp)
  expect(signUp.status).toBe('complete')
  expect(api.users[0]?.identifications[0]?.verification?.strategy).toBe(strategy)
})

test('Solana signs up on both faces (F35)', async () => {
  const solana = solanaWallet()
  const page = walletPage()
  vi.stubGlobal('window', page)
  registerWallet(page, solana.standard)

  const one = setup(presets.web3())
  expect(await one.future.web3({ strategy: 'web3_solana_signature', walletName: 'Phantom' })).toEqual({ error: null })
  expect(one.future).toMatchObject({ status: 'complete', web3Wallet: solana.address })
  const signature = one.api.requests.at(-1)?.body?.signature
  expect(Buffer.from(String(signature), 'base64')).toHaveLength(64)

  const other = setup(presets.web3())
  await other.signUp.authenticateWithSolana({ walletName: 'Phantom' })
  expect(other.signUp.status).toBe('complete')
})

test('a wallet that only injects itself as window.solana signs up, too (F37)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('window', walletPage({ solana: solanaWallet().injected }))
  const { future } = setup(presets.web3())
  const done = future.web3({ strategy: 'web3_solana_signature', walletName: 'Phantom' })
  await vi.advanceTimersByTimeAsync(250)
  expect(await done).toEqual({ error: null })
  expect(future.status).toBe('complete')
})

test("the app's own wallets are asked, without a page", async () => {
  const provider = ethereumWallet()
  const wallets = [{ strategy: STRATEGY, provider }] as const
  const { signUp } = setup(presets.web3(), { wallets })
  await signUp.authenticateWithMetamask()
  expect(signUp).toMatchObject({ status: 'complete', web3wallet: provider.address })
})

test('a text in any script is signed as the server checks it (F38)', async () => {
  const { future, api, wallet } = withWallet()
  api.configure({ displayConfig: { application_name: 'Obstgarten – 果樹園 €🍎' } })
  expect(await future.web3({ strategy: STRATEGY })).toEqual({ error: null })
  const [data] = wallet.asked.at(-1)?.params ?? []
  expect(Buffer.from(String(data).slice(2), 'hex').toString()).toContain('Obstgarten – 果樹園 €🍎')
})

test('fields travel along, and the wallet is one requirement among others', async () => {
  const page = walletPage()
  vi.stubGlobal('window', page)
  announce(page, METAMASK, ethereumWallet())
  const { future, signUp, api } = setup({
    settings: {
      attributes: {
        web3_wallet: { enabled: true, required: true },
        password: { enabled: false, required: false },
        first_name: { enabled: true },
      },
      sign_up: { legal_consent_enabled: true },
    },
  })
  const fields = { firstName: 'Ada', legalAccepted: true, unsafeMetadata: { plan: 'pro' }, locale: 'sv-SE' }
  expect(await future.web3({ strategy: STRATEGY, ...fields })).toEqual({ error: null })
  expect(signUp).toMatchObject({
    status: 'missing_requirements',
    missingFields: ['email_address'],
    firstName: 'Ada',
    locale: 'sv-SE',
  })
  expect(api.requests[0]?.body).not.toHaveProperty('strategy')

  await future.update({ emailAddress: EMAIL })
  await future.verifications.sendEmailCode()
  await future.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
  expect(signUp.status).toBe('complete')
  expect(api.users[0]).toMatchObject({ unsafeMetadata: { plan: 'pro' }, emailAddress: EMAIL })
})

test('without a wallet nothing is sent (F36)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('window', walletPage())
  const { future, sent } = setup(presets.web3())
  const done = future.web3({ strategy: STRATEGY })
  await vi.advanceTimersByTimeAsync(250)
  expect((await done).error).toMatchObject({ kind: 'flow', code: 'wallet_not_found' })
  expect(sent()).toEqual([])
})

test('where there is no page, there is no wallet', async () => {
  const { signUp, sent } = setup(presets.web3())
  await expect(signUp.authenticateWithMetamask()).rejects.toMatchObject({ code: 'wallet_not_found' })
  expect(sent()).toEqual([])
})

test('a user who declines to connect is no failure of the server: nothing is sent', async () => {
  const rejection = walletError(4001)
  const { future, sent } = withWallet({
    onRequest: () => {
      throw rejection
    },
  })
  const { error } = await future.web3({ strategy: STRATEGY })
  expect(error).toMatchObject({ kind: 'flow', code: 'wallet_rejected' })
  expect(error?.cause).toBe(rejection)
  expect(sent()).toEqual([])
})

test('a user who declines to sign keeps the sign-up, and may go on with it', async () => {
  const rejection = walletError(4001)
  let isWilling = false
  const { signUp, wallet, sent } = withWallet({
    onRequest: ({ method }) => {
      if (method === 'personal_sign' && !isWilling) throw rejection
    },
  })
  await expect(signUp.authenticateWithMetamask()).rejects.toMatchObject({ code: 'wallet_rejected', cause: rejection })
  expect(steps(sent())).toEqual(STEPS.slice(0, 2))
  expect(signUp).toMatchObject({ status: 'missing_requirements', unverifiedFields: ['web3_wallet'] })

  isWilling = true
  const signature = wallet.sign(signUp.verifications.web3Wallet.message ?? '')
  await signUp.attemptWeb3WalletVerification({ signature })
  expect(signUp.status).toBe('complete')
})

test('Coinbase Wallet, which rejects by itself at first, is asked once more', async () => {
  let rejections = 1
  const onRequest: EthereumWalletOptions['onRequest'] = ({ method }) => {
    if (method === 'personal_sign' && rejections-- > 0) throw walletError(4001)
  }
  const { signUp, wallet } = withWallet({ onRequest }, { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' })
  await signUp.authenticateWithCoinbaseWallet()
  expect(signUp.status).toBe('complete')
  expect(wallet.asked.map(({ method }) => method)).toEqual(['eth_requestAccounts', 'personal_sign', 'personal_sign'])
})

test('Coinbase Wallet is not asked a third time', async () => {
  const onRequest: EthereumWalletOptions['onRequest'] = ({ method }) => {
    if (method === 'personal_sign') throw walletError(4001)
  }
  const { signUp, wallet } = withWallet({ onRequest }, { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' })
  await expect(signUp.authenticateWithCoinbaseWallet()).rejects.toMatchObject({ code: 'wallet_rejected' })
  expect(wallet.asked.filter(({ method }) => method === 'personal_sign')).toHaveLength(2)
})

test('a rejection by a Solana wallet is known by what it says', async () => {
  const rejection = new Error('User rejected the request.')
  const solana = solanaWallet({
    onSign: () => {
      throw rejection
    },
  })
  const page = walletPage()
  vi.stubGlobal('window', page)
  registerWallet(page, solana.standard)
  const { signUp } = setup(presets.web3())
  await expect(signUp.authenticateWithSolana({ walletName: 'Phantom' })).rejects.toMatchObject({
    code: 'wallet_rejected',
    cause: rejection,
  })
})

test.each([
  ['eth_requestAccounts', walletError(-32002, 'Already processing.'), 'wallet_failed'],
  ['personal_sign', walletError(4900, 'Disconnected.'), 'wallet_failed'],
  ['personal_sign', 'no error at all', 'wallet_failed'],
  ['personal_sign', undefined, 'wallet_failed'],
  ['personal_sign', walletError(4100, 'Not authorised.'), 'wallet_account_mismatch'],
])('what %s fails with is the cause', async (failing, cause, code) => {
  const { future, signUp } = withWallet({
    onRequest: ({ method }) => {
      if (method === failing) throw cause
    },
  })
  const { error } = await future.web3({ strategy: STRATEGY })
  expect(error).toMatchObject({ kind: 'flow', code })
  expect(error?.cause).toBe(cause)
  expect(signUp.$errors.get().global).toEqual([error])
})

test.each([[[]], [null], [['']], ['no array']])(
  'a wallet that returns %j gives no account: nothing is sent',
  async (accounts) => {
    const provider = { request: async () => accounts }
    const { future, sent } = setup(presets.web3(), { wallets: [{ strategy: STRATEGY, provider }] })
    expect((await future.web3({ strategy: STRATEGY })).error).toMatchObject({ code: 'wallet_failed' })
    expect(sent()).toEqual([])
  },
)

test("the server's error response is the error, and the wallet is not asked to sign", async () => {
  const { future, api, wallet } = withWallet()
  api.users.add({ web3Wallet: wallet.address })
  const { error } = await future.web3({ strategy: STRATEGY })
  expect(error).toMatchObject({ kind: 'api', errors: [{ code: 'form_identifier_exists' }] })
  expect(wallet.asked.map(({ method }) => method)).toEqual(['eth_requestAccounts'])
})

test('a server that gives no text to sign has a code of its own', async () => {
  const { api, signUp, wallet } = withWallet()
  const inner = api.transport()
  const client = createClient({
    transport: async (request) => {
      const response = await inner(request)
      const body = JSON.stringify(response.body).replaceAll(/"message":"[^"]*wants you[^"]*"/g, '"message":null')
      return { ...response, body: JSON.parse(body) }
    },
  })
  await expect(client.signUp.authenticateWithMetamask()).rejects.toMatchObject({ code: 'nothing_to_sign' })
  expect(wallet.asked).toHaveLength(1)
  expect(signUp.id).toBeUndefined()
})

test('other calls do not wait while the user looks at the wallet', async () => {
  const { signUp, api, isAsked, sign } = withSlowUser()
  api.configure({ settings: { attributes: { first_name: { enabled: true } } } })
  const done = signUp.authenticateWithMetamask()
  await isAsked
  await signUp.update({ firstName: 'Ada' })
  expect(signUp.firstName).toBe('Ada')
  expect(signUp.$fetchStatus.get()).toBe('fetching')
  sign()
  await done
  expect(signUp).toMatchObject({ status: 'complete', firstName: 'Ada' })
  expect(signUp.$fetchStatus.get()).toBe('idle')
})

test.each([
  ['its signal', 'aborted'],
  ['reset()', 'discarded'],
  ['destroy()', 'destroyed'],
])('%s ends a sign-up that waits for the wallet, and a late signature is not sent', async (_, code) => {
  const { signUp, client, sent, isAsked, sign } = withSlowUser()
  const controller = new AbortController()
  const done = signUp.authenticateWithMetamask({}, { signal: controller.signal })
  await isAsked
  if (code === 'aborted') controller.abort()
  else if (code === 'discarded') await signUp.reset()
  else client.destroy()
  await expect(done).rejects.toMatchObject({ code })
  sign()
  await new Promise((resolve) => setImmediate(resolve))
  expect(steps(sent())).toEqual(STEPS.slice(0, 2))
})

test('a wallet that is found after the call was ended shows nothing to the user', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const ethereum = ethereumWallet()
  vi.stubGlobal('window', walletPage({ ethereum }))
  const { signUp } = setup(presets.web3())
  const controller = new AbortController()
  const done = signUp.authenticateWithMetamask({}, { signal: controller.signal })
  controller.abort()
  await expect(done).rejects.toMatchObject({ code: 'aborted' })
  await vi.advanceTimersByTimeAsync(250)
  expect(ethereum.asked).toEqual([])
})

test('a signature for one sign-up is not handed in for another that was started meanwhile', async () => {
  const { signUp, sent, isAsked, sign } = withSlowUser()
  const done = signUp.authenticateWithMetamask()
  await isAsked
  await signUp.create({ web3Wallet: ethereumWallet({ account: 'grace' }).address })
  sign()
  await expect(done).rejects.toMatchObject({ code: 'discarded' })
  expect(steps(sent())).not.toContain('attempt_verification')
})

test('the user is not asked to sign for a sign-up that was replaced before', async () => {
  const wallet = ethereumWallet()
  const other = { web3Wallet: ethereumWallet({ account: 'grace' }).address }
  const replaced: Promise<unknown>[] = []
  const { signUp } = setup(presets.web3(), {
    wallets: [{ strategy: STRATEGY, provider: wallet }],
    onEvent: ({ type }) => {
      if (type === 'response' && replaced.length === 0) replaced.push(signUp.create(other))
    },
  })
  await expect(signUp.authenticateWithMetamask()).rejects.toMatchObject({ code: 'discarded' })
  await Promise.all(replaced)
  expect(wallet.asked.map(({ method }) => method)).toEqual(['eth_requestAccounts'])
  expect(signUp.web3wallet).toBe(other.web3Wallet)
})

test('authenticateWithWeb3() signs with a function of the app', async () => {
  const wallet = ethereumWallet()
  const { signUp } = setup(presets.web3())
  const generateSignature = vi.fn(async ({ nonce }: { nonce: string }) => wallet.sign(nonce))
  await signUp.authenticateWithWeb3({ identifier: wallet.address, generateSignature, walletName: 'Mine' })
  expect(signUp.status).toBe('complete')
  expect(generateSignature).toHaveBeenCalledExactlyOnceWith({
    identifier: wallet.address,
    nonce: signUp.verifications.web3Wallet.message,
    provider: 'metamask',
    walletName: 'Mine',
  })
})

test('without an identifier, the wallet of the sign-up is meant: in the request and for the signature (F62)', async () => {
  const wallet = ethereumWallet()
  const { signUp, api } = setup(presets.web3())
  await signUp.create({ web3Wallet: wallet.address })
  const generateSignature = vi.fn(async ({ nonce }: { nonce: string }) => wallet.sign(nonce))
  await signUp.authenticateWithWeb3({ identifier: '', generateSignature })
  expect(generateSignature.mock.calls[0]?.[0]).toMatchObject({ identifier: wallet.address })
  expect(api.requests[1]?.body).toMatchObject({ web3_wallet: wallet.address })
})

test.each([undefined, null, '', 'oauth_google', 'web3_unknown_signature', 'toString', 7])(
  'the strategy %j is rejected before anything is sent',
  async (strategy) => {
    const { future, signUp, sent } = withWallet()
    const before = signUp.$state.get()
    const { error } = await future.web3({ strategy: strategy as Web3Strategy })
    expect(error).toMatchObject({ kind: 'flow', code: 'invalid_parameter' })
    expect(sent()).toEqual([])
    expect(signUp.$state.get()).toBe(before)
  },
)

test('bad arguments are rejected before anything is sent, and the wallet is left alone', async () => {
  const { signUp, future, wallet, sent } = withWallet()
  const generateSignature = async (): Promise<string> => ''
  const wrong = [
    signUp.web3(undefined as never),
    signUp.authenticateWithMetamask([] as never),
    signUp.web3({ strategy: STRATEGY, walletName: ' ' }),
    signUp.web3({ strategy: STRATEGY, walletName: 7 as never }),
    signUp.authenticateWithWeb3(null as never),
    signUp.authenticateWithWeb3({ identifier: wallet.address } as never),
    signUp.authenticateWithWeb3({ identifier: '', generateSignature }),
    signUp.authenticateWithWeb3({ identifier: 7 as never, generateSignature }),
    signUp.authenticateWithWeb3({ identifier: wallet.address, generateSignature, strategy: 'web3_' as never }),
  ]
  for (const call of wrong) await expect(call).rejects.toMatchObject({ kind: 'flow', code: 'invalid_parameter' })
  const unsendable: Record<string, unknown> = {}
  unsendable.self = unsendable
  expect((await future.web3({ strategy: STRATEGY, unsafeMetadata: unsendable })).error).toMatchObject({
    code: 'invalid_parameter',
  })
  expect(sent()).toEqual([])
  expect(future.id).toBeUndefined()
})

test('no signature is in an error or an event', async () => {
  const { api, future, wallet, events } = withWallet()
  api.fail.next({ status: 422, code: 'web3_signature_invalid' })
  await future.web3({ strategy: STRATEGY })
  const again = await future.web3({ strategy: STRATEGY })
  expect(again.error).toBeNull()
  const signature = wallet.sign(future.verifications.web3Wallet.message ?? '')
  expect(api.requests.at(-1)?.body?.signature).toBe(signature)
  expect(JSON.stringify(events)).not.toContain(signature.slice(2))
})
