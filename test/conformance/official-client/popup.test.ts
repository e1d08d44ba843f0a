import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { authenticateWithPopup, chooseInPopup, ssoInPopup } from './popups.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const ADA = { emailAddress: 'ada@lovelace.test', firstName: 'Ada', lastName: 'Lovelace' }
const GRACE = { emailAddress: 'grace@hopper.test', firstName: 'Grace' }

for (const instance of ['development', 'production'] as const) {
  classic(`a popup in which the provider passes on everything (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: (api) => void api.providers.add('oauth_google', { identities: [ADA] }),
    script: async (scene) => {
      const { page, ready } = scene
      await Promise.all([chooseInPopup(page, /^Ada/), authenticateWithPopup(scene, 'signUp')])
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
      const [error] = await Promise.all([ssoInPopup(scene, 'signUp'), chooseInPopup(page, /^Ada/)])
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
    const { activate, page, ready, client, signUp } = scene
    await Promise.all([chooseInPopup(page, /^Grace/), authenticateWithPopup(scene, 'signUp')])
    await page.waitForURL('**/sso-callback*')
    await ready()
    await client.handleRedirectCallback({ continueSignUpUrl: '/continue' })
    await page.waitForURL('**/continue*')
    await ready()
    await signUp.update({ lastName: 'Hopper' })
    await activate('signUp')
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { lastName: 'Hopper' } },
})

future('what the provider does not pass on in a popup is asked for by the page that opened it', {
  options: presets.socialProgressive(),
  arrive: (api) => void api.providers.add('oauth_google', { identities: [GRACE] }),
  script: async (scene) => {
    const { page, signUp, look } = scene
    const [error] = await Promise.all([ssoInPopup(scene, 'signUp'), chooseInPopup(page, /^Grace/)])
    expect(error).toBeNull()
    expect((await look()).signUp).toMatchObject({ firstName: 'Grace', missingFields: ['last_name'] })
    await signUp.update({ lastName: 'Hopper' })
    await signUp.finalize()
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { lastName: 'Hopper' } },
})
