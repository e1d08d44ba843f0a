import { type EmailLinkWaitParams, waitForEmailLink } from '../attempts/email-link-wait.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { signInAtServer } from './at-server.ts'
import { findRecipient } from './codes.ts'
import { signInOf } from './members.ts'
import type { EmailLinkSendParams, SignInEmailLinkFlowParams } from './params.ts'
import { isAtSecondFactor, startedSignIn, verificationOf, type Which } from './requests.ts'
import { prepareFactor } from './verification.ts'

const strategy = 'email_link'

/** Which factor a link is for: that of the current step. */
const currentFactor = async (call: Call): Promise<Which> =>
  (await call.inTurn((state) => isAtSecondFactor(signInOf(state)))) ? 'second' : 'first'

/** Sends a link to an email address: as the first factor or the second one, whichever is due. */
export const sendLink = async (call: Call, params: EmailLinkSendParams): Promise<void> => {
  const redirectUrl = resolveUrl(call.browser, 'verificationUrl', requireObject(params).verificationUrl)
  const ids = await findRecipient(call, 'emailAddress', params)
  await prepareFactor(call, await currentFactor(call), { strategy, redirectUrl }, ids)
}

/** The same, with the parameter names of `startEmailLinkFlow()`. */
export const startEmailLink = async (call: Call, params: SignInEmailLinkFlowParams): Promise<void> => {
  const { emailAddressId, redirectUrl } = requireObject(params)
  requireText('emailAddressId', emailAddressId)
  await sendLink(call, { emailAddressId, verificationUrl: resolveUrl(call.browser, 'redirectUrl', redirectUrl) })
}

/** Waits until the link that was sent last was opened, or is no longer valid. */
export const waitForVerification = (call: Call, params: EmailLinkWaitParams = {}): Promise<void> =>
  waitForEmailLink<SignInAttempt>(call, params, (state) => {
    const signIn = startedSignIn(state)
    const which = isAtSecondFactor(signIn) ? 'second' : 'first'
    return {
      attempt: signInAtServer,
      verificationOf: (current) => verificationOf(current, which),
      isOpen: (current) => current.status === signIn.status && signIn.status !== 'complete',
      isSent: (current) => verificationOf(current, which).strategy === strategy,
    }
  })
