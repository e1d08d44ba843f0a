import type { CodeParams } from '../attempts/params.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { createFrom } from './details.ts'
import type { FactorIds } from './factors.ts'
import type { EmailCodeSendParams, PhoneCodeSendParams, SignInContextParams } from './params.ts'
import type { Which } from './requests.ts'
import { attemptFactor, prepareFactor } from './verification.ts'

/** What a message is sent to: a new sign-in's address, or an id of the one in progress. */
interface Recipient extends SignInContextParams {
  readonly emailAddress?: string | undefined
  readonly emailAddressId?: string | undefined
  readonly phoneNumber?: string | undefined
  readonly phoneNumberId?: string | undefined
}

/**
 * Starts a sign-in when an address or a number was given. Returns the given id.
 *
 * @throws FlowError `invalid_parameter`
 */
export const findRecipient = async (
  call: Call,
  name: 'emailAddress' | 'phoneNumber',
  params: Recipient,
): Promise<FactorIds> => {
  const { signUpIfMissing, locale, timezone } = requireObject(params)
  const [identifier, id] = [params[name], params[`${name}Id`]]
  if (identifier !== undefined && id !== undefined) {
    throw new FlowError('invalid_parameter', { detail: `only one of \`${name}\` and \`${name}Id\` may be passed` })
  }
  if (id !== undefined) return { [`${name}Id`]: requireText(`${name}Id`, id) }
  if (identifier === undefined) return {}
  requireText(name, identifier)
  await createFrom(call, 'create', { identifier, signUpIfMissing, locale, timezone })
  return {}
}

/** Verifies the code of a strategy. */
export const verifyCode =
  (which: Which, strategy: string) =>
  async (call: Call, params: CodeParams): Promise<void> =>
    attemptFactor(call, which, { strategy, code: requireObject(params).code })

const sendByEmail =
  (strategy: string) =>
  async (call: Call, params: EmailCodeSendParams = {}): Promise<void> =>
    prepareFactor(call, 'first', { strategy }, await findRecipient(call, 'emailAddress', params))

const sendByPhone =
  (strategy: string) =>
  async (call: Call, params: PhoneCodeSendParams = {}): Promise<void> => {
    const ids = await findRecipient(call, 'phoneNumber', params)
    const channel = strategy === 'phone_code' ? { channel: params.channel ?? ('sms' as const) } : {}
    await prepareFactor(call, 'first', { strategy, ...channel }, ids)
  }

export const emailCode = { sendCode: sendByEmail('email_code'), verifyCode: verifyCode('first', 'email_code') }

export const phoneCode = { sendCode: sendByPhone('phone_code'), verifyCode: verifyCode('first', 'phone_code') }

const RESET_BY_EMAIL = 'reset_password_email_code'
const RESET_BY_PHONE = 'reset_password_phone_code'

export const resetByEmail = { sendCode: sendByEmail(RESET_BY_EMAIL), verifyCode: verifyCode('first', RESET_BY_EMAIL) }

export const resetByPhone = { sendCode: sendByPhone(RESET_BY_PHONE), verifyCode: verifyCode('first', RESET_BY_PHONE) }
