import type { PopupWindow } from '../browser/providers.ts'
import { FlowError } from '../errors.ts'
import { isRedirectStrategy, type PhoneCodeChannel, strategyOf } from '../shapes/strategies.ts'
import type { PopupParams, WalletName } from './params.ts'

/** What a form may have for a sign-up and for a sign-in alike. */
export interface AttemptValues extends Pick<PopupParams, 'popupCallbackUrl'>, WalletName {
  /** The password; the new one when the step is `new_password`. */
  password?: string | undefined
  /** The code that was sent; of a sign-in also that of an authenticator app, or a backup code. */
  code?: string | undefined
  /** The way that the user chose: one of the step's strategies, or that of a provider or a wallet. */
  strategy?: string | undefined
  /** How a code is sent by phone. Default: `sms`. */
  channel?: PhoneCodeChannel | undefined
  /** With `email_link`: the page that calls `client.handleEmailLinkVerification()`. */
  verificationUrl?: string | undefined
  /** With a provider: where to go when the attempt is complete. */
  redirectUrl?: string | undefined
  /** With a provider: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl?: string | undefined
  /** With a provider: your window, opened in the click handler. */
  popup?: PopupWindow | null | undefined
  /** With `enterprise_sso`: which connection, where there are several. */
  enterpriseConnectionId?: string | undefined
  /** An invitation's ticket; of a sign-in also a sign-in token. */
  ticket?: string | undefined
  /** An identity token, with the strategies that use one. */
  token?: string | undefined
  /** Whether to continue the other kind of attempt of this client: a sign-in without a user, or a sign-up that has one. */
  transfer?: boolean | undefined
  /** The proof of a Protect challenge. */
  proofToken?: string | undefined
}

/** Their names. */
export const ATTEMPT_VALUES = [
  'password',
  'code',
  'strategy',
  'channel',
  'verificationUrl',
  'redirectUrl',
  'redirectCallbackUrl',
  'popup',
  'popupCallbackUrl',
  'walletName',
  'enterpriseConnectionId',
  'ticket',
  'token',
  'transfer',
  'proofToken',
] as const satisfies readonly (keyof AttemptValues)[]

/** What `advance()` is called with: an object, or what a form has. */
export type Given<Values> = Values | FormData

const isForm = (given: object): given is FormData => typeof (given as Partial<FormData>).entries === 'function'

/** The values that are `true` or `false`: a checkbox of a form has `on`. */
const FLAGS = ['transfer', 'signUpIfMissing', 'signOutOfOtherSessions']

/** What a user leaves empty in a form is not given. Of several inputs of one name the last one counts. */
const readForm = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...form.entries()]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, FLAGS.includes(name) ? value !== 'false' : value]),
  )

const unknownName = (name: string, known: readonly string[]): FlowError =>
  new FlowError('invalid_parameter', { detail: `there is no value \`${name}\`; known are ${known.join(', ')}` })

/**
 * Returns the values that were given.
 *
 * @param known The names that may be used.
 * @throws FlowError `invalid_parameter` for any other name, for a file, and for what is no object.
 */
export const readValues = <Values extends object>(
  given: Given<Values> | undefined,
  known: readonly (keyof Values & string)[],
): Values => {
  if (given === undefined) return {} as Values
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new FlowError('invalid_parameter', { detail: 'the values must be an object or `FormData`' })
  const values = isForm(given) ? readForm(given) : (given as Record<string, unknown>)
  for (const [name, value] of Object.entries(values)) {
    if (!(known as readonly string[]).includes(name)) throw unknownName(name, known)
    if (isForm(given) && typeof value === 'object')
      throw new FlowError('invalid_parameter', { detail: `\`${name}\` must be a text, and is a file` })
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}

/** The values of these names that were given. */
export const pickValues = <Values extends object, Name extends keyof Values & string>(
  values: Values,
  names: readonly Name[],
): Pick<Values, Name> =>
  Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name]]] : []))) as Pick<Values, Name>

/** @throws FlowError `invalid_parameter` */
export const lackingValue = (stepType: string, wanted: string): never => {
  throw new FlowError('invalid_parameter', { detail: `the next step is \`${stepType}\`: pass ${wanted}` })
}

/** The strategy that was chosen or, when there is only one way, that one. */
export const chosenStrategy = (given: string | undefined, ways: readonly string[]): string | undefined =>
  given ?? (ways.length === 1 ? ways[0] : undefined)

/** The strategy that sends a code without any choice of the user; `undefined` when there are other ways. */
export const onlyCodeOf = (ways: readonly string[]): string | undefined =>
  ways.length === 1 && strategyOf(ways[0])?.sends === 'code' ? ways[0] : undefined

/** Whether a strategy needs the user at a provider or at a wallet, whatever the next step is. */
export const kindOfStrategy = (strategy: string | undefined): 'provider' | 'wallet' | 'other' => {
  if (isRedirectStrategy(strategy)) return 'provider'
  return strategyOf(strategy)?.sends === 'message' ? 'wallet' : 'other'
}

/** Alternatives for a message, each as code. */
export const listNames = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' or ')
