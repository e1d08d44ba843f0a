import { createClient, kyTransport } from 'headless-signup'
import { publishableKey } from './actor.ts'
import { keepWhenLeft } from './kept.ts'
import type { Steps, Subject } from './subject.ts'

const transport = kyTransport({ publishableKey: publishableKey() })
export const client = createClient({ transport })

const steps: Steps = {
  signInWithRedirect: (params) => client.signIn.authenticateWithRedirect(params),
  transferToSignIn: async () => String((await client.signIn.create({ transfer: true })).createdSessionId),
  oneTap: async ({ token, redirectUrl: url }) => {
    await client.authenticateWithGoogleOneTap({ token, signInForceRedirectUrl: url, signUpForceRedirectUrl: url })
  },
  openedLink: async (urls) => {
    let outcome = 'verified'
    keepWhenLeft('openedLink', () => outcome)
    const { type } = await client.handleEmailLinkVerification(urls)
    if (type !== 'activated' && type !== 'continue') outcome = type
    return outcome
  },
}

/** What does not depend on the face. */
export const ourSubject: Omit<Subject, 'face' | 'signUp' | 'signIn'> = {
  client,
  steps,
  session: client.$session.get,
  sessions: client.$sessions.get,
  user: client.$user.get,
  getToken: () => client.getToken(),
}
