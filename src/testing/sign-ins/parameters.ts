import { apiError } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import { type FormReader, readForm } from '../server/read-form.ts'
import {
  readActionCompleteRedirectUrl,
  readCode,
  readConnectionId,
  readLoginHint,
  readPrompt,
  readProofToken,
  readRedirectUrl,
  readTicket,
  readToken,
  readTransfer,
} from '../sign-ups/read-round-trip.ts'
import { notBoolean } from '../sign-ups/reading.ts'
import { readStrategy } from './read-strategy.ts'
import type { SignInRequest } from './reading.ts'

type Reader = FormReader<SignInRequest>

const needed =
  (param: string, key: 'identifier' | 'password' | 'signature' | 'credential'): Reader =>
  (text) =>
    text ? { [key]: text } : [apiError('form_param_nil', { param })]

const flag =
  (param: string, key: 'signUpIfMissing' | 'signOutOfOtherSessions'): Reader =>
  (text) =>
    text === 'true' || text === 'false'
      ? { [key]: text === 'true' }
      : [apiError('form_param_type_invalid', { param, longMessage: notBoolean(param, text) })]

const optional =
  (key: 'locale' | 'timezone'): Reader =>
  (text) => ({ [key]: text || null })

const id =
  (param: string): Reader =>
  (text) =>
    text ? { ids: { [param]: text } } : [apiError('form_param_nil', { param })]

/** Members of a factor that a client may send back with it. */
const ignored: Reader = () => ({})

const PARAMETERS: Readonly<Record<string, Reader>> = {
  strategy: readStrategy,
  identifier: needed('identifier', 'identifier'),
  password: needed('password', 'password'),
  redirect_url: readRedirectUrl as Reader, // the keys are the same
  action_complete_redirect_url: readActionCompleteRedirectUrl as Reader,
  oidc_prompt: readPrompt as Reader,
  oidc_login_hint: readLoginHint as Reader,
  enterprise_connection_id: readConnectionId as Reader,
  ticket: readTicket as Reader,
  token: readToken as Reader,
  code: readCode as Reader,
  proof_token: readProofToken as Reader,
  transfer: readTransfer as Reader,
  sign_up_if_missing: flag('sign_up_if_missing', 'signUpIfMissing'),
  sign_out_of_other_sessions: flag('sign_out_of_other_sessions', 'signOutOfOtherSessions'),
  signature: needed('signature', 'signature'),
  public_key_credential: needed('public_key_credential', 'credential'),
  channel: (text) => (text ? { channel: text } : {}),
  email_address_id: id('email_address_id'),
  phone_number_id: id('phone_number_id'),
  web3_wallet_id: id('web3_wallet_id'),
  locale: optional('locale'),
  timezone: optional('timezone'),
  passkey_id: ignored,
  primary: ignored,
  default: ignored,
  safe_identifier: ignored,
  wallet_name: ignored,
}

/** What a sign-up has under names of their own. */
const IDENTIFIERS = ['email_address', 'phone_number', 'username', 'web3_wallet']

const ROUND_TRIP = ['redirect_url', 'action_complete_redirect_url', 'oidc_prompt', 'oidc_login_hint']
const FACTOR = ['strategy', 'email_address_id', 'phone_number_id', 'primary', 'default', 'safe_identifier', 'channel']

/** The parameters of each action; `create` is the creation. */
const SIGN_IN_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  create: [
    ...['strategy', 'identifier', 'password', 'ticket', 'token', 'code', 'transfer', 'sign_up_if_missing'],
    ...ROUND_TRIP,
    ...['enterprise_connection_id', 'proof_token', 'locale', 'timezone'],
  ],
  prepare_first_factor: [
    ...FACTOR,
    ...['web3_wallet_id', 'wallet_name', 'passkey_id', 'enterprise_connection_id', 'proof_token'],
    ...ROUND_TRIP,
  ],
  attempt_first_factor: ['strategy', 'code', 'password', 'signature', 'token', 'ticket', 'public_key_credential'],
  prepare_second_factor: [...FACTOR, 'redirect_url', 'passkey_id', 'proof_token'],
  attempt_second_factor: ['strategy', 'code', 'public_key_credential'],
  reset_password: ['password', 'sign_out_of_other_sessions'],
  protect_check: ['proof_token'],
}

export const isSignInParameter = (name: string): boolean => Object.hasOwn(PARAMETERS, name)

const merge = (request: SignInRequest, more: SignInRequest): SignInRequest => ({
  ...request,
  ...more,
  ...(more.ids ? { ids: { ...request.ids, ...more.ids } } : {}),
})

/** Reads the form of an action. Throws one `Problem` with every error. */
export const readSignIn = ({ server, call }: Pick<Context, 'server' | 'call'>, action: string): SignInRequest => {
  const accepted = SIGN_IN_PARAMETERS[action] ?? []
  return readForm<SignInRequest>(
    call.body ?? {},
    {
      readerOf: (param) => (accepted.includes(param) ? PARAMETERS[param] : undefined),
      unknown: (param) => {
        const what = action === 'create' ? 'a sign-in' : action
        const hint = action === 'create' && IDENTIFIERS.includes(param) ? ' Send it as `identifier`.' : ''
        const longMessage = `${param} is not a parameter of ${what}.${hint} Parameters: ${accepted.join(', ')}.`
        return apiError('form_param_unknown', { param, longMessage })
      },
      merge,
    },
    { settings: server.state.instance.settings, strict: server.strict },
  )
}
