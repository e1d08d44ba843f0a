import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { verifiedToken } from '../../support/session-token.ts'
import type { Members } from './pages/verification.ts'
import type { Scene } from './perform.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'

const COMPLETE = {
  signUp: { status: 'complete', emailAddress: EMAIL, hasPassword: true, missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { passwordEnabled: true },
}

/** The page has a token of the session that the sign-up created, for this app. */
const expectTokenOf = async (
  { createdSessionId: sid, createdUserId: sub }: Members,
  { api, app, frontendApi, getToken }: Scene,
): Promise<void> => {
  const { claims } = await verifiedToken(api, await getToken())
  expect(claims).toMatchObject({ sid, sub, sts: 'active', iss: frontendApi, azp: app })
}

classic('an email address, its code and a password', {
  options: presets.emailCodeAndPassword(),
  script: async (scene) => {
    const { signUp, activate, look, api } = scene
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.prepareEmailAddressVerification()
    expect((await look()).signUp).toMatchObject({
      status: 'missing_requirements',
      verifications: { emailAddress: { status: 'unverified', strategy: 'email_code', nextAction: 'needs_attempt' } },
    })
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    const created = (await look()).signUp
    await activate('signUp')
    await expectTokenOf(created, scene)
  },
  ends: COMPLETE,
})

future('an email address, its code and a password', {
  options: presets.emailCodeAndPassword(),
  script: async (scene) => {
    const { signUp, look, api } = scene
    await signUp.password({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    const created = (await look()).signUp
    await signUp.finalize()
    await expectTokenOf(created, scene)
  },
  ends: COMPLETE,
})
