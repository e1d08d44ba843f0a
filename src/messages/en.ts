import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => (field ? `Please check ${field}.` : 'Please check what you entered.')
const enter: Message = ({ field }) => (field ? `Please enter ${field}.` : 'Please fill in all required fields.')
const acceptTerms = 'Please accept the terms to continue.'
const noAccount = 'We could not find an account with these details. Please check them, or sign up.'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength ? `Please choose a password of at most ${maxLength} characters.` : 'Please choose a shorter password.'
const passwordTooWeak = 'This password is too easy to guess. Please choose a stronger one.'
const noCodeSent = 'No code has been sent yet. Please request one.'
const noAddressFromOrganization =
  'Your organization did not share your email address. Please contact your administrator.'
const otherOrganization = 'Your email address does not belong to this organization. Please use another one.'
const passkeyFailed = 'The passkey could not be verified. Please try again, or choose another way.'
const passkeyNotUsed = 'No passkey was used. Please try again, or choose another way.'
const otherWay = 'This is not available for your account. Please choose another way.'
const signedIn = 'You are already signed in.'
const blocked = 'This was blocked for security reasons. Please contact support.'
const signUpFirst = 'There is no account with these details yet. Please sign up.'
const newTicket = 'This link is no longer valid. Please ask for a new one.'
const invalidLink = 'This link is not valid. Please request a new one.'
const otherBrowser = 'Please open the link in the browser in which you requested it.'
const startAgain = 'This could not be continued. Please start again.'
const notHuman = 'We could not confirm that you are human. Please try again.'
const securityCheck = 'The security check could not be completed. Please try again.'
const tooOften: Message = ({ wait }) => `That was too many tries. Please try again ${wait ?? 'in a moment'}.`
const unavailable = 'The service is not available at the moment. Please try again later.'
const windowFailed = 'The sign-in window did not finish. Please try again.'
const general = 'Something went wrong. Please try again.'

/** English. */
export const en: Messages = {
  locale: 'en',

  'field:code': 'the code',
  'field:email_address': 'your email address',
  'field:first_name': 'your first name',
  'field:identifier': 'your email address, phone number or username',
  'field:last_name': 'your last name',
  'field:password': 'your password',
  'field:phone_number': 'your phone number',
  'field:username': 'your username',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': 'Please enter a valid email address.',
  'form_param_format_invalid:phone_number': 'Please enter a valid phone number with its country code.',
  form_param_max_length_exceeded: ({ field }) => (field ? `Please shorten ${field}.` : 'This is too long.'),

  form_identifier_exists: 'This is already taken. Please sign in, or choose another one.',
  'form_identifier_exists:email_address':
    'There is already an account with this email address. Please sign in, or use another one.',
  'form_identifier_exists:phone_number':
    'There is already an account with this phone number. Please sign in, or use another one.',
  'form_identifier_exists:username': 'This username is already taken. Please choose another one.',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'This email address cannot be used here. Please use another one.',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `Please choose a username of ${minLength} to ${maxLength} characters.`
      : 'Please choose a username of another length.',
  form_username_invalid_character: 'A username can only have letters, digits, hyphens and underscores.',
  form_username_needs_non_number_char: 'A username needs at least one letter.',

  form_password_incorrect: 'This password is not correct. Please try again.',
  form_password_or_identifier_incorrect: 'These sign-in details are not correct. Please try again.',
  form_password_compromised:
    'This password may be known to others. To protect your account, please sign in another way.',
  form_password_pwned: 'This password has appeared in a data breach. Please choose another one.',
  form_password_length_too_short: ({ minLength }) =>
    minLength ? `Please choose a password of at least ${minLength} characters.` : 'Please choose a longer password.',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'The password needs an uppercase letter.',
  form_password_no_lowercase: 'The password needs a lowercase letter.',
  form_password_no_number: 'The password needs a digit.',
  form_password_no_special_char: 'The password needs a special character.',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'The password must differ from your sign-in details.',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'This account has no password. Please sign in another way.',

  form_code_incorrect: 'This code is not correct. Please try again.',
  form_incorrect_signature: 'The signature of the wallet is not correct. Please try again.',
  verification_expired: 'This code or link has expired. Please request a new one.',
  verification_failed: 'That was too many wrong codes. Please request a new one.',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'This has already been verified.',
  verification_code_too_many_requests: ({ wait }) =>
    `A code was sent a moment ago. You can request another one ${wait ?? 'in a moment'}.`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error: 'The text message could not be sent. Please check your phone number, or choose another way.',
  unsupported_country_code: 'Phone numbers of this country are not supported. Please use another one.',

  external_account_exists: 'There is already a user with this account. Please sign in.',
  external_account_not_found: 'There is no user with this account yet. Please sign up.',
  external_account_email_address_verification_required:
    'Your email address is not verified with this provider. Please verify it there, or choose another way.',
  oauth_access_denied: 'You did not allow access to your account. Please try again, or choose another way.',
  oauth_email_domain_reserved_by_saml: 'Please sign in through your organization with this email address.',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: 'Please choose your organization.',
  organization_membership_quota_exceeded_for_sso:
    'Your organization has no more places. Please contact your administrator.',
  google_one_tap_token_invalid: 'Your sign-in with Google has expired. Please try again.',

  passkey_not_registered: 'This passkey belongs to no account here. Please choose another way.',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'Your session has ended. Please sign in again.',
  user_locked: ({ wait }) =>
    wait ? `Your account is locked. Please try again ${wait}.` : 'Your account is locked. Please contact support.',
  user_banned: 'Your account has been blocked. Please contact support.',
  user_deactivated: 'Your account has been deactivated. Please contact support.',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'You do not have access here. Please contact support.',
  not_allowed_to_sign_up: 'You cannot sign up here. Please contact support.',
  sign_up_mode_restricted: 'You can only sign up with an invitation.',
  sign_up_restricted_waitlist: 'Sign-ups are not open yet. Please join the waiting list.',
  sign_up_if_missing_transfer: signUpFirst,

  invitation_account_not_exists: signUpFirst,
  ticket_invalid_code: newTicket,
  ticket_expired_code: newTicket,
  sign_in_token_already_used_code: newTicket,
  sign_in_token_revoked_code: newTicket,
  sign_in_token_cannot_be_used_code: newTicket,

  client_state_invalid: startAgain,
  resource_forbidden: startAgain,
  resource_not_found: startAgain,
  sign_in_identification_or_user_deleted: startAgain,
  account_transfer_invalid: startAgain,

  captcha_missing_token: notHuman,
  captcha_invalid: notHuman,
  requires_captcha: notHuman,
  protect_check_expired: securityCheck,

  too_many_requests: tooOften,
  rate_limit_exceeded: tooOften,
  signup_rate_limit_exceeded: tooOften,
  maintenance_mode: unavailable,
  internal_clerk_error: unavailable,

  aborted: 'This was cancelled.',
  captcha_failed: notHuman,
  chunk_failed: 'A part of this page could not be loaded. Please reload the page.',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'This link has expired. Please request a new one.',
  email_link_failed: invalidLink,
  email_link_not_sent: 'No link has been sent yet. Please request one.',
  email_link_timeout: 'The link was not opened in time. Please request a new one.',
  external_account_failed: 'This account could not be used. Please try again, or choose another way.',
  factor_not_found: otherWay,
  offline: 'You are offline. Please check your internet connection and try again.',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'This browser does not support passkeys. Please choose another way.',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked: 'The browser blocked the sign-in window. Please allow pop-ups for this page and try again.',
  popup_closed: 'The sign-in window was closed too early. Please try again.',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: 'Please open this page through the link of your invitation.',
  timeout: 'This took too long. Please check your internet connection and try again.',
  wallet_account_mismatch: 'The wallet is using another account. Please select the one you started with.',
  wallet_failed: 'The wallet reported an error. Please open it and try again.',
  wallet_not_found: 'This wallet was not found. Please install it, or choose another way.',
  wallet_rejected: 'The request was declined in the wallet. Please try again if you want to continue.',

  api_response_error: ({ field }) => (field ? `Please check ${field}.` : general),
  network_error: 'The connection failed. Please check your internet connection and try again.',
  invalid_response: unavailable,
  unexpected: general,
}
