import type { MockTokenProvider } from './provider-types.ts'

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
