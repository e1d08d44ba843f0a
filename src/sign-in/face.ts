import { readOpenedEmailLink } from '../attempts/email-link-flow.ts'
import { type AttemptSource, methodsNamed } from '../attempts/face.ts'
import { later } from '../runtime/later.ts'
import { defineMembers } from '../state/members.ts'

/** All that a sign-in does: a page that only signs up does not load it. */
export type SignInPart = typeof import('./part.ts')

export const loadSignIn: () => Promise<SignInPart> = later(() => import('./part.ts'))

/** The methods of both interfaces that resolve to the sign-in, or to `{ error }`. */
export const METHODS =
  'create password reload prepareFirstFactor attemptFirstFactor prepareSecondFactor attemptSecondFactor resetPassword sso web3 authenticateWithWeb3 authenticateWithMetamask authenticateWithCoinbaseWallet authenticateWithBase authenticateWithOKXWallet authenticateWithSolana authenticateWithPasskey passkey ticket submitProtectCheck finalize'

/** Those that resolve to something else in the interface that rejects. */
export const RESULTS = 'advance authenticateWithRedirect authenticateWithPopup'

const CODE = 'sendCode verifyCode'
const RESET = `${CODE} submitPassword`
const GROUPS = {
  emailCode: CODE,
  phoneCode: CODE,
  emailLink: 'sendLink waitForVerification',
  resetPasswordEmailCode: RESET,
  resetPasswordPhoneCode: RESET,
  mfa: 'sendPhoneCode verifyPhoneCode sendEmailCode verifyEmailCode verifyTOTP verifyBackupCode passkey',
}

const addVerification = defineMembers({ live: { verification: readOpenedEmailLink } })

/** The groups of methods, each made on first access. */
export const groups = Object.fromEntries(
  Object.entries(GROUPS).map(([group, names]) => [
    group,
    (source: AttemptSource) => {
      const methods = methodsNamed(source, names, `${group}.`)
      return group === 'emailLink' ? addVerification(methods, source) : methods
    },
  ]),
)
