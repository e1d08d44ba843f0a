import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'
const BEGUN = { status: 'missing_requirements', emailAddress: EMAIL, unverifiedFields: ['email_address'] }
const COMPLETE = { signUp: { status: 'complete' }, session: { status: 'active' }, user: { passwordEnabled: true } }

for (const instance of ['development', 'production'] as const) {
  classic(`a page that is loaded again goes on where it was (${instance})`, {
    options: presets.emailCodeAndPassword(),
    instance,
    script: async ({ signUp, activate, look, api, reload }) => {
      await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
      await signUp.prepareEmailAddressVerification({ strategy: 'email_code' })
      await reload()
      expect((await look()).signUp).toMatchObject(BEGUN)
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
      await activate('signUp')
      expect(api.requests.filter(({ path, method }) => method === 'POST' && path === '/client/sign_ups')).toHaveLength(
        1,
      )
    },
    ends: COMPLETE,
  })

  future(`a page that is loaded again goes on where it was (${instance})`, {
    options: presets.emailCodeAndPassword(),
    instance,
    script: async ({ signUp, look, api, reload }) => {
      await signUp.password({ emailAddress: EMAIL, password: PASSWORD })
      await signUp.verifications.sendEmailCode()
      await reload()
      expect((await look()).signUp).toMatchObject(BEGUN)
      await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
      await signUp.finalize()
    },
    ends: COMPLETE,
  })

  future(`who is signed in still is when the page is loaded again (${instance})`, {
    options: presets.usernameAndPassword(),
    instance,
    script: async ({ signUp, reload, getToken }) => {
      await signUp.password({ username: 'ada_l', password: PASSWORD })
      await signUp.finalize()
      await reload()
      expect(await getToken()).toMatch(/^ey/)
    },
    // The sign-up is over: nothing of it is left for a page that begins.
    ends: {
      signUp: { status: 'missing_requirements', username: null },
      session: { status: 'active' },
      user: { username: 'ada_l' },
    },
  })
}
