// The names by which the official guides tell errors apart.
import {
  type FlowError,
  type FrontendApiErrorItem,
  isFlowError,
  isFrontendApiError,
  isHeadlessSignUpError,
  isNetworkError,
  type NetworkError,
} from '../errors.ts'

/** One entry of an error response. */
export type ClerkAPIError = FrontendApiErrorItem

/** The codes of a link that verified nothing. */
export const EmailLinkErrorCodeStatus = {
  Expired: 'email_link_expired',
  Failed: 'email_link_failed',
  ClientMismatch: 'email_link_client_mismatch',
} as const

/** Whether it is an error response. */
export const isClerkAPIResponseError = isFrontendApiError

/** Whether it is an error without a response. */
export const isClerkRuntimeError = (error: unknown): error is FlowError | NetworkError =>
  isFlowError(error) || isNetworkError(error)

/** Whether it is an error of this package. */
export const isKnownError = isHeadlessSignUpError

const EMAIL_LINK_CODES: readonly string[] = Object.values(EmailLinkErrorCodeStatus)

/** Whether `handleEmailLinkVerification()` rejected because the link verified nothing. */
export const isEmailLinkError = (error: unknown): error is FlowError =>
  isFlowError(error) && EMAIL_LINK_CODES.includes(error.code)
