import { expect } from 'vitest'
import { createClient, type SignIn } from '../../../src/index.ts'
import type { Actor } from './pages/actor.ts'
import type { Scene } from './perform.ts'
import { stage } from './scripts.ts'
import { COMPLETE, EMAIL, MANY, PASSWORD, PHONE, SIGNED_OUT, WRONG, withAda } from './sign-in-settings.ts'

const { classic, future } = stage('signIn')

const LANDING = { redirectUrl: '/sign-in', redirectUrlComplete: '/welcome' }

classic('an unknown identifier, a wrong password, and then the right one', {
  options: MANY,
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn, activate, look }) => {
    await expect(signIn.create({ identifier: 'grace@example.test' })).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_identifier_not_found', paramName: 'identifier' }],
    })
    await signIn.create({ identifier: EMAIL })
    const attempt = { strategy: 'password', password: 'wrong horse 42' } as const
    await expect(signIn.attemptFirstFactor(attempt)).rejects.toMatchObject({
      errors: [{ code: 'form_password_incorrect', paramName: 'password' }],
    })
    expect((await look()).signIn).toMatchObject({ status: 'needs_first_factor' })
    await signIn.attemptFirstFactor({ ...attempt, password: PASSWORD })
    await activate('signIn')
  },
  rejected: ['form_identifier_not_found', 'form_password_incorrect'],
  ends: COMPLETE,
})

future('an unknown identifier, a wrong password, and then the right one', {
  options: MANY,
  arrive: withAda({ username: 'ada_l', password: PASSWORD }),
  script: async ({ signIn }) => {
    await signIn.password({ emailAddress: 'grace@example.test', password: PASSWORD })
    await signIn.password({ identifier: 'ada_l', password: 'wrong horse 42' })
    await signIn.password({ identifier: 'ada_l', password: PASSWORD })
    await signIn.finalize()
  },
  rejected: ['form_identifier_not_found', 'form_password_incorrect'],
  ends: COMPLETE,
})

classic('a user who is locked for an hour', {
  options: MANY,
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn, activate, advance }) => {
    await signIn.create({ identifier: EMAIL })
    const attempt = (password: string) => signIn.attemptFirstFactor({ strategy: 'password', password })
    for (let count = 0; count < 4; count += 1) await expect(attempt(`wrong ${count}`)).rejects.toThrow()
    for (const password of ['wrong 4', PASSWORD])
      await expect(attempt(password)).rejects.toMatchObject({ status: 403, errors: [{ code: 'user_locked' }] })
    await advance(3_600_000)
    await attempt(PASSWORD)
    await activate('signIn')
  },
  rejected: [...Array<string>(4).fill('form_password_incorrect'), 'user_locked', 'user_locked'],
  ends: COMPLETE,
})

future('a user who is locked for an hour', {
  options: MANY,
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn, advance }) => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await signIn.password({ emailAddress: EMAIL, password: `wrong ${attempt}` })
    const { error } = await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    expect(error).toMatchObject({ status: 403, errors: [{ code: 'user_locked' }] })
    await advance(3_600_000)
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.finalize()
  },
  rejected: [...Array<string>(4).fill('form_password_incorrect'), 'user_locked', 'user_locked'],
  ends: COMPLETE,
})

future('a password that leaked, and a code instead', {
  options: MANY,
  arrive: withAda({ password: PASSWORD, passwordCompromised: true }),
  script: async ({ signIn, api }) => {
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.emailCode.sendCode({ emailAddress: EMAIL })
    await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    await signIn.finalize()
  },
  rejected: ['form_password_compromised'],
  ends: COMPLETE,
})

future('a password that the policy no longer accepts, a weak new one, and a strong one', {
  options: { ...MANY, signIns: { passwordPolicy: true } },
  arrive: withAda({ password: 'short' }),
  script: async ({ signIn, look }) => {
    await signIn.password({ emailAddress: EMAIL, password: 'short' })
    expect((await look()).signIn).toMatchObject({ status: 'needs_new_password' })
    await signIn.resetPasswordEmailCode.submitPassword({ password: 'weak' })
    await signIn.resetPasswordEmailCode.submitPassword({ password: PASSWORD })
    await signIn.finalize()
  },
  rejected: ['form_password_length_too_short'],
  ends: COMPLETE,
})

classic('email codes: wrong too often, expired, and the right one', {
  options: MANY,
  arrive: withAda(),
  script: async ({ signIn, activate, look, api, advance }) => {
    await signIn.create({ strategy: 'email_code', identifier: EMAIL })
    const attempt = (code: string) => signIn.attemptFirstFactor({ strategy: 'email_code', code })
    for (const status of [422, 422, 400]) await expect(attempt(WRONG)).rejects.toMatchObject({ status })
    const [factor] = (await look()).signIn.supportedFirstFactors as { emailAddressId: string }[]
    const prepare = { strategy: 'email_code', emailAddressId: String(factor?.emailAddressId) } as const
    await signIn.prepareFirstFactor(prepare)
    await advance(600_000)
    await expect(attempt(api.outbox.lastCode(EMAIL))).rejects.toMatchObject({ status: 400 })
    await signIn.prepareFirstFactor(prepare)
    await attempt(api.outbox.lastCode(EMAIL))
    await activate('signIn')
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect', 'verification_failed', 'verification_expired'],
  ends: COMPLETE,
})

future('email codes: wrong too often, expired, and the right one', {
  options: MANY,
  arrive: withAda(),
  script: async ({ signIn, api, advance }) => {
    await signIn.create({ identifier: EMAIL })
    await signIn.emailCode.sendCode()
    for (const status of [422, 422, 400])
      expect((await signIn.emailCode.verifyCode({ code: WRONG })).error).toMatchObject({ status })
    await signIn.emailCode.sendCode()
    await advance(600_000)
    await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    await signIn.emailCode.sendCode()
    await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    await signIn.finalize()
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect', 'verification_failed', 'verification_expired'],
  ends: COMPLETE,
})

classic('a code in a text message', {
  options: MANY,
  arrive: withAda({ phoneNumber: PHONE }),
  script: async ({ signIn, activate, api }) => {
    await signIn.create({ strategy: 'phone_code', identifier: PHONE })
    await signIn.attemptFirstFactor({ strategy: 'phone_code', code: api.outbox.lastCode(PHONE) })
    await activate('signIn')
  },
  ends: COMPLETE,
})

future('a code over WhatsApp', {
  options: MANY,
  arrive: withAda({ phoneNumber: PHONE }),
  script: async ({ signIn, api }) => {
    await signIn.phoneCode.sendCode({ phoneNumber: PHONE, channel: 'whatsapp' })
    expect(api.outbox.last(PHONE)).toMatchObject({ channel: 'whatsapp' })
    await signIn.phoneCode.verifyCode({ code: api.outbox.lastCode(PHONE) })
    await signIn.finalize()
  },
  ends: COMPLETE,
})

/** Sends a link and waits until it is opened, as the classic face does both. */
const startFlow = ({ page, app }: Scene): Promise<unknown> =>
  page.evaluate(async (redirectUrl) => {
    const signIn = (window.actor as Actor).signIn() as SignIn
    const factor = signIn.supportedFirstFactors?.find(({ strategy }) => strategy === 'email_link')
    const emailAddressId = String((factor as { emailAddressId?: string } | undefined)?.emailAddressId)
    const { startEmailLinkFlow } = signIn.createEmailLinkFlow()
    const { firstFactorVerification } = await startEmailLinkFlow({ emailAddressId, redirectUrl })
    return firstFactorVerification.status
  }, `${app}/verify`)

classic('an email link that is opened in another page', {
  options: MANY,
  arrive: withAda(),
  script: async (scene) => {
    const { signIn, activate, api, open } = scene
    await signIn.create({ identifier: EMAIL })
    const waiting = startFlow(scene)
    await expect.poll(() => api.outbox.length, { interval: 20 }).toBe(1)
    const other = await open(api.outbox.last(EMAIL).url)
    expect(await other.openedLink(LANDING)).toBe('verified')
    expect(await waiting).toBe('verified')
    await other.page.close()
    await activate('signIn')
  },
  ends: COMPLETE,
})

future('an email link that is opened too late, and another one', {
  options: MANY,
  arrive: withAda(),
  script: async ({ signIn, look, api, open, app, advance }) => {
    const verificationUrl = `${app}/verify`
    await signIn.emailLink.sendLink({ emailAddress: EMAIL, verificationUrl })
    await advance(600_000)
    const late = await open(api.outbox.last(EMAIL).url)
    expect(await late.openedLink(LANDING)).toBe('expired')
    await late.page.close()
    await signIn.emailLink.waitForVerification()
    expect((await look()).signIn).toMatchObject({ firstFactorVerification: { status: 'expired' } })
    await signIn.emailLink.sendLink({ verificationUrl })
    const waiting = signIn.emailLink.waitForVerification()
    const other = await open(api.outbox.last(EMAIL).url)
    await waiting
    await other.page.close()
    await signIn.finalize()
  },
  ends: COMPLETE,
})

for (const [by, to] of [
  ['email', EMAIL],
  ['phone', PHONE],
] as const)
  classic(`a password that is reset by a code to the ${by}`, {
    options: MANY,
    arrive: withAda({ phoneNumber: PHONE, password: PASSWORD }),
    script: async ({ signIn, activate, look, api }) => {
      const strategy = `reset_password_${by}_code` as const
      await signIn.create({ strategy, identifier: to })
      await signIn.attemptFirstFactor({ strategy, code: api.outbox.lastCode(to) })
      expect((await look()).signIn).toMatchObject({ status: 'needs_new_password' })
      await expect(signIn.resetPassword({ password: 'weak' })).rejects.toMatchObject({ status: 422 })
      await signIn.resetPassword({ password: 'another horse 43', signOutOfOtherSessions: true })
      await activate('signIn')
    },
    rejected: ['form_password_length_too_short'],
    ends: COMPLETE,
  })

for (const by of ['Email', 'Phone'] as const) {
  const name = `resetPassword${by}Code` as const
  const to = by === 'Email' ? EMAIL : PHONE
  future(`a password that is reset by a code to the ${by.toLowerCase()}, and signs out of the other sessions`, {
    options: { ...MANY, authConfig: { single_session_mode: false } },
    arrive: async (api) => {
      withAda({ phoneNumber: PHONE, password: PASSWORD })(api)
      const other = createClient({ transport: api.transport() })
      await other.signIn.password({ emailAddress: EMAIL, password: PASSWORD })
      other.destroy()
      return undefined
    },
    script: async ({ signIn, api }) => {
      await signIn.create({ identifier: to })
      await signIn[name].sendCode()
      await signIn[name].verifyCode({ code: WRONG })
      await signIn[name].verifyCode({ code: api.outbox.lastCode(to) })
      await signIn[name].submitPassword({ password: 'another horse 43' })
      await signIn.finalize()
      expect(api.sessions.map(({ status }) => status)).toEqual(['revoked', 'active'])
    },
    rejected: ['form_code_incorrect'],
    ends: COMPLETE,
  })
}

future('an unknown address, and no user with that password', {
  options: { settings: { ...MANY.settings, attack_protection: { enumeration_protection: { enabled: true } } } },
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn }) => {
    await signIn.password({ emailAddress: 'grace@example.test', password: PASSWORD })
    await signIn.password({ emailAddress: EMAIL, password: 'wrong horse 42' })
  },
  rejected: ['form_password_or_identifier_incorrect', 'form_password_or_identifier_incorrect'],
  ends: { signIn: {}, ...SIGNED_OUT },
})
