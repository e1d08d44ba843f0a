/** Every code of a `FlowError`. `error-texts.ts` says what each means; docs/errors.md shows it. */
export const FLOW_CODES = [
  'aborted',
  'captcha_failed',
  'chunk_failed',
  'discarded',
  'destroyed',
  'email_link_client_mismatch',
  'email_link_expired',
  'email_link_failed',
  'email_link_not_sent',
  'email_link_timeout',
  'external_account_failed',
  'factor_not_found',
  'invalid_parameter',
  'invalid_publishable_key',
  'invalid_option',
  'missing_configuration',
  'missing_provider',
  'missing_public_key_options',
  'no_created_session',
  'no_redirect_url',
  'not_started',
  'nothing_to_sign',
  'passkey_invalid_rpID_or_domain',
  'passkey_not_supported',
  'passkey_operation_aborted',
  'passkey_retrieval_cancelled',
  'passkey_retrieval_failed',
  'password_strength_failed',
  'protect_check_aborted',
  'protect_check_execution_failed',
  'protect_check_invalid_script',
  'protect_check_invalid_sdk_url',
  'protect_check_script_load_failed',
  'protect_check_timed_out',
  'popup_blocked',
  'popup_closed',
  'popup_failed',
  'popup_timeout',
  'session_not_found',
  'ticket_missing',
  'unexpected',
  'unsafe_url',
  'wallet_account_mismatch',
  'wallet_failed',
  'wallet_not_found',
  'wallet_rejected',
  'wrong_step',
] as const

export type FlowErrorCode = (typeof FLOW_CODES)[number]

/** Why a request got no response. */
export type NetworkErrorCode = 'network_error' | 'offline' | 'timeout'

/** The codes whose texts this package writes: those of an error response have the server's. */
export type ErrorCode = FlowErrorCode | NetworkErrorCode | 'invalid_response'
