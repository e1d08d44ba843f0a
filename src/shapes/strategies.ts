/** A union of known names that also allows others: the server may have newer ones. */
export type Open<Known extends string> = Known | (string & {})

export type PhoneCodeChannel = 'sms' | 'whatsapp'

export type Web3Strategy =
  | 'web3_metamask_signature'
  | 'web3_coinbase_wallet_signature'
  | 'web3_base_signature'
  | 'web3_okx_wallet_signature'
  | 'web3_solana_signature'

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

/** The identifiers and attributes that a sign-up can ask for. Spelled as on the wire. */
export type SignUpField =
  | SignUpIdentificationField
  | 'first_name'
  | 'last_name'
  | 'password'
  | 'legal_accepted'
  | 'protect_check'

/** The fields whose values may have to be verified. */
export type SignUpIdentificationField =
  | 'email_address'
  | 'phone_number'
  | 'username'
  | 'web3_wallet'
  | 'email_address_or_phone_number'
  | 'enterprise_sso'
  | OAuthStrategy

/** The verification of a strategy, by its name in `verifications` of a sign-up; `null` for a strategy without one. */
export const verificationNameOf = (
  strategy: unknown,
): 'emailAddress' | 'phoneNumber' | 'web3Wallet' | 'externalAccount' | null => {
  if (typeof strategy !== 'string') return null
  if (strategy === 'email_code' || strategy === 'email_link') return 'emailAddress'
  if (strategy === 'phone_code') return 'phoneNumber'
  if (strategy.startsWith('web3_')) return 'web3Wallet'
  return strategy.startsWith('oauth_') || strategy === 'enterprise_sso' ? 'externalAccount' : null
}
