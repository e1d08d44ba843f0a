import { expect } from 'vitest'
import type { SignUp } from '../../../src/index.ts'
import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import type { Actor } from './pages/actor.ts'
import type { Scene } from './perform.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const { attributes } = presets.emailLink().settings ?? {}
const WITH_NAME = { settings: { attributes: { ...attributes, first_name: { enabled: true, required: true } } } }
const LANDING = { redirectUrl: '/sign-up', redirectUrlComplete: '/welcome' }
const COMPLETE = { signUp: { status: 'complete' }, session: { status: 'active' }, user: {} }

/** Sends a link and waits until it is opened, as the classic face does both. Returns what became of it. */
const startFlow = ({ page, app }: Scene): Promise<unknown> =>
  page.evaluate(async (redirectUrl) => {
    const { startEmailLinkFlow } = ((window.actor as Actor).signUp() as SignUp).createEmailLinkFlow()
    const { verifications } = await startEmailLinkFlow({ redirectUrl })
    return verifications.emailAddress.status
  }, `${app}/verify`)

const linkNumber = async (api: MockFrontendApi, count: number): Promise<string | undefined> => {
  await expect.poll(() => api.outbox.length).toBe(count)
  return api.outbox.last(EMAIL).url
}

classic('an email link that is opened in another page, and makes the session active there', {
  options: presets.emailLink(),
  script: async (scene) => {
    const { signUp, activate, api, open } = scene
    await signUp.create({ emailAddress: EMAIL })
    const waiting = startFlow(scene)
    const other = await open(await linkNumber(api, 1))
    expect(await other.openedLink(LANDING)).toBe('verified')
    await other.page.waitForURL('**/welcome')
    await other.ready()
    expect(await other.look()).toMatchObject({ session: { status: 'active' } })
    expect(await waiting).toBe('verified')
    await other.page.close()
    await activate('signUp')
  },
  ends: COMPLETE,
})

classic('an email link that is opened too late, and another one', {
  options: presets.emailLink(),
  script: async (scene) => {
    const { signUp, activate, api, open, advance } = scene
    await signUp.create({ emailAddress: EMAIL })
    const late = startFlow(scene)
    const url = await linkNumber(api, 1)
    await advance(600_000)
    const other = await open(url)
    expect(await other.openedLink(LANDING)).toBe('expired')
    await other.page.close()
    expect(await late).toBe('expired')
    const inTime = startFlow(scene)
    const another = await open(await linkNumber(api, 2))
    expect(await inTime).toBe('verified')
    await another.page.close()
    await activate('signUp')
  },
  ends: COMPLETE,
})

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
  ends: COMPLETE,
})

future('an email link that is opened too late, and another one', {
  options: presets.emailLink(),
  script: async ({ signUp, look, api, open, app, advance }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailLink({ verificationUrl: `${app}/verify` })
    await advance(600_000)
    const other = await open(api.outbox.last(EMAIL).url)
    expect(await other.openedLink(LANDING)).toBe('expired')
    await other.page.close()
    await signUp.verifications.waitForEmailLinkVerification()
    expect((await look()).signUp).toMatchObject({ verifications: { emailAddress: { status: 'expired' } } })
    await signUp.verifications.sendEmailLink({ verificationUrl: `${app}/verify` })
    const waiting = signUp.verifications.waitForEmailLinkVerification()
    const another = await open(api.outbox.last(EMAIL).url)
    await waiting
    await another.page.close()
    await signUp.finalize()
  },
  ends: COMPLETE,
})

future('an email link that verifies, and leaves the rest to the page that waits', {
  options: WITH_NAME,
  script: async ({ signUp, api, open, app }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailLink({ verificationUrl: `${app}/verify` })
    const waiting = signUp.verifications.waitForEmailLinkVerification()
    const other = await open(api.outbox.last(EMAIL).url)
    expect(await other.openedLink(LANDING)).toBe('verified')
    await other.page.waitForURL('**/sign-up')
    await other.page.close()
    await waiting
    await signUp.update({ firstName: 'Ada' })
    await signUp.finalize()
  },
  ends: { ...COMPLETE, user: { firstName: 'Ada' } },
})
