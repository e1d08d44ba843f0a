import { expect, test } from 'vitest'
import { createClient, type SignIn } from '../../src/index.ts'
import {
  createMockFrontendApi,
  createVirtualAuthenticator,
  type MockFrontendApi,
  presets,
} from '../../src/testing/index.ts'

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const BY_PASSWORD = { identifier: EMAIL, password: PASSWORD }

interface Member {
  readonly api: MockFrontendApi
  readonly signIn: SignIn
  readonly userId: string
}

const byCode = async ({ api, signIn }: Member) => {
  await signIn.create({ strategy: 'email_code', identifier: EMAIL })
  await signIn.attemptFirstFactor({ strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
}

/** What a user does to sign in where these settings hold. */
const SIGN_INS: Readonly<Partial<Record<keyof typeof presets, (user: Member) => Promise<unknown>>>> = {
  emailCode: byCode,
  password: async ({ signIn }) => {
    await signIn.create({ identifier: EMAIL })
    expect(signIn.supportedFirstFactors.map(({ strategy }) => strategy)).toEqual([
      'password',
      'reset_password_email_code',
    ])
    await signIn.attemptFirstFactor({ strategy: 'password', password: PASSWORD })
  },
  passwordAndTotp: async ({ api, signIn, userId }) => {
    api.users.update(userId, { totpSecret: SECRET, backupCodes: ['backup-1'] })
    await signIn.create(BY_PASSWORD)
    expect(signIn.status).toBe('needs_second_factor')
    await signIn.attemptSecondFactor({ strategy: 'totp', code: api.users.totpCode(userId) })
  },
  passkey: async ({ signIn }) => {
    await signIn.authenticateWithPasskey({ flow: 'discoverable' })
  },
  deviceTrust: async ({ api, signIn }) => {
    await signIn.create(BY_PASSWORD)
    expect(signIn.status).toBe('needs_client_trust')
    await signIn.prepareSecondFactor({ strategy: 'email_code' })
    await signIn.attemptSecondFactor({ strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  },
}

test.each(Object.entries(SIGN_INS))('a user signs in with the preset %s', async (name, signsIn) => {
  const api = createMockFrontendApi(presets[name as keyof typeof presets]()) // the table's keys
  const authenticator = createVirtualAuthenticator()
  const passkey = authenticator.create({ rpId: new URL(api.origin).hostname })
  const user = api.users.add({
    emailAddress: EMAIL,
    ...(api.settings.attributes.password.enabled ? { password: PASSWORD } : {}),
    ...(api.settings.attributes.passkey.enabled ? { passkeys: [passkey] } : {}),
  })
  const client = createClient({ transport: api.transport(), passkeys: authenticator })
  const { signIn } = client
  await signsIn({ api, signIn, userId: user.id })
  expect(signIn).toMatchObject({ status: 'complete', createdSessionId: api.sessions[0]?.id })
  await signIn.finalize()
  expect(client.$session.get()).toMatchObject({ status: 'active', user: { id: user.id } })
})

test('with the preset passkey, a code signs in too, and a passkey needs no second factor', async () => {
  const api = createMockFrontendApi(presets.passkey())
  const { id } = api.users.add({ emailAddress: EMAIL })
  const { signIn } = createClient({ transport: api.transport() })
  await byCode({ api, signIn, userId: id })
  expect(signIn.status).toBe('complete')
  expect(api.settings.passkey_settings.satisfies_second_factor).toBe(true)
})
