import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { choose } from './provider-page.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const ADA = { emailAddress: 'ada@lovelace.test', firstName: 'Ada', lastName: 'Lovelace' }
const GRACE = { emailAddress: 'grace@hopper.test', firstName: 'Grace' }
// A page that begins knows the session, and nothing of the sign-up that made it.
const COMPLETE = {
  signUp: { firstName: null },
  session: { status: 'active' },
  user: { firstName: 'Ada', lastName: 'Lovelace' },
}

for (const instance of ['development', 'production'] as const) {
  classic(`a provider passes on everything (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: (api) => void api.providers.add('oauth_google', { identities: [ADA] }),
    script: async ({ signUp, api, ...place }) => {
      await signUp.authenticateWithRedirect({
        strategy: 'oauth_google',
        redirectUrl: '/sso-callback',
        redirectUrlComplete: '/welcome',
      })
      await choose(place, /^Ada/, '/welcome')
      expect(api.users).toHaveLength(1)
    },
    ends: COMPLETE,
  })

  future(`a provider passes on everything (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: (api) => void api.providers.add('oauth_google', { identities: [ADA] }),
    script: async ({ signUp, api, ...place }) => {
      await signUp.sso({ strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
      await choose(place, /^Ada/, '/welcome')
      expect(api.users).toHaveLength(1)
    },
    ends: COMPLETE,
  })
}

future('what a provider does not pass on is asked for afterwards', {
  options: presets.socialProgressive(),
  arrive: (api) => void api.providers.add('oauth_google', { identities: [GRACE] }),
  script: async ({ signUp, look, ...place }) => {
    await signUp.sso({ strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
    await choose(place, /^Grace/, '/sso-callback')
    await place.client.handleRedirectCallback({ signUpForceRedirectUrl: '/welcome', continueSignUpUrl: '/continue' })
    await place.page.waitForURL('**/continue')
    await place.ready()
    expect((await look()).signUp).toMatchObject({ firstName: 'Grace', missingFields: ['last_name'] })
    await signUp.update({ lastName: 'Hopper' })
    await signUp.finalize()
  },
  ends: { signUp: { status: 'complete' }, session: { status: 'active' }, user: { lastName: 'Hopper' } },
})
