import type { MockTokenProvider } from './contract.ts'

/** The strategies that bring a token instead of sending the browser away, and whose tokens they take. */
const PROVIDERS: Readonly<Record<string, MockTokenProvider>> = {
  google_one_tap: 'oauth_google',
  oauth_token_apple: 'oauth_apple',
}

/** The provider whose tokens a strategy takes; `undefined` for a strategy that takes none. */
export const tokenProviderOf = (strategy: string | undefined): MockTokenProvider | undefined =>
  strategy !== undefined && Object.hasOwn(PROVIDERS, strategy) ? PROVIDERS[strategy] : undefined

/** The strategies that take the tokens of a provider. */
export const tokenStrategiesOf = (provider: string): readonly string[] =>
  Object.keys(PROVIDERS).filter((strategy) => PROVIDERS[strategy] === provider)
