import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SignUp, SignUpFuture } from '../../../src/index.ts'
import { presets } from '../../../src/testing/index.ts'
import type { Actor } from './pages/actor.ts'
import type { Scene } from './perform.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const ADA = { emailAddress: 'ada@lovelace.test', firstName: 'Ada', lastName: 'Lovelace' }
const GRACE = { emailAddress: 'grace@hopper.test', firstName: 'Grace' }

/** The user in the popup that `open` opens: chooses one of the known, and the popup closes. */
const chooseInPopup = async (page: Page, name: RegExp): Promise<void> => {
  const popup = await page.context().waitForEvent('page')
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name }).click()
  await closed
}

/** The method of the classic face. Our client ends when the popup does, the official one when it went to the provider. */
const authenticateWithPopup = ({ page, app }: Scene): Promise<void> =>
  page
    .evaluate(async (app) => {
      const popup = window.open('about:blank', 'provider', 'popup')
      await ((window.actor as Actor).signUp() as SignUp).authenticateWithPopup({
        strategy: 'oauth_google',
        redirectUrl: `${app}/sso-callback`,
        redirectUrlComplete: `${app}/welcome`,
        popup,
      })
    }, app)
    .catch((error: Error) => {
      if (!/Execution context was destroyed|navigation/i.test(error.message)) throw error
    })

/** The same of the Future face: ends when the popup does, on both. */
const ssoInPopup = ({ page, app }: Scene): Promise<unknown> =>
  page.evaluate(async (app) => {
    const popup = window.open('about:blank', 'provider', 'popup') ?? undefined
    const { error } = await ((window.actor as Actor).signUp() as SignUpFuture).sso({
      strategy: 'oauth_google',
      redirectUrl: `${app}/welcome`,
      redirectCallbackUrl: `${app}/sso-callback`,
      popup,
    })
    return error
  }, app)

for (const instance of ['development', 'production'] as const) {
  classic(`a popup in which the provider passes on everything (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: (api) => void api.providers.add('oauth_google', { identities: [ADA] }),
    script: async (scene) => {
      const { page, ready } = scene
      await Promise.all([chooseInPopup(page, /^Ada/), authenticateWithPopup(scene)])
      await page.waitForURL('**/welcome')
      await ready()
    },
    ends: { signUp: {}, session: { status: 'active' }, user: { firstName: 'Ada' } },
  })

  future(`a popup in which the provider passes on everything (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: (api) => void api.providers.add('oauth_google', { identities: [ADA] }),
    script: async (scene) => {
      const { page, signUp, look } = scene
      const [error] = await Promise.all([ssoInPopup(scene), chooseInPopup(page, /^Ada/)])
      expect(error).toBeNull()
      expect((await look()).signUp).toMatchObject({ status: 'complete' })
      await signUp.finalize()
    },
    ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { firstName: 'Ada' } },
  })
}

classic('what the provider does not pass on in a popup is asked for by the page that opened it', {
  options: presets.socialProgressive(),
  arrive: (api) => void api.providers.add('oauth_google', { identities: [GRACE] }),
  script: async (scene) => {
    const { page, ready, client, signUp, look } = scene
    await Promise.all([chooseInPopup(page, /^Grace/), authenticateWithPopup(scene)])
    await page.waitForURL('**/sso-callback*')
    await ready()
    await client.handleRedirectCallback({ continueSignUpUrl: '/continue' })
    await page.waitForURL('**/continue*')
    await ready()
    await signUp.update({ lastName: 'Hopper' })
    await client.setActive({ session: String((await look()).signUp.createdSessionId) })
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { lastName: 'Hopper' } },
})

future('what the provider does not pass on in a popup is asked for by the page that opened it', {
  options: presets.socialProgressive(),
  arrive: (api) => void api.providers.add('oauth_google', { identities: [GRACE] }),
  script: async (scene) => {
    const { page, signUp, look } = scene
    const [error] = await Promise.all([ssoInPopup(scene), chooseInPopup(page, /^Grace/)])
    expect(error).toBeNull()
    expect((await look()).signUp).toMatchObject({ firstName: 'Grace', missingFields: ['last_name'] })
    await signUp.update({ lastName: 'Hopper' })
    await signUp.finalize()
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { lastName: 'Hopper' } },
})
