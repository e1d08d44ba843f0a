// Two answers of a server, as text: a sign-up that waits for its email's code, before and after an update.

const verification = {
  status: 'unverified',
  strategy: 'email_code',
  attempts: 0,
  expire_at: 1_768_479_000_000,
  verified_at_client: null,
  error: null,
  next_action: 'needs_attempt',
  supported_strategies: ['email_code', 'email_link'],
}

const signUp = {
  object: 'sign_up_attempt',
  id: 'sua_2gFvT1cVxJ8Zq5bW4nYdKpR7sLm',
  status: 'missing_requirements',
  required_fields: ['email_address', 'password'],
  optional_fields: ['first_name', 'last_name', 'oauth_google', 'oauth_github'],
  missing_fields: [],
  unverified_fields: ['email_address'],
  username: null,
  first_name: 'Ada',
  last_name: 'Lovelace',
  email_address: 'ada@example.test',
  phone_number: null,
  web3_wallet: null,
  password_enabled: true,
  unsafe_metadata: { plan: 'pro', referrer: { campaign: 'spring', source: 'newsletter' } },
  created_session_id: null,
  created_user_id: null,
  abandon_at: 1_768_564_800_000,
  legal_accepted_at: null,
  locale: 'en-GB',
  timezone: 'Europe/London',
  protect_check: null,
  verifications: { email_address: verification, phone_number: null, web3_wallet: null, external_account: null },
}

const answer = (response) => ({
  response,
  client: { object: 'client', id: 'client_1', sessions: [], sign_up: response, last_active_session_id: null },
})

export const signUpText = JSON.stringify(signUp)
export const answers = [answer(signUp), answer({ ...signUp, first_name: 'Grace', last_name: 'Hopper' })]

/** Answers at once, and in turn, so that every mutation changes the state. */
export const instantTransport = () => {
  let sent = 0
  const headers = new Headers()
  return async () => {
    sent += 1
    return { status: 200, headers, body: answers[sent % answers.length] }
  }
}
