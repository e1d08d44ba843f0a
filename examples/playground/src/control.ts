// The playground's own endpoints, beside the Frontend API.
import { addressOf } from './home.ts'

export type Presence = 'off' | 'optional' | 'required'
export type Switch = 'off' | 'on'

/** What the sign-up asks for, and how a user signs in again. */
export interface Choices {
  readonly emailAddress: Presence
  readonly phoneNumber: Presence
  readonly phoneChannel: 'sms' | 'whatsapp' | 'both'
  readonly username: Presence
  readonly names: Presence
  readonly password: Presence
  readonly legalConsent: 'off' | 'required'
  readonly emailWith: 'code' | 'link'
  readonly providerWindow: 'off' | 'page' | 'popup'
  readonly wallets: 'off' | 'optional'
  readonly captcha: 'off' | 'required'
  readonly mode: 'public' | 'restricted'
  readonly firstOffered: 'password' | 'otp'
  readonly authenticator: Switch
  readonly backupCodes: Switch
  readonly phoneSecond: Switch
  readonly passkeys: 'off' | 'button' | 'autofill'
  readonly deviceTrust: Switch
  readonly enumeration: Switch
  readonly lockOut: Switch
  /** How many connections a company has for the addresses of its domain. */
  readonly companies: 'off' | 'one' | 'two'
  /** Whether its users may take a code by email instead. */
  readonly companyCodes: Switch
  /** What becomes of an identifier without a user. */
  readonly unknownUsers: 'rejected' | 'sign-up'
}

export interface Settings {
  /** Where a token identifies the browser, as for a development instance. Absent: a cookie does. */
  readonly publishableKey?: string
  /** Whether an instance is behind the page, and no mock: settings, messages and challenges are its own. */
  readonly isInstance?: boolean
  readonly choices: Choices
  /** How long after a code another may be asked for. */
  readonly resendIntervalMs: number
}

export interface Message {
  readonly to: string
  readonly channel: 'email' | 'sms' | 'whatsapp'
  readonly code?: string
  /** The address to open, when it is a link. */
  readonly url?: string
  readonly sentAt: number
}

const call = async <Result>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Result> => {
  const init =
    method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
  const response = await fetch(addressOf(path), { method, ...init }).catch(() => {
    throw new Error('The server cannot be reached. Check that it is running, then try again.')
  })
  const result = await response.json()
  if (!response.ok) throw new Error(result.message)
  return result
}

/** Removes the token of a development browser, which the page itself keeps, under more than one name. */
const forgetToken = (): void => {
  const names = document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '')
  for (const name of names.filter((one) => one.startsWith('__clerk_db_jwt'))) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${name}=; Path=/; Max-Age=0`
  }
}

export const readSettings = () => call<Settings>('GET', '/playground/settings')
export const changeSettings = (changes: Partial<Choices>) => call<Settings>('POST', '/playground/settings', changes)
export const forgetBrowser = () => {
  forgetToken()
  return call('POST', '/playground/new-browser')
}
export const resetServer = () => call('POST', '/playground/reset')

export interface Invitation {
  /** Absent: the ticket is for any address. */
  readonly emailAddress?: string
  readonly path: string
}

export const issueInvitation = () => call<Invitation>('POST', '/playground/invitation')
/** The next change of a sign-up is met with a challenge. */
export const requireChallenge = () => call('POST', '/playground/challenge')
/** The server does the next change, and its response is lost. */
export const loseResponse = () => call('POST', '/playground/lost-response')
/** What the script of the challenge with this token would end with. */
export const readProof = async (token: string): Promise<string> =>
  (await call<{ proof: string }>('POST', '/playground/proof', { token })).proof

/** An account in the user's authenticator app. */
export interface Authenticator {
  readonly account: string
  /** All that its user may sign in by. */
  readonly identifiers: readonly string[]
  readonly code: string
  /** Whether its code was used: the next one is due. */
  readonly isUsed: boolean
  readonly backupCodes: readonly string[]
}

/** All accounts of the app, and the server's time: epoch milliseconds. */
export const readAuthenticators = () =>
  call<{ readonly authenticators: readonly Authenticator[]; readonly now: number }>('GET', '/playground/authenticators')
export const addAuthenticator = (userId: string) => call('POST', '/playground/authenticator', { userId })
export const keepPasskey = (passkey: {
  readonly userId: string
  readonly credentialId: string
  readonly publicKey: string
}) => call('POST', '/playground/passkey', passkey)
/** A link that signs the newest user in. */
export const issueSignInLink = () => call<{ account: string; path: string }>('POST', '/playground/ticket')

/** The messages to these recipients, and to the users with these identifiers, newest first. */
export const readInbox = async (
  recipients: readonly string[],
  identifiers: readonly string[],
): Promise<readonly Message[]> => {
  if (recipients.length + identifiers.length === 0) return []
  const query = new URLSearchParams([
    ...recipients.map((to) => ['to', to]),
    ...identifiers.map((identifier) => ['of', identifier]),
  ])
  return (await call<{ messages: readonly Message[] }>('GET', `/playground/inbox?${query}`)).messages
}
