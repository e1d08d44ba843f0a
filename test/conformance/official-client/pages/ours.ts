import { createClient, kyTransport } from 'headless-signup'
import { publishableKey } from './actor.ts'
import { keepWhenLeft } from './kept.ts'
import { createSignIn } from './sign-in.ts'
import type { Steps, Subject } from './subject.ts'

const transport = kyTransport({ publishableKey: publishableKey() })
export const client = createClient({ transport })

const signIn = createSignIn(transport)

/** The sign-in is the app's own. */
const steps: Steps = {
  signInWithRedirect: async ({ strategy, redirectUrl, redirectUrlComplete }) => {
    const { first_factor_verification: way } = await signIn({
      strategy,
      redirectUrl,
      actionCompleteRedirectUrl: redirectUrlComplete,
    })
    location.assign(String(way?.external_verification_redirect_url))
  },
  transferToSignIn: async () => String((await signIn({ transfer: true })).created_session_id),
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
