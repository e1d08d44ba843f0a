import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { actions } from '../../src/sign-in/part.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { MANY, withAda } from '../support/sign-in.ts'

const GROUPS = ['emailCode', 'phoneCode', 'emailLink', 'resetPasswordEmailCode', 'resetPasswordPhoneCode', 'mfa']

test('every action is a method of both interfaces, and they have no other groups', () => {
  const { signIn } = setup().client
  const { startEmailLink: _, ...named } = actions
  for (const face of [signIn, signIn.future] as unknown as Record<string, Record<string, unknown>>[]) {
    const own = Object.keys(named).filter((path) => !path.includes('.'))
    for (const name of own) expect(typeof face[name], name).toBe('function')
    const inGroups = Object.entries(face).flatMap(([group, member]) =>
      GROUPS.includes(group) ? Object.keys(member).map((name) => `${group}.${name}`) : [],
    )
    expect(inGroups.filter((path) => path !== 'emailLink.verification').sort()).toEqual(
      Object.keys(named)
        .filter((path) => path.includes('.'))
        .sort(),
    )
  }
})

test('the members are there before the code has loaded, and a blank sign-in has lists (S39)', () => {
  const { signIn } = setup().client
  expect(signIn).toMatchObject({
    id: undefined,
    status: null,
    identifier: null,
    supportedFirstFactors: [],
    supportedSecondFactors: [],
    ssoBypassFirstFactors: [],
    userData: {},
    createdSessionId: null,
    clientTrustState: undefined,
    isTransferable: false,
    existingSession: undefined,
    canBeDiscarded: false,
    firstFactorVerification: { status: null, expireAt: null },
  })
  expect(signIn.future.status).toBe('needs_identifier')
  expect(signIn.$nextStep.get()).toEqual({ type: 'start', identifiers: [], strategies: [] })
  expect(signIn.$cooldown.get()).toMatchObject({ email: 0 })
  expect(signIn.emailLink.verification).toBeNull()
})

test('a sign-in in progress is resumed, and its next step is known once its code has loaded', async () => {
  const api = createMockFrontendApi(MANY)
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const { transport } = api.browser()
  await createClient({ transport }).signIn.create({ identifier: EMAIL })
  const client = createClient({ transport })
  const seen: string[] = []
  client.signIn.$nextStep.subscribe(({ type }) => seen.push(type))
  await client.load()
  await vi.waitUntil(() => seen.at(-1) === 'choose_first_factor')
  expect([seen[0], client.signIn.identifier]).toEqual(['start', EMAIL])
})

test('a store fires when its member has changed, and a change of the sign-up leaves it alone', async () => {
  const { client, signIn, signUp } = withAda()
  const seen: unknown[] = []
  signIn.$identifier.listen((identifier) => seen.push(identifier))
  signIn.$status.listen((status) => seen.push(status))
  await signUp.create({ emailAddress: 'new@example.test' })
  await signIn.create({ identifier: EMAIL })
  const state = signIn.$state.get()
  await client.reload()
  expect(signIn.$state.get()).toBe(state)
  expect(signUp.emailAddress).toBe('new@example.test')
  await signIn.password({ password: PASSWORD })
  expect(seen).toEqual([EMAIL, 'needs_first_factor', 'complete'])
})

test('a message that is sent too soon counts down', async () => {
  const { signIn } = withAda({}, { ...MANY, limits: { resendIntervalMs: 30_000 } })
  await signIn.emailCode.sendCode({ emailAddress: EMAIL })
  const { error } = await signIn.future.emailCode.sendCode()
  expect(error).toMatchObject({ status: 429 })
  expect(signIn.$cooldown.get().email).toBeGreaterThan(0)
})
