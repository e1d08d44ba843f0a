import { apiError } from '../api-errors.ts'
import { notBoolean, type Reader } from './reading.ts'

const readAddress =
  (param: string, key: 'redirectUrl' | 'actionCompleteRedirectUrl'): Reader =>
  (text) =>
    text ? { [key]: text } : [apiError('form_param_nil', { param })]

export const readRedirectUrl = readAddress('redirect_url', 'redirectUrl')
export const readActionCompleteRedirectUrl = readAddress('action_complete_redirect_url', 'actionCompleteRedirectUrl')

export const readLoginHint: Reader = (text) => (text ? { loginHint: text } : {})
/** Ignored: only the provider uses the prompt. */
export const readPrompt: Reader = () => ({})
export const readConnectionId: Reader = (text) => (text ? { connectionId: text } : {})

const readSecret =
  (param: string, key: 'ticketId' | 'token' | 'grant' | 'proofToken'): Reader =>
  (text) =>
    text ? { [key]: text } : [apiError('form_param_nil', { param })]

export const readTicket = readSecret('ticket', 'ticketId')
export const readToken = readSecret('token', 'token')
export const readCode = readSecret('code', 'grant')
export const readProofToken = readSecret('proof_token', 'proofToken')

export const readTransfer: Reader = (text) =>
  text === 'true' || text === 'false'
    ? { isTransfer: text === 'true' }
    : [apiError('form_param_type_invalid', { param: 'transfer', longMessage: notBoolean('transfer', text) })]
