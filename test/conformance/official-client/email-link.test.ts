import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { stage } from './scripts.ts'

const { future } = stage()

const EMAIL = 'ada@example.test'

future('an email link that is opened in another page', {
  options: presets.emailLink(),
  script: async ({ signUp, look, api, open, app }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailLink({ verificationUrl: `${app}/verify` })
    const waiting = signUp.verifications.waitForEmailLinkVerification()
    const other = await open(api.outbox.last(EMAIL).url)
    expect(new URL(other.page.url()).pathname).toBe('/verify')
    await waiting
    expect((await look()).signUp).toMatchObject({ status: 'complete' })
    await other.page.close()
    await signUp.finalize()
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: {} },
})
