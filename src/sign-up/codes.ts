import { requireObject } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import type { PhoneCodeChannel, StrategyWith } from '../shapes/strategies.ts'
import { attempt, prepare } from './verification.ts'

/** Parameters of the methods that take a code. */
export interface CodeParams {
  /** The code that the user received. */
  code: string
}

export const sendEmailCode = (flow: ScopedFlow): Promise<void> => prepare(flow, { strategy: 'email_code' })

const verifyCode =
  (strategy: StrategyWith<{ sends: 'code' }>) =>
  async (flow: ScopedFlow, params: CodeParams): Promise<void> =>
    attempt(flow, { strategy, code: requireObject(params).code })

export const verifyEmailCode = verifyCode('email_code')

export const sendPhoneCode = (
  flow: ScopedFlow,
  { channel = 'sms' }: { channel?: PhoneCodeChannel | undefined } = {},
): Promise<void> => prepare(flow, { strategy: 'phone_code', channel })

export const verifyPhoneCode = verifyCode('phone_code')
