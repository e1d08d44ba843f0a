import type { CodeParams } from '../attempts/params.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { PhoneCodeChannel, StrategyWith } from '../shapes/strategies.ts'
import { attempt, prepare } from './verification.ts'

/** The official guides pass the address: it is the sign-up's own. */
export const sendEmailCode = (call: Call, _: { emailAddress?: string | undefined } = {}): Promise<void> =>
  prepare(call, { strategy: 'email_code' })

const verifyCode =
  (strategy: StrategyWith<{ sends: 'code' }>) =>
  async (call: Call, params: CodeParams): Promise<void> =>
    attempt(call, { strategy, code: requireObject(params).code })

export const verifyEmailCode = verifyCode('email_code')

export const sendPhoneCode = (
  call: Call,
  { channel = 'sms' }: { channel?: PhoneCodeChannel | undefined; phoneNumber?: string | undefined } = {},
): Promise<void> => prepare(call, { strategy: 'phone_code', channel })

export const verifyPhoneCode = verifyCode('phone_code')
