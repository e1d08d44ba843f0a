/** A union of known names that stays open: the server may know more than this version does. */
export type Open<Known extends string> = Known | (string & {})

export type PhoneCodeChannel = 'sms' | 'whatsapp'

export type Web3Strategy =
  | 'web3_metamask_signature'
  | 'web3_coinbase_wallet_signature'
  | 'web3_base_signature'
  | 'web3_okx_wallet_signature'
  | 'web3_solana_signature'

/** `oauth_google`, `oauth_github`, `oauth_custom_<slug>`, … */
export type OAuthStrategy = `oauth_${string}`

/** The identifiers and attributes that a sign-up can ask for. Spelled as on the wire, as the documents do. */
export type SignUpField =
  | SignUpIdentificationField
  | 'first_name'
  | 'last_name'
  | 'password'
  | 'legal_accepted'
  | 'protect_check'

/** The fields whose values may need a verification. */
export type SignUpIdentificationField =
  | 'email_address'
  | 'phone_number'
  | 'username'
  | 'web3_wallet'
  | 'email_address_or_phone_number'
  | 'enterprise_sso'
  | OAuthStrategy
