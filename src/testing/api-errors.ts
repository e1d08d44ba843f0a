/** One entry of `errors`, and the `error` of a verification, as the service sends them. */
export interface ApiErrorJSON {
  readonly code: string
  readonly message: string
  readonly long_message: string
  readonly meta: Readonly<Record<string, unknown>>
}

interface Details {
  /** The invalid parameter, named as on the wire. */
  readonly param?: string | undefined
  /** Replaces the table's text for users. */
  readonly longMessage?: string | undefined
  readonly meta?: Readonly<Record<string, unknown>> | undefined
}

const label = (param: string | undefined): string => (param ?? 'value').replaceAll('_', ' ')

/** Every error code of the mock: status, short message, and the text for users. */
const TABLE = {
  form_param_nil: [422, 'is missing', 'Enter your {param}.'],
  form_param_missing: [422, 'is missing', 'Enter your {param} first.'],
  form_param_unknown: [422, 'is unknown', '{param} is not a valid parameter for this request.'],
  form_param_invalid: [422, 'is invalid', 'The {param} is invalid.'],
  form_param_value_invalid: [422, 'is invalid', 'The value of {param} is not one of those accepted.'],
  form_param_type_invalid: [422, 'is invalid', 'The {param} has the wrong type.'],
  form_param_format_invalid: [422, 'is invalid', 'The {param} is not in a valid format.'],
  form_param_max_length_exceeded: [422, 'is too long', 'The {param} is too long.'],
  form_identifier_exists: [422, 'is taken', 'That {param} is taken. Please try another.'],
  form_code_incorrect: [422, 'is incorrect', 'Incorrect code'],
  form_password_length_too_short: [422, 'is too short', 'The password is too short.'],
  form_password_length_too_long: [422, 'is too long', 'The password is too long.'],
  form_password_size_in_bytes_exceeded: [422, 'is too long', 'The password has more than 72 bytes.'],
  form_password_no_uppercase: [422, 'is too weak', 'The password needs an uppercase letter.'],
  form_password_no_lowercase: [422, 'is too weak', 'The password needs a lowercase letter.'],
  form_password_no_number: [422, 'is too weak', 'The password needs a number.'],
  form_password_no_special_char: [422, 'is too weak', 'The password needs a special character.'],
  form_username_invalid_length: [422, 'has the wrong length', 'The username has the wrong length.'],
  form_username_invalid_character: [
    422,
    'has an invalid character',
    'A username may only have letters of the Latin alphabet, digits, - and _.',
  ],
  form_username_needs_non_number_char: [422, 'is a number', 'A username needs a character that is not a digit.'],
  verification_missing: [400, 'was not prepared', 'No code was sent yet. Prepare the verification first.'],
  verification_failed: [400, 'Too many failed attempts', 'Too many wrong codes were entered. Request a new code.'],
  verification_expired: [400, 'has expired', 'This code has expired. Request a new code.'],
  verification_code_too_many_requests: [
    429,
    'Too many verification code requests',
    'A code was sent a moment ago. Wait a little before you request another.',
  ],
  verification_link_token_invalid: [400, 'invalid link token', 'The token of this link is invalid.'],
  verification_already_verified: [400, 'is verified', 'The {param} is verified already.'],
  external_account_exists: [422, 'already exists', 'This account belongs to a user already. Sign in instead.'],
  external_account_not_found: [422, 'not found', 'The External Account was not found.'],
  external_account_email_address_verification_required: [
    422,
    'has no verified email address',
    'The provider gave no verified email address, and a sign-up needs one here.',
  ],
  identifier_already_signed_in: [400, 'already signed in', "You're already signed in with this account."],
  oauth_access_denied: [403, 'Access denied', 'You did not grant access to your account.'],
  oauth_email_domain_reserved_by_saml: [
    422,
    'is reserved',
    'This email domain is reserved for an enterprise connection.',
  ],
  enterprise_sso_user_attribute_missing: [400, 'is missing', 'The enterprise connection gave no email address.'],
  enterprise_sso_email_address_domain_mismatch: [
    400,
    'is of another domain',
    'The email address is not of a domain of this enterprise connection.',
  ],
  enterprise_connection_id_is_required_with_multiple_connections: [
    422,
    'is required',
    'This email address belongs to several enterprise connections. Choose one of them.',
  ],
  ticket_invalid_code: [400, 'is invalid', 'The ticket is invalid.'],
  ticket_expired_code: [400, 'has expired', 'The ticket has expired. Ask for a new invitation.'],
  client_state_invalid: [400, 'Invalid state', 'This sign-up accepts no more changes. Start a new one.'],
  account_transfer_invalid: [400, 'Invalid account transfer', 'There is no account to transfer.'],
  captcha_missing_token: [400, 'is missing', 'The CAPTCHA token is missing.'],
  captcha_invalid: [400, 'is invalid', 'The CAPTCHA token is invalid.'],
  requires_captcha: [401, 'Requires a CAPTCHA', 'Prove that you are human, and try again.'],
  protect_check_already_resolved: [400, 'is resolved', 'There is no challenge to pass.'],
  protect_check_expired: [400, 'has expired', 'This challenge has expired. Read the sign-up again for a new one.'],
  session_exists: [400, 'Session already exists', "You're already signed in."],
  sign_up_mode_restricted: [403, 'Sign-ups are restricted', 'Sign-ups are by invitation only.'],
  sign_up_restricted_waitlist: [403, 'Sign-ups are restricted', 'Sign-ups are on a waitlist.'],
  authentication_invalid: [401, 'Invalid authentication', 'There is no active session of that id in this browser.'],
  dev_browser_unauthenticated: [401, 'Unauthenticated', 'The `__clerk_db_jwt` parameter names no known browser.'],
  resource_not_found: [404, 'not found', 'There is nothing at this address.'],
  method_not_allowed: [405, 'Method not allowed', 'This address does not accept that method.'],
  authorization_header_format_invalid: [
    401,
    'Invalid Authorization header format',
    'Send `Authorization: Bearer` and the secret key of this server, which begins with sk_test_.',
  ],
  clerk_key_invalid: [
    401,
    'The provided secret key is invalid',
    'The secret key is another than the one of this server, which it names when it starts.',
  ],
  request_body_invalid: [400, 'Request body invalid', 'The body is not a JSON object.'],
  duplicate_record: [400, 'Duplicate record', 'There is a pending invitation for this email address already.'],
  invitation_already_accepted: [400, 'already accepted', 'This invitation was accepted: it cannot be revoked.'],
  invitation_already_revoked: [400, 'already revoked', 'This invitation is revoked.'],
  request_malformed: [400, 'Malformed request', 'The server cannot read this request.'],
  request_too_large: [413, 'Request too large', 'The body of a request has at most one megabyte.'],
  host_not_allowed: [
    403,
    'Host not allowed',
    'The server is not to be called by this name. Call it by its address, or name the host in `allowedHosts`.',
  ],
  unsupported_content_type: [415, 'Unsupported content type', 'Send application/x-www-form-urlencoded.'],
  too_many_requests: [429, 'Too many requests', 'Too many requests. Please try again in a bit.'],
  internal_clerk_error: [500, 'Oops, an unexpected error occurred', 'There was an internal error on our servers.'],
} as const satisfies Record<string, readonly [status: number, message: string, longMessage: string]>

export type ApiErrorCode = keyof typeof TABLE

/** One entry of `errors`, with the texts of the table. */
export const apiError = (code: ApiErrorCode, { param, longMessage, meta }: Details = {}): ApiErrorJSON => {
  const [, message, text] = TABLE[code]
  return {
    code,
    message,
    long_message: longMessage ?? text.replace('{param}', label(param)),
    meta: { ...(param === undefined ? {} : { param_name: param }), ...meta },
  }
}

const isKnown = (code: string): code is ApiErrorCode => Object.hasOwn(TABLE, code)

/** The HTTP status of an error code. */
export const statusOf = (code: string): number => (isKnown(code) ? TABLE[code][0] : 422)

/** The default error code of a status. */
const GENERAL: Readonly<Record<number, ApiErrorCode>> = {
  400: 'client_state_invalid',
  401: 'authentication_invalid',
  403: 'sign_up_mode_restricted',
  404: 'resource_not_found',
  405: 'method_not_allowed',
  415: 'unsupported_content_type',
  429: 'too_many_requests',
}

/** An entry for any code or status, even for codes that the mock itself never returns. */
export const anyApiError = (status: number, code: string | undefined, details: Details): ApiErrorJSON => {
  const known = code ?? (status >= 500 ? 'internal_clerk_error' : (GENERAL[status] ?? 'form_param_invalid'))
  if (isKnown(known)) return apiError(known, details)
  return { code: known, message: known, long_message: details.longMessage ?? known, meta: { ...details.meta } }
}

/** An error response. Thrown by a handler; becomes an error envelope. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly errors: readonly ApiErrorJSON[]
  readonly headers: Readonly<Record<string, string>>

  constructor(errors: readonly ApiErrorJSON[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map(({ code }) => code).join(', '))
    this.status = statusOf(errors[0]?.code ?? '')
    this.errors = errors
    this.headers = headers
  }
}

/** Creates a `Problem` with one error. */
export const problem = (code: ApiErrorCode, details?: Details): Problem => new Problem([apiError(code, details)])
