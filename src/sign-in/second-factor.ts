import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { verifyCode } from './codes.ts'
import { passkeyAsSecondFactor } from './passkey.ts'
import { prepareFactor } from './verification.ts'

const sendTo =
  (strategy: 'phone_code' | 'email_code', name: 'phoneNumberId' | 'emailAddressId') =>
  async (call: Call, params: { readonly [Name in typeof name]?: string | undefined } = {}): Promise<void> => {
    const id = requireObject(params)[name]
    await prepareFactor(call, 'second', { strategy }, id === undefined ? {} : { [name]: requireText(name, id) })
  }

/** The second factor, also of a user on a new device. */
export const mfa = {
  sendPhoneCode: sendTo('phone_code', 'phoneNumberId'),
  verifyPhoneCode: verifyCode('second', 'phone_code'),
  sendEmailCode: sendTo('email_code', 'emailAddressId'),
  verifyEmailCode: verifyCode('second', 'email_code'),
  verifyTOTP: verifyCode('second', 'totp'),
  verifyBackupCode: verifyCode('second', 'backup_code'),
  passkey: passkeyAsSecondFactor,
}
