import { expect, test } from 'vitest'
import { type RedirectIntent, redirectDecision } from '../../src/redirect/decision.ts'
import { initialSession } from '../../src/shapes/client.ts'
import { decodeClient, decodeSignUp } from '../support/decode.ts'
import { clientJSON, signUpJSON } from '../support/json.ts'
import { PROVIDER_URL, underWay, withAccount } from '../support/sso.ts'

type JSONObject = Readonly<Record<string, unknown>>

const problem = (code: string, meta: JSONObject = {}) => ({ error: { code, message: `${code}.`, meta } })

const signIn = (firstFactor: JSONObject | null, overrides: JSONObject = {}): JSONObject => ({
  id: 'sia_1',
  status: 'needs_first_factor',
  first_factor_verification: firstFactor,
  created_session_id: null,
  ...overrides,
})

const session = (id: string, tasks: readonly string[] = []): JSONObject => ({
  id,
  status: tasks.length > 0 ? 'pending' : 'active',
  tasks: tasks.map((key) => ({ key })),
})

const decide = (
  signUp: JSONObject | null,
  client: { readonly signIn?: JSONObject; readonly sessions?: readonly JSONObject[] },
  intent: RedirectIntent,
) => {
  // Test data in the shape of the wire.
  const json = clientJSON({ sign_in: client.signIn ?? null, sessions: client.sessions ?? [] })
  const data = decodeClient(json)
  return redirectDecision({
    intent,
    signUp: decodeSignUp(signUp),
    signIn: data.signIn,
    sessions: data.sessions,
    session: initialSession(data),
  })
}

const complete = signUpJSON({ status: 'complete', created_session_id: 'sess_1', unverified_fields: [] })
const gated = signUpJSON({ protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/s.js' } })
const transferable = { status: 'transferable', ...problem('external_account_not_found') }
const elsewhere = problem('identifier_already_signed_in', { session_id: 'sess_9' })
const leftover = signIn(null)

test.each<[string, JSONObject | null, Parameters<typeof decide>[1], RedirectIntent, JSONObject]>([
  ['the sign-up is complete', complete, {}, 'sign-up', { type: 'activate', sessionId: 'sess_1', of: 'sign-up' }],
  [
    'it is complete, and a sign-in is left over (F33)',
    complete,
    { signIn: leftover },
    'sign-up',
    { type: 'activate', sessionId: 'sess_1' },
  ],
  [
    'it is complete, and its session has a task left',
    complete,
    { sessions: [session('sess_1', ['choose-organization'])] },
    'sign-up',
    { type: 'session_task', sessionId: 'sess_1', task: 'choose-organization' },
  ],
  [
    'it is complete without a session',
    { ...complete, created_session_id: null },
    {},
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'restart' } },
  ],
  [
    'a challenge stands before it (F17)',
    gated,
    {},
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'protect_check' } },
  ],
  [
    'its account has a user',
    withAccount({ status: 'transferable', ...problem('external_account_exists') }),
    {},
    'sign-up',
    { type: 'transfer_to_sign_in' },
  ],
  [
    'its identity is signed in here',
    withAccount({ status: 'failed', ...elsewhere }),
    {},
    'sign-up',
    { type: 'activate', sessionId: 'sess_9', of: 'session' },
  ],
  [
    'the user declined at the provider (F17)',
    withAccount({ status: 'failed', ...problem('oauth_access_denied') }),
    {},
    'sign-up',
    { type: 'failed', of: 'sign-up', error: { code: 'oauth_access_denied' } },
  ],
  [
    'it is transferable for another reason',
    withAccount({ status: 'transferable', ...problem('something_new') }),
    {},
    'sign-up',
    { type: 'failed', error: { code: 'something_new' } },
  ],
  [
    'the account is verified and something is missing (F17)',
    withAccount({ status: 'verified' }, { missing_fields: ['username'] }),
    { signIn: leftover },
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'collect', missing: ['username'] } },
  ],
  [
    'the account is verified and the email address is not',
    withAccount({ status: 'verified' }, { unverified_fields: ['email_address'] }),
    {},
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'verify', field: 'email_address' } },
  ],
  [
    'the user came back without a result',
    underWay,
    {},
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'continue_external', url: new URL(PROVIDER_URL) } },
  ],
  [
    'the sign-in is complete',
    null,
    { signIn: signIn(null, { status: 'complete', created_session_id: 'sess_2' }) },
    'sign-up',
    { type: 'activate', sessionId: 'sess_2', of: 'sign-in' },
  ],
  [
    'a challenge stands before the sign-in',
    null,
    { signIn: signIn(null, { protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/s.js' } }) },
    'sign-in',
    { type: 'continue_sign_in', status: 'needs_protect_check' },
  ],
  ['the sign-in found no user', null, { signIn: signIn(transferable) }, 'sign-up', { type: 'transfer_to_sign_up' }],
  [
    'the sign-in found no user, and a form is left over',
    signUpJSON(),
    { signIn: signIn(transferable) },
    'sign-up',
    { type: 'transfer_to_sign_up' },
  ],
  [
    'the identity of the sign-in is signed in here',
    null,
    { signIn: signIn({ status: 'failed', ...elsewhere }) },
    'sign-in',
    { type: 'activate', sessionId: 'sess_9' },
  ],
  [
    'the sign-in was turned down',
    null,
    { signIn: signIn({ status: 'failed', ...problem('user_locked') }) },
    'sign-in',
    { type: 'failed', of: 'sign-in', error: { code: 'user_locked' } },
  ],
  [
    'a sign-up without a provider is open',
    signUpJSON(),
    { signIn: leftover },
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'verify' } },
  ],
  [
    'both are open, and the user wanted to sign in',
    underWay,
    { signIn: leftover },
    'sign-in',
    { type: 'continue_sign_in', status: 'needs_first_factor' },
  ],
  [
    'only a sign-in is open',
    null,
    { signIn: signIn(null, { status: 'needs_second_factor' }) },
    'sign-up',
    { type: 'continue_sign_in', status: 'needs_second_factor' },
  ],
  [
    'the sign-up was given up by the server',
    withAccount({ status: 'failed', ...elsewhere }, { status: 'abandoned' }),
    {},
    'sign-up',
    { type: 'continue_sign_up', nextStep: { type: 'restart' } },
  ],
  [
    'a user is signed in',
    null,
    { sessions: [session('sess_1')] },
    'sign-up',
    { type: 'activate', sessionId: 'sess_1', of: 'session' },
  ],
  [
    'a user is signed in with a task left (F17)',
    null,
    { sessions: [session('sess_1', ['setup-mfa'])] },
    'sign-in',
    { type: 'session_task', sessionId: 'sess_1', task: 'setup-mfa' },
  ],
  [
    'a sign-in that has not begun is no sign-in',
    null,
    { signIn: signIn(null, { status: 'needs_identifier' }) },
    'sign-up',
    { type: 'nothing' },
  ],
  ['there is nothing', null, {}, 'sign-up', { type: 'nothing' }],
  [
    'the sign-in was abandoned',
    null,
    { signIn: signIn(null, { status: 'abandoned' }) },
    'sign-in',
    { type: 'nothing' },
  ],
  ['there is nothing, for a sign-in', null, {}, 'sign-in', { type: 'nothing' }],
])('when %s', (_, signUp, client, intent, decision) => {
  expect(decide(signUp, client, intent)).toMatchObject(decision)
})

test('every state has a decision', () => {
  const statuses = [null, 'unverified', 'verified', 'transferable', 'failed', 'expired', 'something_new']
  const errors = [{}, problem('external_account_exists'), elsewhere, problem('something_new')]
  const signUps = ['missing_requirements', 'complete', 'abandoned', 'something_new'].flatMap((status) =>
    statuses.flatMap((external) => errors.map((error) => withAccount({ status: external, ...error }, { status }))),
  )
  const signIns = [
    undefined,
    leftover,
    ...statuses.flatMap((status) => errors.map((error) => signIn({ status, ...error }))),
  ]
  for (const signUp of [null, ...signUps]) {
    for (const one of signIns) {
      for (const intent of ['sign-up', 'sign-in'] as const) {
        expect(decide(signUp, one ? { signIn: one } : {}, intent).type).toMatch(/^[a-z_]+$/)
      }
    }
  }
})
