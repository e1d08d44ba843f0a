import type { ReadableAtom } from 'nanostores'
import { closingPopup } from '../attempts/close-popup.ts'
import { emailLinkReader } from '../attempts/email-link-flow.ts'
import type { CallOptions } from '../calls/call.ts'
import type { Action, Owner } from '../calls/methods.ts'
import type { Source } from '../state/members.ts'
import type { SignInPart } from './on-demand.ts'

/** What the two interfaces of a client's sign-in are made of. */
export interface SignInSource extends Source {
  readonly owner: Owner
  readonly load: () => Promise<SignInPart>
  /** What has loaded, or `null`. */
  readonly $part: ReadableAtom<SignInPart | null>
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

type Actions = Readonly<Record<string, Action<unknown, unknown>>>

/** An action that loads when it is called. All load together, so they keep their order. */
export const actionOf =
  <Params>({ load }: SignInSource, name: string, group?: string): Action<Params, unknown> =>
  async (call, params) => {
    // A test holds the names to those of the actions.
    const all = (await load()).actions as unknown as Actions & Readonly<Record<string, Actions>>
    return (group ? all[group] : all)?.[name]?.(call, params)
  }

/** Makes a method of an action. */
type Make = (
  name: string,
  activity: 'waiting' | undefined,
) => (action: Action<never, unknown>) => (params: never, options?: CallOptions) => Promise<unknown>

/** Links, and passkeys that are offered in a form field, wait for the user, who may do something else. */
const isWaiting = (name: string, params: unknown): boolean =>
  name === 'waitForVerification' || (Object(params) as { flow?: unknown }).flow === 'autofill'

/** All methods, as one interface has them. */
export const methodsOf = (source: SignInSource, make: Make) => {
  const { owner, store } = source
  const named = (names: string, group?: string): Record<string, unknown> =>
    Object.fromEntries(
      names.split(' ').map((name) => {
        const action = closingPopup<never, unknown>(actionOf(source, name, group))
        return [
          name,
          (params: never, options?: CallOptions) =>
            make(name, isWaiting(name, params) ? 'waiting' : undefined)(action)(params, options),
        ]
      }),
    )
  const groups = Object.fromEntries(Object.entries(GROUPS).map(([group, names]) => [group, named(names, group)]))
  const readEmailLink = emailLinkReader(owner.calls)
  Object.defineProperty(groups.emailLink, 'verification', {
    enumerable: true,
    get: () => readEmailLink(store.get()),
  })
  return { ...named(METHODS), ...groups }
}
