import type { Observation, Outcome } from './observation.ts'
import type { Override } from './plain.ts'

/** Where we differ from the official client on purpose: in what is named here, and in nothing else of that recording. */
export interface Difference {
  readonly fixture: string
  /** The number of the official client's defect that we do not repeat; absent for a decision of our own. */
  readonly finding?: string
  readonly whatWeDo: string
  /** By the number of the step, from 1: what we do in place of what was recorded. */
  readonly ours: Readonly<Record<number, Override<Observation>>>
  /** What is left to say about the errors of all calls. */
  readonly check?: (errors: readonly unknown[]) => boolean
}

const failed = (result: Outcome['result'], code: string): Outcome => ({ result, error: { kind: 'client', code } })

const general = (...codes: string[]): Override<Observation> => ({ errors: { global: codes } })

/** Whether every error has one of that code as its cause. */
const isCausedBy =
  (code: number) =>
  (errors: readonly unknown[]): boolean =>
    errors.every((error) => error instanceof Error && Reflect.get(Object(error.cause), 'code') === code)

/** Verifications, as both faces show them. */
const inBoth = (verifications: Readonly<Record<string, unknown>>) => ({
  signUp: { verifications },
  future: { verifications },
})

/** The official client lists the error response as a whole, under the one code `api_response_error`. */
const ENTRIES_ARE_GENERAL = 'what belongs to no field is listed entry by entry, each with its own code'

export const differences: readonly Difference[] = [
  {
    fixture: 'captcha-token-future',
    finding: 'F49',
    whatWeDo: 'a sign-up that exists is changed without a challenge',
    ours: {
      2: {
        requests: [
          {
            method: 'POST',
            path: '/v1/client/sign_ups/sua_2xHq8AbCdEfGhJkMnPqRsTuVwX',
            query: [
              ['__clerk_api_version', '2026-08-20'],
              ['_method', 'PATCH'],
            ],
            contentType: 'application/x-www-form-urlencoded',
            body: [
              ['password', 'correct horse 42'],
              ['strategy', 'password'],
            ],
            credentials: 'include',
          },
        ],
      },
    },
  },
  {
    fixture: 'coalesce-failing',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 1: general('too_many_requests') },
  },
  {
    fixture: 'complete-is-kept',
    whatWeDo: 'the client is no resource of its own: reload() resolves to nothing, and the stores hold what came',
    ours: { 2: { outcomes: [{ result: 'resolved', value: { type: 'undefined' } }] } },
  },
  {
    fixture: 'email-link-flow-before-create',
    finding: 'F18',
    whatWeDo: 'an email link before create() is rejected here, with a code, and nothing is sent',
    ours: { 1: { outcomes: [failed('rejected', 'not_started')] } },
  },
  {
    fixture: 'error-401',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 2: general('authentication_invalid') },
  },
  {
    fixture: 'error-422-mixed',
    finding: 'F21',
    whatWeDo: 'an error of a field and a general one are both shown',
    ours: { 2: general('sign_up_restricted_waitlist') },
  },
  {
    fixture: 'error-429-retry-after',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 2: general('too_many_requests') },
  },
  {
    fixture: 'error-500-json',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 2: general('internal_clerk_error') },
  },
  {
    fixture: 'error-captcha-invalid-create',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 2: general('captcha_invalid') },
  },
  {
    fixture: 'error-network-post',
    finding: 'F19',
    whatWeDo: 'a failed connection is a NetworkError with a code, whose message holds no query',
    ours: {
      1: { outcomes: [failed('rejected', 'network_error')] },
      2: { outcomes: [failed('returned', 'network_error')], ...general('network_error') },
    },
    check: (errors) =>
      errors.length === 2 && errors.every((error) => error instanceof Error && !/\/v1|[?=]/.test(error.message)),
  },
  {
    fixture: 'finalize-touch-fails',
    finding: 'F7',
    whatWeDo: 'the error response of the touch is the error: no navigation, no active session, and the sign-up is kept',
    ours: {
      2: {
        outcomes: [
          {
            result: 'returned',
            error: {
              kind: 'api',
              status: 422,
              errors: [
                {
                  code: 'session_invalid',
                  message: 'Session is invalid.',
                  longMessage: 'Session is invalid.',
                  meta: {},
                },
              ],
            },
          },
        ],
        callbacks: [],
        state: { activeSessionId: null, future: { canBeDiscarded: false } },
      },
    },
  },
  {
    fixture: 'finalize-without-session',
    whatWeDo: 'an impossible call is an error with a code',
    ours: { 1: { outcomes: [failed('returned', 'no_created_session')], ...general('no_created_session') } },
  },
  {
    fixture: 'future-create-locale-empty-string',
    whatWeDo: 'a blank locale is no locale: the browser’s is sent',
    ours: {
      1: {
        requests: [
          {
            method: 'POST',
            path: '/v1/client/sign_ups',
            query: [['__clerk_api_version', '2026-08-20']],
            contentType: 'application/x-www-form-urlencoded',
            body: [
              ['email_address', 'ada@example.test'],
              ['locale', 'it-IT'],
              ['timezone', 'UTC'],
            ],
            credentials: 'include',
          },
        ],
      },
    },
  },
  {
    fixture: 'future-create-no-locale',
    finding: 'F43',
    whatWeDo: 'an unknown locale is left out',
    ours: {
      1: {
        requests: [
          {
            method: 'POST',
            path: '/v1/client/sign_ups',
            query: [['__clerk_api_version', '2026-08-20']],
            contentType: 'application/x-www-form-urlencoded',
            body: [
              ['email_address', 'ada@example.test'],
              ['timezone', 'UTC'],
            ],
            credentials: 'include',
          },
        ],
      },
    },
  },
  {
    fixture: 'future-email-code-expired',
    finding: 'F21',
    whatWeDo: `${ENTRIES_ARE_GENERAL}; and an error that says that a verification is over becomes state`,
    ours: {
      1: {
        ...general('verification_expired'),
        state: inBoth({
          emailAddress: {
            status: 'expired',
            error: {
              code: 'verification_expired',
              message: 'Expired',
              longMessage: 'This verification has expired. You must create a new one.',
              meta: {},
            },
          },
        }),
      },
    },
  },
  {
    fixture: 'future-email-link-relative-no-slash',
    finding: 'F30',
    whatWeDo: 'an address without a slash is relative to the page, as in a link: never part of a host name',
    ours: {
      1: {
        requests: [
          {
            method: 'POST',
            path: '/v1/client/sign_ups/sua_2xHq8AbCdEfGhJkMnPqRsTuVwX/prepare_verification',
            query: [['__clerk_api_version', '2026-08-20']],
            contentType: 'application/x-www-form-urlencoded',
            body: [
              ['redirect_url', 'https://app.example.test/verify'],
              ['strategy', 'email_link'],
            ],
            credentials: 'include',
          },
        ],
      },
    },
  },
  {
    fixture: 'future-email-link-wait-error',
    finding: 'F21',
    whatWeDo: ENTRIES_ARE_GENERAL,
    ours: { 1: general('resource_not_found') },
  },
  {
    fixture: 'future-sso-no-provider-url',
    finding: 'F31',
    whatWeDo: 'with nowhere to go, the call says so',
    ours: { 1: { outcomes: [failed('returned', 'no_redirect_url')] } },
  },
  {
    fixture: 'future-sso-relative',
    finding: 'F28',
    whatWeDo: 'every address is resolved against the page',
    ours: {
      1: {
        requests: [
          {
            method: 'POST',
            path: '/v1/client/sign_ups',
            query: [['__clerk_api_version', '2026-08-20']],
            contentType: 'application/x-www-form-urlencoded',
            body: [
              ['action_complete_redirect_url', 'https://app.example.test/welcome'],
              ['locale', 'en-US'],
              ['redirect_url', 'https://app.example.test/sso-callback'],
              ['strategy', 'oauth_google'],
              ['timezone', 'UTC'],
            ],
            credentials: 'include',
          },
        ],
      },
    },
  },
  {
    fixture: 'future-web3-unsupported',
    finding: 'F35',
    whatWeDo: 'Solana is there on this face, too: what is missing is a wallet of it in the page',
    ours: { 1: { outcomes: [failed('returned', 'wallet_not_found')], ...general('wallet_not_found') } },
  },
  {
    fixture: 'popup-missing',
    whatWeDo: 'an impossible call is an error with a code',
    ours: { 1: { outcomes: [failed('rejected', 'invalid_parameter')] } },
  },
  {
    fixture: 'prepare-before-create-path',
    whatWeDo: 'a wrong code raises the attempts, also when the error brings no client',
    ours: { 2: { state: inBoth({ phoneNumber: { attempts: 1 } }) } },
  },
  {
    fixture: 'prepare-without-sign-up',
    finding: 'F18',
    whatWeDo: 'verifying before create() is rejected here, and nothing is sent',
    ours: { 1: { outcomes: [failed('rejected', 'not_started')], requests: [] } },
  },
  {
    fixture: 'redirect-no-provider-url',
    whatWeDo: 'a response that leads nowhere is an error with a code',
    ours: { 1: { outcomes: [failed('rejected', 'no_redirect_url')] } },
  },
  {
    fixture: 'web3-generic-no-generator',
    whatWeDo: 'an impossible call is an error with a code',
    ours: { 1: { outcomes: [failed('rejected', 'invalid_parameter')] } },
  },
  {
    fixture: 'web3-metamask-4001',
    whatWeDo: "the user's rejection is an error with a code, and the wallet's own error its cause",
    ours: { 1: { outcomes: [failed('rejected', 'wallet_rejected')] } },
    check: isCausedBy(4001),
  },
  {
    fixture: 'web3-metamask-connect-rejected',
    whatWeDo: "the user's rejection is an error with a code, and the wallet's own error its cause",
    ours: { 1: { outcomes: [failed('rejected', 'wallet_rejected')] } },
    check: isCausedBy(4001),
  },
  {
    fixture: 'web3-no-message',
    whatWeDo: 'a response without a text to sign is an error with a code',
    ours: { 1: { outcomes: [failed('rejected', 'nothing_to_sign')] } },
  },
]
