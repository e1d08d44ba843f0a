import { problem } from '../refusals.ts'
import { notBoolean, quoted, type Reader } from './reading.ts'

/** Addresses are whole: a server does not know which page one is relative to. */
const readUrl =
  (param: string, key: 'redirectUrl' | 'actionCompleteRedirectUrl'): Reader =>
  (text) => {
    if (!text) return [problem('form_param_nil', { param })]
    if (URL.canParse(text)) return { [key]: text }
    const longMessage = `${param} is ${quoted(text)}. Send a whole address, such as https://app.example.test/sso-callback.`
    return [problem('form_param_format_invalid', { param, longMessage })]
  }

export const readRedirectUrl = readUrl('redirect_url', 'redirectUrl')
export const readActionCompleteRedirectUrl = readUrl('action_complete_redirect_url', 'actionCompleteRedirectUrl')

export const readLoginHint: Reader = (text) => (text ? { loginHint: text } : {})
/** Which prompt a provider shows is the provider's own affair. */
export const readPrompt: Reader = () => ({})
export const readConnectionId: Reader = (text) => (text ? { connectionId: text } : {})

export const readTicket: Reader = (text) =>
  text ? { ticketId: text } : [problem('form_param_nil', { param: 'ticket' })]

export const readToken: Reader = (text) => (text ? { token: text } : [problem('form_param_nil', { param: 'token' })])

export const readTransfer: Reader = (text) =>
  text === 'true' || text === 'false'
    ? { isTransfer: text === 'true' }
    : [problem('form_param_type_invalid', { param: 'transfer', longMessage: notBoolean('transfer', text) })]
