import { readOpenedEmailLink } from '../attempts/email-link-flow.ts'
import { type Action, actionsOf, type MakeMethod, methodsOf, type Owner } from '../calls/methods.ts'
import { type Lazy, later } from '../runtime/later.ts'
import { defineMembers, type Source } from '../state/members.ts'

/** All that a sign-in does: a page that only signs up does not load it. */
export type SignInPart = typeof import('./part.ts')

export const loadSignIn: () => Promise<SignInPart> = later(() => import('./part.ts'))

/** What the two interfaces of a client's sign-in are made of. */
export interface SignInSource extends Source, Lazy<SignInPart> {
  readonly owner: Owner
  /** Makes the methods of one of the interfaces. */
  readonly make: MakeMethod<unknown>
}

/** The methods, and the groups of methods: each has the name of its action. */
const METHODS =
  'advance create password reload prepareFirstFactor attemptFirstFactor prepareSecondFactor attemptSecondFactor resetPassword sso authenticateWithRedirect authenticateWithPopup web3 authenticateWithWeb3 authenticateWithMetamask authenticateWithCoinbaseWallet authenticateWithBase authenticateWithOKXWallet authenticateWithSolana authenticateWithPasskey passkey ticket submitProtectCheck finalize'
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

/** Links, and passkeys that are offered in a form field, wait for the user, who may do something else. */
export const activityOf = (name: string, params: unknown): 'waiting' | undefined =>
  name === 'waitForVerification' || (Object(params) as { flow?: unknown }).flow === 'autofill' ? 'waiting' : undefined

type Actions = Readonly<Record<string, Action<never, unknown>>>

const named = ({ load, make }: SignInSource, names: string, group = '') => {
  // A test holds the names to those of the actions.
  const action = actionsOf<Actions>(load)
  return methodsOf<Actions, string, unknown>((name) => action(group + name), names.split(' '), make)
}

/** The methods, as one of the interfaces has them. */
export const signInMethods = (source: SignInSource) => named(source, METHODS)

const addVerification = defineMembers({ live: { verification: readOpenedEmailLink } })

/** The groups of methods, each made on first access. */
export const groups = Object.fromEntries(
  Object.entries(GROUPS).map(([group, names]) => [
    group,
    (source: SignInSource) => {
      const methods = named(source, names, `${group}.`)
      return group === 'emailLink' ? addVerification(methods, source) : methods
    },
  ]),
)
