import { Clerk } from '@clerk/clerk-js'
import { isEmailLinkError } from '@clerk/shared/error'
import { publishableKey } from './actor.ts'
import { keepWhenLeft } from './kept.ts'
import type { Steps, Subject } from './subject.ts'

/** The official client's options in every page: no user interface, and no telemetry, which goes to another host. */
export const OPTIONS = { telemetry: false } as const

/** Steps of an app around the sign-up, as the official client's documents have them. */
const stepsOf = (clerk: Clerk): Steps => ({
  signInWithRedirect: async (params) => clerk.client?.signIn.authenticateWithRedirect(params),
  transferToSignIn: async () => String((await clerk.client?.signIn.create({ transfer: true }))?.createdSessionId),
  oneTap: async ({ token, redirectUrl: url }) => {
    const result = await clerk.authenticateWithGoogleOneTap({ token })
    await clerk.handleGoogleOneTapCallback(result, { signInForceRedirectUrl: url, signUpForceRedirectUrl: url })
  },
  openedLink: async (urls) => {
    let outcome = 'verified'
    keepWhenLeft('openedLink', () => outcome)
    const onVerifiedOnOtherDevice = () => {
      outcome = 'verified_elsewhere'
    }
    await clerk.handleEmailLinkVerification({ ...urls, onVerifiedOnOtherDevice }).catch((error) => {
      if (!isEmailLinkError(error)) throw error
      outcome = error.code
    })
    return outcome
  },
})

export const createClerk = () => new Clerk(publishableKey())

/** What does not depend on the face. */
export const officialSubject = (clerk: Clerk): Omit<Subject, 'face' | 'signUp' | 'signIn'> => ({
  client: clerk,
  steps: stepsOf(clerk),
  session: () => clerk.session ?? null,
  sessions: () => clerk.client?.sessions ?? [],
  user: () => clerk.user ?? null,
  getToken: async () => (await clerk.session?.getToken()) ?? null,
})
