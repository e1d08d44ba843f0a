import { type ErrorCode, FLOW_CODES, type FlowErrorCode } from './error-codes.ts'
import type * as whole from './error-texts.ts'

// Has the exports of `error-texts.ts`, in fewer bytes: a message is the code, the detail, and where the text is.

export const errorMessage: typeof whole.errorMessage = (code: ErrorCode, detail?: string): string =>
  `${code}${detail === undefined ? '' : `: ${detail}`}. See docs/errors.md#${code} in headless-signup.`

export const FLOW_ERROR_CODES: typeof whole.FLOW_ERROR_CODES = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ FLOW_CODES.map((code) => [code, errorMessage(code)]),
) as Record<FlowErrorCode, string> // every code of the list is a key

export const responseMessage: typeof whole.responseMessage = (status, first) =>
  first?.longMessage || first?.message || errorMessage('api_response_error', `status ${status}`)

export const optionDetail: typeof whole.optionDetail = (option) => `\`${option}\``

export const keyDetail: typeof whole.keyDetail = (wrong) => (wrong === 'secret' ? 'a secret key: revoke it' : wrong)

export const blockedHint: typeof whole.blockedHint = () => ''

export const lostWriteMessage: typeof whole.lostWriteMessage = (message) => message
