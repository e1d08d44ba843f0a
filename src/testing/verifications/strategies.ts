import type { MockTokenProvider } from '../account-types.ts'
import type { UserSettings } from '../environment/settings.ts'

/** The strategies that verify a field by a message, with the field of each. */
const FIELDS = { email_code: 'email_address', email_link: 'email_address', phone_code: 'phone_number' } as const

type MessageStrategy = keyof typeof FIELDS
/** A field that a message can be sent to. */
export type MessageField = (typeof FIELDS)[MessageStrategy]

const STRATEGIES = Object.keys(FIELDS) as MessageStrategy[] // `Object.keys` is typed as `string[]`.

const isMessageStrategy = (strategy: string | undefined): strategy is MessageStrategy =>
  strategy !== undefined && Object.hasOwn(FIELDS, strategy)

/** The field that a strategy verifies by a message; `undefined` for any other strategy. */
export const messageFieldOf = (strategy: string | undefined): MessageField | undefined =>
  isMessageStrategy(strategy) ? FIELDS[strategy] : undefined

/** Every strategy that can verify a field by a message. */
export const messageStrategiesOf = (field: MessageField): readonly string[] =>
  STRATEGIES.filter((strategy) => FIELDS[strategy] === field)

/** The message strategies that the settings enable. */
export const enabledMessageStrategies = ({ attributes }: UserSettings): readonly string[] =>
  STRATEGIES.filter((strategy) => {
    const { enabled, verifications } = attributes[FIELDS[strategy]]
    return enabled && verifications.includes(strategy)
  })

const GOOGLE_ONE_TAP = 'google_one_tap'
const OAUTH_TOKEN = 'oauth_token_'

/** The provider whose identity tokens a strategy accepts; `undefined` for any other strategy. */
export const tokenProviderOf = (strategy: string | undefined): MockTokenProvider | undefined => {
  if (strategy === GOOGLE_ONE_TAP) return 'oauth_google'
  return strategy?.startsWith(OAUTH_TOKEN) ? `oauth_${strategy.slice(OAUTH_TOKEN.length)}` : undefined
}

/** The strategies that accept the identity tokens of a provider. */
export const tokenStrategiesOf = (provider: string): readonly string[] => [
  ...(provider === 'oauth_google' ? [GOOGLE_ONE_TAP] : []),
  provider.replace('oauth_', OAUTH_TOKEN),
]
