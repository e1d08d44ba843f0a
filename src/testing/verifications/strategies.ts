import { toSnakeCase } from '../../shapes/kinds.ts'
import { channelsOf, STRATEGY_NAMES, verificationNameOf } from '../../shapes/strategies.ts'
import type { MockTokenProvider } from '../account-types.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { VerifiedField } from '../state/records.ts'

/** A field that a message can be sent to. */
export type MessageField = Exclude<VerifiedField, 'web3_wallet'>

/** The field that a strategy verifies by a message; `undefined` for any other strategy. */
export const messageFieldOf = (strategy: string | undefined): MessageField | undefined => {
  const name = channelsOf(strategy).length > 0 ? verificationNameOf(strategy) : null
  return name === null ? undefined : (toSnakeCase(name) as MessageField) // messages go to addresses and numbers only
}

/** Every strategy that can verify a field by a message. */
export const messageStrategiesOf = (field: MessageField): readonly string[] =>
  STRATEGY_NAMES.filter((strategy) => messageFieldOf(strategy) === field)

/** The message strategies that the settings enable. */
export const enabledMessageStrategies = ({ attributes }: UserSettings): readonly string[] =>
  STRATEGY_NAMES.filter((strategy) => {
    const field = messageFieldOf(strategy)
    return field && attributes[field].enabled && attributes[field].verifications.includes(strategy)
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
