/** A sign-up as a server returns it, with what a test cares about in place of the defaults. */
export const signUpJSON = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  object: 'sign_up',
  id: 'sua_1',
  status: 'missing_requirements',
  required_fields: ['email_address', 'password'],
  optional_fields: ['first_name', 'oauth_google'],
  missing_fields: [],
  unverified_fields: ['email_address'],
  username: null,
  first_name: null,
  last_name: null,
  email_address: 'ada@example.test',
  phone_number: null,
  web3_wallet: null,
  has_password: true,
  unsafe_metadata: {},
  created_session_id: null,
  created_user_id: null,
  abandon_at: 1_768_564_800_000,
  legal_accepted_at: null,
  locale: 'en-GB',
  protect_check: null,
  verifications: {
    email_address: verificationJSON(),
    phone_number: null,
    web3_wallet: null,
    external_account: null,
  },
  ...overrides,
})

/** An email verification whose code was sent. */
export function verificationJSON(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    status: 'unverified',
    strategy: 'email_code',
    attempts: 0,
    expire_at: 1_768_479_000_000,
    verified_at_client: null,
    error: null,
    next_action: 'needs_attempt',
    supported_strategies: ['email_code', 'email_link'],
    ...overrides,
  }
}

/** A client with one sign-up in progress, or with what a test cares about. */
export const clientJSON = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  object: 'client',
  id: 'client_1',
  sessions: [],
  sign_up: null,
  sign_in: null,
  last_active_session_id: null,
  cookie_expires_at: null,
  ...overrides,
})

/** An error response with one entry. */
export const errorJSON = (code: string, paramName?: string): Record<string, unknown> => ({
  errors: [
    {
      code,
      message: `${code}.`,
      long_message: `Long ${code}.`,
      ...(paramName ? { meta: { param_name: paramName } } : {}),
    },
  ],
  clerk_trace_id: 'trace_1',
})

/** A session that is signed in, or with what a test cares about. */
export const sessionJSON = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  object: 'session',
  id: 'sess_1',
  status: 'active',
  last_active_token: null,
  tasks: null,
  user: null,
  ...overrides,
})

/** A JWT without a valid signature, good for a minute from `issuedAt`: epoch seconds. */
export const jwt = (issuedAt: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  `e30.${btoa(JSON.stringify({ iat: issuedAt, exp: issuedAt + 60, ...claims }))}.x`
