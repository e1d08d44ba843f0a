import { causedBy, type Difference, ENTRIES_ARE_GENERAL, failed, general } from './difference.ts'
import type { Observation, Outcome } from './observation.ts'
import type { Override } from './plain.ts'
import type { Pair, WireRequest } from './recording.ts'

const SIGN_INS = '/v1/client/sign_ins'
const ID = 'sia_2xHq9KlMnOpQrStUvWxYzAbCdE'
const SESSION = 'sess_2xHqBZxCvBnMaSdFgHjKlQwErT'
const AT_PAGE = 'https://app.example.test'

/** A request as it is compared: its pairs are sorted by name. */
const post = (path: string, ...body: readonly Pair[]): WireRequest => ({
  method: 'POST',
  path,
  query: [['__clerk_api_version', '2026-08-20']],
  contentType: 'application/x-www-form-urlencoded',
  body,
  credentials: 'include',
})

const get = (path: string): WireRequest => ({
  method: 'GET',
  path,
  query: [['__clerk_api_version', '2026-08-20']],
  credentials: 'include',
})

const attemptPassword = (id: string, password: string): Override<Observation> => ({
  requests: [post(`${SIGN_INS}/${id}/attempt_first_factor`, ['password', password], ['strategy', 'password'])],
})

/** An error of the newer face, which is the last error, too. */
const returned = (code: string): Override<Observation> => ({ outcomes: [failed('returned', code)], ...general(code) })

/** Misuse that the official client rejects with, and does not show as the last error. */
const misused = (code: string): Override<Observation> => ({ outcomes: [failed('returned', code)] })

const NO_FACTORS = { supportedFirstFactors: [], supportedSecondFactors: [] }
const NO_VERIFICATION = {
  status: null,
  strategy: null,
  attempts: null,
  expireAt: null,
  verifiedAtClient: null,
  error: null,
}
const NO_USER = { firstName: null, lastName: null, imageUrl: null, hasImage: null }

const noSignIn = {
  id: null,
  identifier: null,
  timezone: null,
  createdSessionId: null,
  userData: NO_USER,
  firstFactorVerification: NO_VERIFICATION,
  ...NO_FACTORS,
}

/** No sign-in, as both faces show it. */
const NO_SIGN_IN = {
  signIn: { ...noSignIn, status: null, supportedIdentifiers: [], clientTrustState: null },
  signInFuture: { ...noSignIn, status: 'needs_identifier', isTransferable: false },
}

const noSignUp = {
  id: null,
  requiredFields: [],
  optionalFields: [],
  unverifiedFields: [],
  emailAddress: null,
  hasPassword: false,
  abandonAt: null,
  locale: null,
  verifications: {
    emailAddress: { status: null, strategy: null, nextAction: '', supportedStrategies: [] },
    externalAccount: NO_VERIFICATION,
  },
}

/** No sign-up, as both faces show it. */
const NO_SIGN_UP = { signUp: { ...noSignUp, status: null }, future: { ...noSignUp, isTransferable: false } }

const GONE = 'an attempt that the server no longer has is gone here, too, unless it is complete'
const ENDED = 'setActive() with the session that an attempt created ends the attempt, as finalize() does'
const CODED = 'an impossible call is an error with a code'
const ALWAYS_RETURNED = 'the newer face returns the error of a misuse, with a code, and never rejects'
const CONTINUED = 'password() continues the sign-in of the same identifier'
const RESOLVED = 'every address is resolved against the page'
const CLIENT_IS_NO_RESOURCE = 'the client is no resource of its own: reload() resolves to nothing'

const entriesAreGeneral = (fixture: string, step: number, code: string): Difference => ({
  fixture,
  finding: 'S23',
  whatWeDo: ENTRIES_ARE_GENERAL,
  ours: { [step]: general(code) },
})

const continued = (fixture: string, step: number, id = ID, password = 'correct horse 42'): Difference => ({
  fixture,
  finding: 'S11',
  whatWeDo: CONTINUED,
  ours: { [step]: attemptPassword(id, password) },
})

const alwaysReturned = (fixture: string, code: string): Difference => ({
  fixture,
  finding: 'S9',
  whatWeDo: ALWAYS_RETURNED,
  ours: { 1: misused(code) },
})

const coded = (fixture: string, code: string, finding?: string): Difference => ({
  fixture,
  ...(finding ? { finding } : {}),
  whatWeDo: CODED,
  ours: { 1: { outcomes: [failed('rejected', code)] } },
})

const walletRejected = (fixture: string): Difference => ({
  fixture,
  whatWeDo: "the user's rejection is an error with a code, and the wallet's own error its cause",
  ours: { 1: { outcomes: [failed('rejected', 'wallet_rejected')] } },
  check: causedBy(4001),
})

const clientIsNoResource = (fixture: string, step: number): Difference => ({
  fixture,
  whatWeDo: CLIENT_IS_NO_RESOURCE,
  ours: { [step]: { outcomes: [{ result: 'resolved', value: { type: 'undefined' } }] } },
})

/** An attempt that ended with `setActive()`, in these steps. */
const ended = (
  fixture: string,
  state: NonNullable<Override<Observation>['state']>,
  ...steps: readonly number[]
): Difference => ({
  fixture,
  whatWeDo: ENDED,
  ours: Object.fromEntries(steps.map((step) => [step, { state }])),
})

const LOCKED =
  'Your account is locked. You will be able to try again in 30 minutes. For more information, contact support.'

const locked = (result: Outcome['result']): Outcome => {
  const meta = { lockoutExpiresInSeconds: 1799 }
  const errors = [{ code: 'user_locked', message: 'Account locked', longMessage: LOCKED, meta }]
  return { result, error: { kind: 'api', status: 403, errors } }
}

const wrongCode = { firstFactorVerification: { attempts: 1 } }
const existing = { existingSession: { sessionId: SESSION } }

const noLongerComplete = {
  createdSessionId: null,
  createdUserId: null,
  verifications: { emailAddress: { ...NO_VERIFICATION, nextAction: '', supportedStrategies: [] } },
}
const WITHOUT_COMPLETE_SIGN_UP = {
  signUp: { ...NO_SIGN_UP.signUp, ...noLongerComplete },
  future: { ...NO_SIGN_UP.future, ...noLongerComplete, status: 'missing_requirements' },
}

export const signInDifferences: readonly Difference[] = [
  ended('sign-in-pending-session', NO_SIGN_IN, 2),
  ended('sign-in-second-account', NO_SIGN_IN, 2),
  ended('sign-in-set-active', NO_SIGN_IN, 2, 3),
  ended('set-active-classic', WITHOUT_COMPLETE_SIGN_UP, 2, 3),
  {
    fixture: 'mfa-passkey-cancelled',
    finding: 'S15',
    whatWeDo: 'the code of what happened to a passkey is kept',
    ours: { 1: returned('passkey_retrieval_cancelled') },
  },
  {
    fixture: 'mfa-phone-code-two-numbers',
    finding: 'S13',
    whatWeDo: 'the code goes to the default number',
    ours: {
      1: {
        requests: [
          post(
            `${SIGN_INS}/${ID}/prepare_second_factor`,
            ['phone_number_id', 'idn_2xHqHPhOnEaBcDeFgHiJkLmNo'],
            ['strategy', 'phone_code'],
          ),
        ],
      },
    },
  },
  continued('reset-password-compromised', 2, ID, 'password'),
  {
    fixture: 'reset-password-not-verified',
    whatWeDo: 'a new password is sent when the sign-in waits for one',
    ours: { 1: { requests: [], outcomes: [failed('rejected', 'wrong_step')] } },
  },
  alwaysReturned('reset-password-phone-code-nothing', 'not_started'),
  {
    fixture: 'reset-password-submit-weak',
    whatWeDo: 'the error of a field is the first one that the server lists',
    ours: { 1: { errors: { fields: { password: 'form_password_length_too_short' } } } },
  },
  continued('sign-in-beside-sign-up', 2),
  continued('sign-in-captcha-not-asked', 3, 'sia_2xHqLZyXwVuTsRqPnMkJhGfEdC'),
  entriesAreGeneral('sign-in-coalesce-failing', 1, 'too_many_requests'),
  {
    fixture: 'sign-in-coalesce-not-for-attempts',
    finding: 'S26',
    whatWeDo: 'equal calls at once are one request',
    ours: {
      1: {
        requests: [post(`${SIGN_INS}/${ID}/attempt_first_factor`, ['code', '000000'], ['strategy', 'email_code'])],
      },
    },
  },
  {
    fixture: 'sign-in-coalesce-not-for-create',
    finding: 'S25',
    whatWeDo: 'equal calls at once are one sign-in',
    ours: {
      1: {
        requests: [post(SIGN_INS, ['identifier', 'ada@example.test'], ['locale', 'en-US'], ['timezone', 'UTC'])],
        state: { signIn: { id: ID }, signInFuture: { id: ID } },
      },
    },
  },
  clientIsNoResource('sign-in-complete-is-kept', 2),
  ...['sign-in-create-locale-given', 'sign-in-future-create-locale-given'].map((fixture) => ({
    fixture,
    finding: 'S18',
    whatWeDo: 'the locale that is given is sent',
    ours: {
      1: {
        requests: [post(SIGN_INS, ['identifier', 'ada@example.test'], ['locale', 'fr-FR'], ['timezone', 'UTC'])],
      },
    },
  })),
  {
    fixture: 'sign-in-create-null-and-undefined',
    whatWeDo: 'an address to return to cannot be empty',
    ours: { 1: { requests: [], outcomes: [failed('rejected', 'invalid_parameter')], state: NO_SIGN_IN } },
  },
  { fixture: 'sign-in-create-transfer', whatWeDo: GONE, ours: { 1: { state: NO_SIGN_UP } } },
  alwaysReturned('sign-in-email-code-id-without-sign-in', 'not_started'),
  alwaysReturned('sign-in-email-code-nothing', 'not_started'),
  {
    fixture: 'sign-in-email-link',
    finding: 'S38',
    whatWeDo: 'the client that comes with a polled sign-in is applied',
    ours: { 2: { state: { sessions: [SESSION] } } },
  },
  coded('sign-in-email-link-flow-before-create', 'not_started', 'S10'),
  {
    fixture: 'sign-in-email-link-relative-no-slash',
    finding: 'S30',
    whatWeDo: 'an address without a slash is relative to the page: never part of a host name',
    ours: {
      1: {
        requests: [
          post(
            `${SIGN_INS}/${ID}/prepare_first_factor`,
            ['email_address_id', 'idn_2xHqDEmAiLaBcDeFgHiJkLmNoP'],
            ['redirect_url', `${AT_PAGE}/verify`],
            ['strategy', 'email_link'],
          ),
        ],
      },
    },
  },
  entriesAreGeneral('sign-in-email-link-wait-error', 1, 'resource_not_found'),
  entriesAreGeneral('sign-in-error-401', 2, 'authentication_invalid'),
  entriesAreGeneral('sign-in-error-500', 2, 'internal_clerk_error'),
  entriesAreGeneral('sign-in-error-code-expired', 2, 'verification_expired'),
  entriesAreGeneral('sign-in-error-create-step-of-send', 1, 'too_many_requests'),
  {
    fixture: 'sign-in-error-locked',
    finding: 'S21',
    whatWeDo: `${ENTRIES_ARE_GENERAL}; and with all that the server says about it`,
    ours: {
      1: { outcomes: [locked('rejected')] },
      2: { outcomes: [locked('returned')], ...general('user_locked') },
    },
  },
  entriesAreGeneral('sign-in-error-mixed', 2, 'too_close'),
  {
    fixture: 'sign-in-error-network',
    finding: 'F19',
    whatWeDo: 'a failed connection is a NetworkError with a code',
    ours: { 1: { outcomes: [failed('rejected', 'network_error')] }, 2: returned('network_error') },
  },
  entriesAreGeneral('sign-in-error-prepare-rate-limit', 2, 'too_many_requests'),
  entriesAreGeneral('sign-in-error-rate-limit', 2, 'too_many_requests'),
  entriesAreGeneral('sign-in-error-resend-too-soon', 2, 'verification_code_too_many_requests'),
  entriesAreGeneral('sign-in-error-restricted', 2, 'not_allowed_access'),
  entriesAreGeneral('sign-in-error-session-exists', 2, 'session_exists'),
  {
    fixture: 'sign-in-error-session-exists-meta',
    finding: 'S22',
    whatWeDo: `the session that exists is shown also when an error response names it; ${ENTRIES_ARE_GENERAL}`,
    ours: {
      1: { state: { signInFuture: existing } },
      2: { state: { signInFuture: existing }, ...general('identifier_already_signed_in') },
    },
  },
  {
    fixture: 'sign-in-faces-agree',
    whatWeDo: 'a wrong code raises the attempts, and the next call on either face clears the error',
    ours: {
      2: { state: { signIn: wrongCode, signInFuture: wrongCode } },
      3: { errors: { fields: { code: undefined } } },
    },
  },
  alwaysReturned('sign-in-finalize-without-session', 'no_created_session'),
  {
    fixture: 'sign-in-future-passkey-autofill-not-available',
    finding: 'S17',
    whatWeDo: 'in a browser without autofill, nothing happens',
    ours: { 1: { requests: [], passkeyRequests: [], state: { ...NO_SIGN_IN, sessions: [] } } },
  },
  alwaysReturned('sign-in-future-passkey-not-supported', 'passkey_not_supported'),
  {
    fixture: 'sign-in-future-passkey-wrong-domain',
    finding: 'S15',
    whatWeDo: 'the code of what happened to a passkey is kept',
    ours: { 1: returned('passkey_invalid_rpID_or_domain') },
  },
  entriesAreGeneral('sign-in-future-ticket-no-account', 1, 'invitation_account_not_exists'),
  {
    fixture: 'sign-in-future-web3-no-message',
    whatWeDo: 'a response without a text to sign is an error with the code of the sign-up',
    ours: { 1: returned('nothing_to_sign') },
  },
  {
    fixture: 'sign-in-future-web3-solana-no-name',
    whatWeDo: 'the only Solana wallet needs no name. The recording has no response to the request',
    ours: {
      1: {
        requests: [
          post(
            SIGN_INS,
            ['identifier', '7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv'],
            ['locale', 'en-US'],
            ['timezone', 'UTC'],
          ),
        ],
        walletRequests: [{ wallet: 'Phantom', method: 'standard:connect' }],
        ...returned('network_error'),
      },
    },
  },
  {
    fixture: 'sign-in-passkey-aborts-earlier',
    finding: 'S15',
    whatWeDo: 'an offer that another call ends is discarded, and that is not the last error',
    ours: {
      1: { outcomes: [failed('returned', 'discarded'), { result: 'returned', error: null }], errors: { global: [] } },
    },
  },
  coded('sign-in-passkey-no-options', 'missing_public_key_options', 'S16'),
  {
    fixture: 'sign-in-password-no-identifier',
    finding: 'S11',
    whatWeDo: 'a password without an identifier is not sent',
    ours: {
      1: {
        requests: [],
        outcomes: [failed('returned', 'not_started')],
        errors: { fields: { identifier: undefined }, global: ['not_started'] },
      },
    },
  },
  continued('sign-in-password-of-existing', 1),
  alwaysReturned('sign-in-password-two-identifiers', 'invalid_parameter'),
  clientIsNoResource('sign-in-piggyback-both-vanish', 1),
  clientIsNoResource('sign-in-piggyback-last-strategy', 1),
  coded('sign-in-popup-missing', 'invalid_parameter'),
  {
    fixture: 'sign-in-popup-return-url',
    whatWeDo: 'what a popup reports is a hint: the sign-in is read before anything follows',
    ours: {
      1: {
        requests: [
          post(
            SIGN_INS,
            ['action_complete_redirect_url', 'https://accounts.example.test/popup-callback'],
            ['locale', 'en-US'],
            [
              'redirect_url',
              'https://accounts.example.test/popup-callback?return_url=https%3A%2F%2Fapp.example.test%2Fsso-callback%3Fsign_in_force_redirect_url%3Dhttps%253A%252F%252Fapp.example.test%252Fwelcome%26sign_up_force_redirect_url%3Dhttps%253A%252F%252Fapp.example.test%252Fwelcome%26intent%3DsignIn',
            ],
            ['strategy', 'oauth_google'],
            ['timezone', 'UTC'],
          ),
          get(`${SIGN_INS}/${ID}`),
        ],
      },
    },
  },
  {
    fixture: 'sign-in-prepare-before-create',
    finding: 'S10',
    whatWeDo: 'a factor before create() is an error with a code, and nothing is sent',
    ours: { 1: { requests: [], outcomes: [failed('rejected', 'not_started')] } },
  },
  {
    fixture: 'sign-in-prepare-refused',
    whatWeDo: 'a factor that the sign-in does not have is an error that names those it has, and nothing is sent',
    ours: { 1: { requests: [], outcomes: [failed('rejected', 'factor_not_found')] } },
  },
  {
    fixture: 'sign-in-redirect-continue',
    finding: 'S19',
    whatWeDo:
      'the URL of the provider is requested for the addresses of this call. The recording has no response to the request',
    ours: {
      1: {
        requests: [
          post(
            `${SIGN_INS}/${ID}/prepare_first_factor`,
            ['action_complete_redirect_url', `${AT_PAGE}/welcome`],
            ['redirect_url', `${AT_PAGE}/sso-callback`],
            ['strategy', 'oauth_google'],
          ),
          get(`${SIGN_INS}/${ID}`),
        ],
        outcomes: [failed('rejected', 'network_error')],
        navigations: [],
      },
    },
  },
  coded('sign-in-redirect-no-provider-url', 'no_redirect_url'),
  {
    fixture: 'sign-in-redirect-relative-urls',
    finding: 'S30',
    whatWeDo: RESOLVED,
    ours: {
      1: {
        requests: [
          post(
            SIGN_INS,
            ['action_complete_redirect_url', `${AT_PAGE}/`],
            ['locale', 'en-US'],
            ['redirect_url', `${AT_PAGE}/sso-callback`],
            ['strategy', 'oauth_github'],
            ['timezone', 'UTC'],
          ),
        ],
      },
    },
  },
  {
    fixture: 'sign-in-sso-popup-empty-message',
    finding: 'S30',
    whatWeDo: 'a message of a popup that cannot be read is an error with a code',
    ours: { 1: { outcomes: [failed('returned', 'popup_failed')] } },
  },
  {
    fixture: 'sign-in-sso-relative',
    finding: 'S30',
    whatWeDo: RESOLVED,
    ours: {
      1: {
        requests: [
          post(
            SIGN_INS,
            ['action_complete_redirect_url', `${AT_PAGE}/welcome`],
            ['locale', 'en-US'],
            ['redirect_url', `${AT_PAGE}/sso-callback`],
            ['strategy', 'oauth_google'],
            ['timezone', 'UTC'],
          ),
        ],
      },
    },
  },
  {
    fixture: 'sign-in-state-existing-session-unverified',
    finding: 'S32',
    whatWeDo: 'one rule for both resources: the error says that the session exists, whatever the status',
    ours: { 0: { state: { signInFuture: existing } } },
  },
  {
    fixture: 'sign-in-state-unknown-members',
    whatWeDo: 'a factor has the members that are described',
    ours: {
      0: {
        state: {
          signIn: { supportedFirstFactors: [{ strategy: 'brain_scan' }] },
          signInFuture: { supportedFirstFactors: [{ strategy: 'brain_scan' }] },
        },
      },
    },
  },
  {
    fixture: 'sign-in-transfer-from-sign-up',
    whatWeDo: GONE,
    ours: { 1: { state: NO_SIGN_UP }, 2: { state: NO_SIGN_UP } },
  },
  { fixture: 'sign-in-transfer-to-sign-up', whatWeDo: GONE, ours: { 1: { state: NO_SIGN_IN } } },
  { fixture: 'sign-in-transfer-to-sign-up-missing-fields', whatWeDo: GONE, ours: { 1: { state: NO_SIGN_IN } } },
  walletRejected('sign-in-web3-coinbase-4001-twice'),
  coded('sign-in-web3-generic-no-generator', 'invalid_parameter'),
  {
    fixture: 'sign-in-web3-generic-solana-no-name',
    whatWeDo: 'a signature of the app needs no name of a wallet. The recording has no response to the request',
    ours: {
      1: {
        requests: [
          post(
            SIGN_INS,
            ['identifier', '7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv'],
            ['locale', 'en-US'],
            ['timezone', 'UTC'],
          ),
        ],
        outcomes: [failed('rejected', 'network_error')],
      },
    },
  },
  walletRejected('sign-in-web3-metamask-4001'),
  coded('sign-in-web3-no-factor', 'factor_not_found'),
]
