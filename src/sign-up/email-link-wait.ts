import { type AwaitedLink, type EmailLinkWaitParams, waitForEmailLink } from '../attempts/email-link-wait.ts'
import type { Call } from '../calls/call.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { signUpId } from './requests.ts'
import { signUpResource } from './resource.ts'

const awaited: AwaitedLink<SignUpAttempt> = {
  attempt: signUpResource,
  verificationOf: ({ verifications }) => verifications.emailAddress,
  isOpen: ({ status }) => status === 'missing_requirements',
  isSent: ({ verifications: { emailAddress } }) =>
    emailAddress.strategy === 'email_link' && emailAddress.nextAction !== 'needs_prepare',
}

/** Waits until the link to the email address was opened, or is no longer valid. */
export const waitForEmailLinkVerification = (call: Call, params: EmailLinkWaitParams = {}): Promise<void> =>
  waitForEmailLink(call, params, (state) => {
    signUpId(state)
    return awaited
  })
