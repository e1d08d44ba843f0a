import type { ReadableAtom } from 'nanostores'
import { closingPopup } from '../attempts/close-popup.ts'
import { emailLinkReader } from '../attempts/email-link-flow.ts'
import type { CallOptions } from '../calls/call.ts'
import type { Action, Owner } from '../calls/methods.ts'
import type { Source } from '../state/members.ts'
import type { SignInPart } from './on-demand.ts'
import type { PasskeyParams } from './params.ts'

/** What the two interfaces of a client's sign-in are made of. */
export interface SignInSource extends Source {
  readonly owner: Owner
  readonly load: () => Promise<SignInPart>
  /** What has loaded, or `null`. */
  readonly $part: ReadableAtom<SignInPart | null>
}

type Actions = SignInPart['actions']

type AnyAction = Action<never, unknown>

/** The groups of actions, and the names in each. */
const GROUPS = {
  emailCode: ['sendCode', 'verifyCode'],
  emailLink: ['sendLink'],
  phoneCode: ['sendCode', 'verifyCode'],
  resetPasswordEmailCode: ['sendCode', 'verifyCode', 'submitPassword'],
  resetPasswordPhoneCode: ['sendCode', 'verifyCode', 'submitPassword'],
  mfa: [
    'sendPhoneCode',
    'verifyPhoneCode',
    'sendEmailCode',
    'verifyEmailCode',
    'verifyTOTP',
    'verifyBackupCode',
    'passkey',
  ],
} as const satisfies { readonly [Group in keyof Actions]?: readonly (keyof Actions[Group])[] }

/** An action that loads when it is called. All load together, so they keep their order. */
export const actionOf =
  <Params>({ load }: SignInSource, pick: (actions: Actions) => Action<Params, unknown>): Action<Params, unknown> =>
  async (call, params) =>
    pick((await load()).actions)(call, params)

/** Makes a method of an action. */
type Make = (activity?: 'waiting') => (action: AnyAction) => (params: never, options?: CallOptions) => Promise<unknown>

/** Those that close the popup that they were given. */
const WITH_POPUP: readonly string[] = ['sso', 'authenticateWithPopup']

/** The methods of these names. */
export const methodsOf = (source: SignInSource, make: Make, names: readonly (keyof Actions)[]) =>
  Object.fromEntries(
    names.map((name) => {
      const action = actionOf(source, (actions) => actions[name] as AnyAction)
      return [name, make()(WITH_POPUP.includes(name) ? closingPopup(action) : action)]
    }),
  )

/** Passkeys that are offered in a form field wait for the user, who may do something else. */
export const passkeyMethod = (source: SignInSource, make: Make) => {
  const action = actionOf(source, (actions) => actions.authenticateWithPasskey) as AnyAction
  return (params?: PasskeyParams | CallOptions, options?: CallOptions): Promise<unknown> => {
    const isOffer = (params as PasskeyParams | undefined)?.flow === 'autofill'
    return make(isOffer ? 'waiting' : undefined)(action)(params as never, options)
  }
}

/** The ways to sign in that take more than one call. */
export const waysOf = (source: SignInSource, make: Make) => {
  const { owner, store } = source
  const readEmailLink = emailLinkReader(owner.calls)
  const groups: Record<string, object> = {}
  for (const [group, names] of Object.entries(GROUPS)) {
    groups[group] = Object.fromEntries(
      names.map((name) => {
        const pick = (actions: Actions) => actions[group as keyof typeof GROUPS][name as never] as AnyAction
        return [name, make()(actionOf(source, pick))]
      }),
    )
  }
  const wait = actionOf(source, ({ emailLink }) => emailLink.waitForVerification as AnyAction)
  return {
    ...groups,
    emailLink: {
      ...groups.emailLink,
      waitForVerification: make('waiting')(wait),
      get verification() {
        return readEmailLink(store.get())
      },
    },
  }
}
