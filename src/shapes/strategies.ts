/** A union of known names that also allows others: the server may have newer ones. */
export type Open<Known extends string> = Known | (string & {})

/** The verification that a strategy belongs to, by its name in `verifications` of a sign-up. */
export type VerificationName = 'emailAddress' | 'phoneNumber' | 'web3Wallet' | 'externalAccount'

/** What the client has to know of a strategy. */
interface Strategy {
  /** Absent for a strategy that verifies no field. */
  readonly verification?: VerificationName
  /** What the server sends when the verification starts: to the user, to sign, or as the URL of a provider. */
  readonly sends?: 'code' | 'link' | 'message' | 'redirect'
  /** How a code or link reaches the user. The first is the default. */
  readonly channels?: readonly string[]
  /** The parameter of an attempt that has the proof. Default: `code`. */
  readonly proof?: 'signature' | 'token' | 'password' | 'publicKeyCredential'
}

/** Every strategy with rules, by its name on the wire; a name that ends in `_` is the prefix of several. */
const STRATEGIES = {
  email_code: { verification: 'emailAddress', sends: 'code', channels: ['email'] },
  email_link: { verification: 'emailAddress', sends: 'link', channels: ['email'] },
  phone_code: { verification: 'phoneNumber', sends: 'code', channels: ['sms', 'whatsapp'] },
  web3_: { verification: 'web3Wallet', sends: 'message', proof: 'signature' },
  oauth_: { verification: 'externalAccount', sends: 'redirect' },
  enterprise_sso: { verification: 'externalAccount', sends: 'redirect' },
  google_one_tap: { proof: 'token' },
  password: { proof: 'password' },
  reset_password_email_code: { sends: 'code', channels: ['email'] },
  reset_password_phone_code: { sends: 'code', channels: ['sms'] },
  passkey: { proof: 'publicKeyCredential' },
  trusted_device: { proof: 'signature' },
  ticket: {},
} as const satisfies Readonly<Record<string, Strategy>>

type Strategies = typeof STRATEGIES

/** The strategies with a name of their own. */
export type StrategyName = Exclude<keyof Strategies, `${string}_`>

/** The names of the strategies whose row has these facts. */
export type StrategyWith<Facts extends Strategy> = {
  [Name in StrategyName]: Strategies[Name] extends Facts ? Name : never
}[StrategyName]

type ChannelsOf<Row> = Row extends { readonly channels: readonly (infer Channel)[] } ? Channel : never

/** How a code or a link can reach the user. */
export type MessageChannel = ChannelsOf<Strategies[StrategyName]>

export type PhoneCodeChannel = ChannelsOf<Strategies['phone_code']>

export const STRATEGY_NAMES: readonly string[] = Object.keys(STRATEGIES)

const ROWS = Object.entries<Strategy>(STRATEGIES)

/** The facts about a strategy; `undefined` for a strategy that the table does not list. */
export const strategyOf = (name: unknown): Strategy | undefined =>
  typeof name === 'string'
    ? ROWS.find(([row]) => row === name || (row.endsWith('_') && name.startsWith(row)))?.[1]
    : undefined

/** The channels of a strategy, the default first; empty for a strategy that sends nothing to the user. */
export const channelsOf = (name: unknown): readonly MessageChannel[] =>
  (strategyOf(name)?.channels ?? []) as readonly MessageChannel[] // the type is that of the same table

/** The verifications that start with a code or a link. */
export const MESSAGE_VERIFICATIONS = [
  ...new Set(ROWS.flatMap(([, { channels, verification }]) => (channels && verification ? [verification] : []))),
]

/** The verification of a strategy; `null` for a strategy without one. */
export const verificationNameOf = (strategy: unknown): VerificationName | null =>
  strategyOf(strategy)?.verification ?? null

/** Whether a strategy redirects to a provider. */
export const isRedirectStrategy = (strategy: unknown): boolean => strategyOf(strategy)?.sends === 'redirect'

/** Whether a sign-in with it has shown that a human is present: by a message to the user, or by a wallet. */
export const provesHuman = (strategy: unknown): boolean =>
  verificationNameOf(strategy) !== null && !isRedirectStrategy(strategy)

/** The wallets that the official client knows by name. */
export type Web3Provider = 'metamask' | 'coinbase_wallet' | 'base' | 'okx_wallet' | 'solana'

export type Web3Strategy = `web3_${Web3Provider}_signature`

/** The providers that the official client knows by name. */
type OAuthProvider =
  | 'apple'
  | 'atlassian'
  | 'bitbucket'
  | 'box'
  | 'coinbase'
  | 'discord'
  | 'dropbox'
  | 'enstall'
  | 'facebook'
  | 'github'
  | 'gitlab'
  | 'google'
  | 'hubspot'
  | 'huggingface'
  | 'instagram'
  | 'line'
  | 'linear'
  | 'linkedin'
  | 'linkedin_oidc'
  | 'microsoft'
  | 'notion'
  | 'slack'
  | 'spotify'
  | 'tiktok'
  | 'twitch'
  | 'twitter'
  | 'vercel'
  | 'x'
  | 'xero'

/** `oauth_google`, `oauth_github`, … and `oauth_custom_<slug>` for a custom provider. */
export type OAuthStrategy = `oauth_${OAuthProvider}` | `oauth_custom_${string}`
