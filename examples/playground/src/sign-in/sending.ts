import type { Client, Settled } from 'headless-signup'
import type { App } from '../app.ts'
import { addressOf } from '../home.ts'
import type { Current, Factor, Which } from './current.ts'

const CODES = ['email_code', 'phone_code', 'reset_password_email_code', 'reset_password_phone_code']

export const isCode = ({ strategy }: Factor): boolean => CODES.includes(strategy)
export const isLink = ({ strategy }: Factor): boolean => strategy === 'email_link'
/** Whether something is sent to the user first. */
export const isSending = (factor: Factor): boolean => isCode(factor) || isLink(factor)
export const isToPhone = ({ strategy }: Factor): boolean => strategy.includes('phone')

export const recipientOf = (factor: Factor): string =>
  ('safeIdentifier' in factor && factor.safeIdentifier) || (isToPhone(factor) ? 'your phone' : 'your email address')

const emailOf = (factor: Factor) => ('emailAddressId' in factor ? { emailAddressId: factor.emailAddressId } : {})
const phoneOf = (factor: Factor) => ('phoneNumberId' in factor ? { phoneNumberId: factor.phoneNumberId } : {})

const sendSecond = ({ signIn: { future } }: Client, factor: Factor): Promise<Settled> => {
  if (isLink(factor))
    return future.emailLink.sendLink({ ...emailOf(factor), verificationUrl: addressOf('/email-link') })
  return isToPhone(factor) ? future.mfa.sendPhoneCode(phoneOf(factor)) : future.mfa.sendEmailCode(emailOf(factor))
}

const sendFirst = ({ signIn: { future }, $environment }: Client, factor: Factor, channel?: string) => {
  const [first = 'sms'] = $environment.get()?.attributes.phone_number?.channels ?? []
  switch (factor.strategy) {
    case 'email_link':
      return future.emailLink.sendLink({ ...emailOf(factor), verificationUrl: addressOf('/email-link') })
    case 'phone_code':
      return future.phoneCode.sendCode({
        ...phoneOf(factor),
        channel: (channel ?? first) === 'whatsapp' ? 'whatsapp' : 'sms',
      })
    case 'reset_password_email_code':
      return future.resetPasswordEmailCode.sendCode(emailOf(factor))
    case 'reset_password_phone_code':
      return future.resetPasswordPhoneCode.sendCode(phoneOf(factor))
    default:
      return future.emailCode.sendCode(emailOf(factor))
  }
}

/** Sends the code or the link of a factor. */
export const sendTo = (app: App, { which, factor }: Omit<Current, 'others'>, channel?: string): Promise<Settled> => {
  const { client } = app
  const sending = which === 'second' ? sendSecond(client, factor) : sendFirst(client, factor, channel)
  return app.noteSending(recipientOf(factor), sending)
}

/** Verifies a code: one that was sent, of an authenticator app, or a backup code. */
export const verifyCode = ({ signIn: { future } }: Client, which: Which, { strategy }: Factor, code: string) => {
  if (strategy === 'totp') return future.mfa.verifyTOTP({ code })
  if (strategy === 'backup_code') return future.mfa.verifyBackupCode({ code })
  if (strategy === 'reset_password_email_code') return future.resetPasswordEmailCode.verifyCode({ code })
  if (strategy === 'reset_password_phone_code') return future.resetPasswordPhoneCode.verifyCode({ code })
  if (which === 'second')
    return strategy === 'phone_code' ? future.mfa.verifyPhoneCode({ code }) : future.mfa.verifyEmailCode({ code })
  return strategy === 'phone_code' ? future.phoneCode.verifyCode({ code }) : future.emailCode.verifyCode({ code })
}
