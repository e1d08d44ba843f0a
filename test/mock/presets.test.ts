import { expect, test } from 'vitest'
import { createClient, type SignUp } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { ethereumWallet } from '../support/wallets.ts'

const EMAIL = 'ada@example.test'
const PHONE = '+447700900143'
const PASSWORD = 'correct horse 42'
const COMPLETE = 'https://app.example.test/done'

interface Member {
  readonly api: MockFrontendApi
  readonly signUp: SignUp
  byEmail(): Promise<unknown>
  byPhone(): Promise<unknown>
  /** Lets the user come back from the provider. */
  fromProvider(identity: { emailAddress: string; firstName?: string; lastName?: string }): Promise<unknown>
}

/** What a user does to sign up where these settings hold. */
const SIGN_UPS: Readonly<Record<keyof typeof presets, (user: Member) => Promise<unknown>>> = {
  emailCode: async ({ signUp, byEmail }) => {
    await signUp.create({ emailAddress: EMAIL })
    await byEmail()
  },
  emailCodeAndPassword: async ({ signUp, byEmail }) => {
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    await byEmail()
  },
  password: (user) => SIGN_UPS.emailCodeAndPassword(user),
  passwordAndTotp: (user) => SIGN_UPS.emailCodeAndPassword(user),
  passkey: (user) => SIGN_UPS.emailCode(user),
  deviceTrust: (user) => SIGN_UPS.emailCodeAndPassword(user),
  phoneCode: async ({ signUp, byPhone }) => {
    await signUp.create({ phoneNumber: PHONE })
    await byPhone()
  },
  passwordAndPhone: async ({ signUp, byPhone }) => {
    await signUp.create({ phoneNumber: PHONE, password: PASSWORD })
    await byPhone()
  },
  usernameAndPassword: ({ signUp }) => signUp.create({ username: 'ada_l', password: PASSWORD }),
  web3: async ({ signUp }) => {
    const wallet = ethereumWallet()
    await signUp.create({ web3Wallet: wallet.address })
    await signUp.prepareVerification('web3_metamask_signature')
    const { message } = signUp.verifications.web3Wallet
    await signUp.attemptWeb3WalletVerification({
      strategy: 'web3_metamask_signature',
      signature: wallet.sign(message ?? ''),
    })
  },
  emailOrPhone: async ({ signUp, byPhone }) => {
    await signUp.create({ emailAddressOrPhoneNumber: PHONE })
    await byPhone()
  },
  emailLink: async ({ api, signUp }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification({ strategy: 'email_link', redirectUrl: COMPLETE })
    await api.links.open(api.outbox.last(EMAIL).url)
    await signUp.reload()
  },
  socialProgressive: async ({ signUp, fromProvider }) => {
    await signUp.create({ strategy: 'oauth_google', redirectUrl: COMPLETE, actionCompleteRedirectUrl: COMPLETE })
    await fromProvider({ emailAddress: EMAIL, firstName: 'Ada' })
    expect(signUp.missingFields).toEqual(['last_name'])
    await signUp.update({ lastName: 'Lovelace' })
  },
  inviteOnly: async ({ api, signUp }) => {
    await expect(signUp.create({ emailAddress: EMAIL })).rejects.toThrow('invitation')
    await signUp.create({ strategy: 'ticket', ticket: api.tickets.issue({ emailAddress: EMAIL }) })
  },
  enterprise: async ({ signUp, fromProvider }) => {
    await signUp.create({
      strategy: 'enterprise_sso',
      emailAddress: 'ada@corp.test',
      redirectUrl: COMPLETE,
      actionCompleteRedirectUrl: COMPLETE,
    })
    await fromProvider({ emailAddress: 'ada@corp.test' })
  },
  everything: async ({ signUp, byEmail, byPhone }) => {
    await signUp.create({ emailAddress: EMAIL, phoneNumber: PHONE, username: 'ada_l', password: PASSWORD })
    expect(signUp.missingFields).toEqual(['first_name', 'last_name', 'legal_accepted'])
    await signUp.update({ firstName: 'Ada', lastName: 'Lovelace', legalAccepted: true })
    await byEmail()
    await byPhone()
  },
}

test.each(Object.keys(presets) as (keyof typeof presets)[])('a user signs up with the preset %s', async (name) => {
  const api = createMockFrontendApi(presets[name]())
  const client = createClient({ transport: api.transport() })
  const { signUp } = client
  await SIGN_UPS[name]({
    api,
    signUp,
    byEmail: async () => {
      await signUp.prepareEmailAddressVerification()
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    },
    byPhone: async () => {
      await signUp.preparePhoneNumberVerification()
      await signUp.attemptPhoneNumberVerification({ code: api.outbox.lastCode(PHONE) })
    },
    fromProvider: async (identity) => {
      await api.providers.approve(signUp.verifications.externalAccount.externalVerificationRedirectURL, identity)
      await signUp.reload()
    },
  })
  expect(signUp).toMatchObject({ status: 'complete', missingFields: [], unverifiedFields: [] })
  await signUp.finalize()
  expect(client.$user.get()?.id).toBe(api.users[0]?.id)
  expect(api.users).toHaveLength(1)
})
