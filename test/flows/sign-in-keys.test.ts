import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createVirtualAuthenticator, presets } from '../../src/testing/index.ts'
import { EMAIL, setup } from '../support/setup.ts'
import { codeOf, MANY, rejection, withAda } from '../support/sign-in.ts'
import { responseWith, ssoSetup } from '../support/sso.ts'
import { announce, ethereumWallet, METAMASK, walletPage } from '../support/wallets.ts'

afterEach(() => vi.unstubAllGlobals())

/** A user with a passkey, at a page whose browser has it. */
const withPasskey = () => {
  const authenticator = createVirtualAuthenticator({ origin: 'https://mock.frontend-api.test' })
  const passkey = authenticator.create({ rpId: 'mock.frontend-api.test' })
  return { ...withAda({ passkeys: [passkey] }, MANY, { passkeys: authenticator }), authenticator }
}

test('a passkey of any user signs in', async () => {
  const { signIn, sent, client } = withPasskey()
  await signIn.authenticateWithPasskey({ flow: 'discoverable' })
  expect([signIn.status, signIn.identifier]).toEqual(['complete', EMAIL])
  expect(sent()).toEqual(['POST /client/sign_ins', expect.stringMatching(/attempt_first_factor$/)])
  await signIn.finalize()
  expect(client.$user.get()?.firstName).toBe('Ada')
})

test('a passkey of the user whose sign-in is in progress', async () => {
  const { signIn, future } = withPasskey()
  expect(codeOf((await future.passkey()).error)).toBe('not_started')
  await signIn.create({ identifier: EMAIL })
  expect(await future.passkey()).toEqual({ error: null })
  expect(signIn.status).toBe('complete')
})

test('a user who declines keeps the sign-in, and can try again', async () => {
  const { signIn, authenticator } = withPasskey()
  await signIn.create({ identifier: EMAIL })
  authenticator.setReaction('decline')
  expect(await rejection(signIn.authenticateWithPasskey())).toBe('passkey_retrieval_cancelled')
  expect(signIn.$nextStep.get().type).toBe('use_passkey')
  authenticator.setReaction('approve')
  await signIn.authenticateWithPasskey()
  expect(signIn.status).toBe('complete')
})

test('passkeys in a form field are offered until another method is called, and that is no error (S2)', async () => {
  const { signIn, authenticator, sent } = withPasskey()
  authenticator.setReaction('wait')
  const offer = rejection(signIn.authenticateWithPasskey({ flow: 'autofill' }))
  await vi.waitUntil(() => signIn.id !== undefined && signIn.$fetchStatus.get() === 'idle')
  await signIn.create({ identifier: EMAIL })
  expect(await offer).toBe('discarded')
  expect(signIn.$errors.get().raw).toBeNull()
  expect(signIn.identifier).toBe(EMAIL)
  expect(sent()).toHaveLength(2)
})

test('an offer ends with its signal and with reset(), and an accepted one signs in (S2)', async () => {
  const { signIn, authenticator } = withPasskey()
  authenticator.setReaction('wait')
  const controller = new AbortController()
  const aborted = rejection(signIn.authenticateWithPasskey({ flow: 'autofill' }, controller))
  await vi.waitUntil(() => signIn.id !== undefined)
  controller.abort()
  expect(await aborted).toBe('aborted')
  const discarded = rejection(signIn.authenticateWithPasskey({ flow: 'autofill' }))
  await vi.waitUntil(() => signIn.$fetchStatus.get() === 'idle' && signIn.id !== undefined)
  await signIn.reset()
  expect(await discarded).toBe('discarded')
  const accepted = signIn.authenticateWithPasskey({ flow: 'autofill' })
  await vi.waitUntil(() => signIn.id !== undefined)
  authenticator.setReaction('approve')
  await accepted
  expect(signIn.status).toBe('complete')
})

test('a flow of its own does not replace a sign-in in progress (S4)', async () => {
  const { signIn, future, sent } = withPasskey()
  await signIn.create({ identifier: EMAIL })
  expect(codeOf((await future.passkey({ flow: 'autofill' })).error)).toBe('wrong_step')
  expect([signIn.identifier, sent().length]).toEqual([EMAIL, 1])
})

test('without passkeys in the browser nothing is sent; without autofill the offer is left out (S9, S17)', async () => {
  const { signIn, sent } = withAda({}, MANY)
  expect(await rejection(signIn.authenticateWithPasskey({ flow: 'discoverable' }))).toBe('passkey_not_supported')
  const authenticator = createVirtualAuthenticator()
  const passkeys = { ...authenticator, isSupported: () => true, isAutofillSupported: () => false }
  const other = withAda({}, MANY, { passkeys })
  await other.signIn.authenticateWithPasskey({ flow: 'autofill' })
  expect([sent(), other.sent()]).toEqual([[], []])
})

/** A page with a wallet whose user may exist. */
const withWallet = (isKnown = true) => {
  const wallet = ethereumWallet()
  const page = walletPage()
  vi.stubGlobal('window', page)
  announce(page, METAMASK, wallet)
  const mock = setup(presets.web3())
  if (isKnown) mock.api.users.add({ web3Wallet: wallet.address })
  return { ...mock, wallet, signIn: mock.client.signIn }
}

test('a device that the app of a phone trusts proves itself by a signature', async () => {
  const factor = { strategy: 'trusted_device', trusted_device_id: 'tdev_1' }
  const started = { id: 'sia_1', status: 'needs_first_factor', supported_first_factors: [factor] }
  const { client, form, seen } = ssoSetup(() => responseWith(started))
  await client.signIn.create({ strategy: 'trusted_device', trustedDeviceId: 'tdev_1' })
  const proof = { trustedDeviceId: 'tdev_1', clientData: '{}', signature: 'c2ln', algorithm: 'ES256' } as const
  await client.signIn.attemptFirstFactor({ strategy: 'trusted_device', ...proof })
  expect(seen[1]?.url.pathname).toBe('/v1/client/sign_ins/sia_1/attempt_first_factor')
  expect(form(1)).toEqual({
    strategy: 'trusted_device',
    trusted_device_id: 'tdev_1',
    client_data: '{}',
    signature: 'c2ln',
    algorithm: 'ES256',
  })
})

test('a wallet signs in', async () => {
  const { signIn, sent, wallet } = withWallet()
  await signIn.authenticateWithMetamask()
  expect([signIn.status, signIn.identifier?.toLowerCase()]).toEqual(['complete', wallet.address.toLowerCase()])
  expect(sent()).toHaveLength(3)
})

test('an unknown wallet, and no wallet at all (S33)', async () => {
  const { signIn } = withWallet(false)
  expect(await rejection(signIn.web3({ strategy: 'web3_metamask_signature' }))).toBe('form_identifier_not_found')
  vi.stubGlobal('window', walletPage())
  const other = setup(presets.web3())
  const { error } = await other.client.signIn.future.web3({ strategy: 'web3_metamask_signature' })
  expect([codeOf(error), other.sent()]).toEqual(['wallet_not_found', []])
})
