import '../support/on-demand.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { type Client, createClient } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { openPage } from '../support/page.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { codeOf, MANY, rejection, withAda } from '../support/sign-in.ts'
import { announce, ethereumWallet, METAMASK, walletPage } from '../support/wallets.ts'

afterEach(() => vi.unstubAllGlobals())

const NEW = 'new@example.test'

test('a code for an unknown address makes the sign-in a sign-up, which has the address (S24)', async () => {
  const { signIn, signUp, client, code } = withAda({}, presets.emailCode())
  await signIn.emailCode.sendCode({ emailAddress: NEW, signUpIfMissing: true })
  await signIn.emailCode.verifyCode({ code: code(NEW) })
  expect(signIn.isTransferable).toBe(true)
  expect(signIn.$nextStep.get()).toEqual({ type: 'transfer_to_sign_up' })
  expect(signIn.$errors.get().raw).toBeNull()
  await signUp.create({ transfer: true })
  expect([signUp.status, signUp.emailAddress]).toEqual(['complete', NEW])
  expect([signIn.id, signIn.isTransferable]).toEqual([undefined, false])
  await signUp.finalize()
  expect(client.$user.get()?.primaryEmailAddress?.emailAddress).toBe(NEW)
})

test('the same where the sign-up needs more: what is known is not asked for again', async () => {
  const attributes = { email_address: { enabled: true, required: true }, first_name: { enabled: true, required: true } }
  const { signIn, signUp, code } = withAda(
    {},
    { settings: { attributes: { ...attributes, password: { enabled: true, required: false } } } },
  )
  await signIn.emailCode.sendCode({ emailAddress: NEW, signUpIfMissing: true })
  await signIn.emailCode.verifyCode({ code: code(NEW) })
  await signUp.create({ transfer: true })
  expect(signUp.emailAddress).toBe(NEW)
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'collect', missing: ['first_name'] })
})

test('signOut() ends all sessions at the server, or the one that is passed', async () => {
  const navigate = vi.fn()
  const { signIn, client, api } = withAda({}, { ...MANY, authConfig: { single_session_mode: false } }, { navigate })
  api.users.add({ emailAddress: 'bob@example.test', password: PASSWORD })
  for (const identifier of [EMAIL, 'bob@example.test']) {
    await signIn.password({ identifier, password: PASSWORD })
    await signIn.finalize()
  }
  const [ada, bob] = client.$sessions.get()
  await client.signOut({ sessionId: ada?.id })
  expect(client.$sessions.get().map(({ id }) => id)).toEqual([bob?.id])
  expect(client.$session.get()?.id).toBe(bob?.id)
  expect(await rejection(client.signOut({ sessionId: ada?.id }))).toBe('session_not_found')
  await client.signOut({ redirectUrl: 'https://app.example.test/bye' })
  expect([client.$sessions.get(), client.$user.get(), await client.getToken()]).toEqual([[], null, null])
  expect(api.sessions.filter(({ status }) => status === 'active')).toEqual([])
  expect(navigate).toHaveBeenCalledWith('https://app.example.test/bye')
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect(signIn.status).toBe('complete')
})

test('the client knows how the user signed in last', async () => {
  const { signIn, client } = withAda()
  expect(client.$lastAuthenticationStrategy.get()).toBeNull()
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await client.reload()
  expect(client.$lastAuthenticationStrategy.get()).toBe('password')
})

test('a wallet signs in its user, and signs up one that is unknown; both end with a session', async () => {
  const wallet = ethereumWallet()
  const page = walletPage()
  vi.stubGlobal('window', page)
  announce(page, METAMASK, wallet)
  const api = createMockFrontendApi(presets.web3())
  const strategy = 'web3_metamask_signature'
  const first = createClient({ transport: api.transport() })
  expect(await first.authenticateWithWeb3({ strategy })).toMatchObject({ type: 'activate', of: 'sign-up' })
  expect(first.$user.get()?.web3Wallets).toHaveLength(1)
  const second = createClient({ transport: api.browser().transport })
  expect(await second.authenticateWithWeb3({ strategy })).toMatchObject({ type: 'activate', of: 'sign-in' })
  expect(second.$user.get()?.id).toBe(first.$user.get()?.id)
  expect(api.users).toHaveLength(1)
})

test('a link in an unknown address: the page that it opens continues as a sign-up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  openPage('https://app.example.test/sign-in')
  const api = createMockFrontendApi(presets.emailLink())
  const browser = api.browser()
  const { signIn } = createClient({ transport: browser.transport })
  await signIn.emailLink.sendLink({ emailAddress: NEW, verificationUrl: '/verify', signUpIfMissing: true })
  openPage((await api.links.open(api.outbox.last(NEW).url, { browser })).href)
  const client = createClient({ transport: browser.transport })
  const outcome = await client.handleEmailLinkVerification()
  expect(outcome).toEqual({ type: 'continue_sign_in', nextStep: { type: 'transfer_to_sign_up' } })
  vi.useRealTimers()
})

test('an identity that is signed in already is known by its session, from the error (S22)', async () => {
  const { signIn, client } = withAda({}, { ...MANY, authConfig: { single_session_mode: false } })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await signIn.finalize()
  const { error } = await signIn.future.password({ identifier: EMAIL, password: PASSWORD })
  expect(codeOf(error)).toBe('identifier_already_signed_in')
  expect(signIn.existingSession).toEqual({ sessionId: client.$session.get()?.id })
})

test('One Tap signs up an unknown account, and signs in its user', async () => {
  const identity = { id: 'google-1', emailAddress: NEW, firstName: 'Grace', lastName: 'Hopper' }
  const { api, client } = setup(presets.socialProgressive())
  const tap = (to: Client) => to.authenticateWithGoogleOneTap({ token: api.providers.token('oauth_google', identity) })
  expect(await tap(client)).toMatchObject({ type: 'activate', of: 'sign-up' })
  expect(client.$user.get()?.firstName).toBe('Grace')
  const other = createClient({ transport: api.browser().transport })
  expect(await tap(other)).toMatchObject({ type: 'activate', of: 'sign-in' })
  expect(api.users).toHaveLength(1)
  expect(await rejection(other.authenticateWithGoogleOneTap({} as never))).toBe('invalid_parameter')
})
