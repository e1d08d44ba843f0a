import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { verifiedToken } from '../../support/session-token.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'

const COMPLETE = {
  signUp: { status: 'complete', emailAddress: EMAIL, hasPassword: true, missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { passwordEnabled: true },
}

classic('an email address, its code and a password', {
  options: presets.emailCodeAndPassword(),
  script: async ({ signUp, client, look, api, app, frontendApi, getToken }) => {
    await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.prepareEmailAddressVerification()
    expect((await look()).signUp).toMatchObject({
      status: 'missing_requirements',
      verifications: { emailAddress: { status: 'unverified', strategy: 'email_code', nextAction: 'needs_attempt' } },
    })
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    const { createdSessionId, createdUserId } = (await look()).signUp
    await client.setActive({ session: String(createdSessionId) })
    const { claims } = await verifiedToken(api, await getToken())
    expect(claims).toMatchObject({
      sid: createdSessionId,
      sub: createdUserId,
      sts: 'active',
      iss: frontendApi,
      azp: app,
    })
  },
  ends: COMPLETE,
})

future('an email address, its code and a password', {
  options: presets.emailCodeAndPassword(),
  script: async ({ signUp, look, api, app, frontendApi, getToken }) => {
    await signUp.password({ emailAddress: EMAIL, password: PASSWORD })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    const { createdSessionId, createdUserId } = (await look()).signUp
    await signUp.finalize()
    const { claims } = await verifiedToken(api, await getToken())
    expect(claims).toMatchObject({
      sid: createdSessionId,
      sub: createdUserId,
      sts: 'active',
      iss: frontendApi,
      azp: app,
    })
  },
  ends: COMPLETE,
})
