import { isRoundTrip } from '../oauth/start.ts'
import { type MessageField, messageFieldOf, tokenProviderOf } from '../verifications/strategies.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'

const RESET = 'reset_password_'

/** Whether a strategy proves who the user is in order to set a new password. */
export const isReset = (strategy: string): boolean => strategy.startsWith(RESET)

/** The strategy of the message that is sent: that of a password reset is an ordinary code. */
export const messageStrategyOf = (strategy: string): string =>
  isReset(strategy) ? strategy.slice(RESET.length) : strategy

/** The kind of identification that a message of this strategy goes to; `undefined` for any other strategy. */
export const fieldOfFactor = (strategy: string): MessageField | undefined => messageFieldOf(messageStrategyOf(strategy))

/** The strategy that resets a password by a message to such an identification. */
export const resetBy = (field: MessageField): string =>
  field === 'email_address' ? 'reset_password_email_code' : 'reset_password_phone_code'

type Kind = 'code' | 'link' | 'wallet' | 'trip' | 'token' | 'password' | 'passkey' | 'ticket' | 'totp' | 'backup_code'

const BY_NAME: Readonly<Record<string, Kind>> = {
  email_link: 'link',
  password: 'password',
  passkey: 'passkey',
  ticket: 'ticket',
  totp: 'totp',
  backup_code: 'backup_code',
}

/** What a strategy needs of the user; `undefined` for an unknown one. */
export const kindOf = (strategy: string): Kind | undefined => {
  if (Object.hasOwn(BY_NAME, strategy)) return BY_NAME[strategy]
  if (isWalletStrategy(strategy)) return 'wallet'
  if (tokenProviderOf(strategy)) return 'token'
  if (isRoundTrip(strategy)) return 'trip'
  return fieldOfFactor(strategy) && 'code'
}
