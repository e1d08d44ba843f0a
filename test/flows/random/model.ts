import type { MockFrontendApi } from '../../../src/testing/index.ts'
import { type Requirements, requirementsOf } from '../../../src/testing/sign-ups/requirements.ts'
import type { SignUpJSON } from '../../support/wire.ts'

/** What a user may type, spelled as the client does. */
export type Body = Readonly<
  Partial<Record<Exclude<keyof typeof WIRE, 'legalAccepted'>, string> & Record<'legalAccepted', boolean>>
>

export const WIRE = {
  emailAddress: 'email_address',
  phoneNumber: 'phone_number',
  username: 'username',
  firstName: 'first_name',
  lastName: 'last_name',
  password: 'password',
  legalAccepted: 'legal_accepted',
} as const

const IDENTIFIERS = ['email_address', 'phone_number', 'username'] as const
const VALUES = [...IDENTIFIERS, 'first_name', 'last_name'] as const
export const VERIFIED = ['email_address', 'phone_number'] as const

export type VerifiedField = (typeof VERIFIED)[number]

interface Sent {
  readonly code: string
  readonly sentAt: number
  readonly attempts: number
}

/** The sign-up as a reader of the documentation would keep it in mind. */
export interface Attempt {
  /** The texts, and `true` for a password, a consent and a provider. */
  readonly given: ReadonlyMap<string, string | true>
  readonly verified: ReadonlySet<string>
  readonly sent: ReadonlyMap<VerifiedField, Sent>
  readonly phase: 'open' | 'complete'
  readonly abandonAt: number
  /** Whether the server has another one in its place by now. */
  readonly isReplaced?: boolean
}

export interface Model {
  /** The sign-up of the page; `null` while it has none. */
  attempt: Attempt | null
  /** The sign-up that the server still has for this browser, and the page does not know or gave up. */
  shelved: Attempt | null
  /** Whether the page takes over a sign-up that comes with a client: not after it gave one up. */
  adopts: boolean
  /** Until when a user is signed in; 0 for a browser without a signed-in user. */
  signedInUntil: number
}

export const createModel = (): Model => ({ attempt: null, shelved: null, adopts: true, signedInUntil: 0 })

const DAY = 86_400_000

export const emptyAttempt = (now: number): Attempt => ({
  given: new Map(),
  verified: new Set(),
  sent: new Map(),
  phase: 'open',
  abandonAt: now + DAY,
})

export const requirements = (api: MockFrontendApi, { given, verified }: Attempt): Requirements =>
  requirementsOf(api.settings, { provided: new Set(given.keys()), verified })

const USER_KEYS = { email_address: 'emailAddress', phone_number: 'phoneNumber', username: 'username' } as const

const isTaken = (api: MockFrontendApi, field: (typeof IDENTIFIERS)[number], value: string): boolean =>
  api.users.some((user) => user[USER_KEYS[field]]?.toLowerCase() === value.toLowerCase())

/** One code of an error response for each identifier that is a user's by now. */
export const taken = (api: MockFrontendApi, given: Attempt['given']): string[] =>
  IDENTIFIERS.flatMap((field) => {
    const value = given.get(field)
    return typeof value === 'string' && isTaken(api, field, value) ? ['form_identifier_exists'] : []
  })

/** What is wrong with each value that the pools of values hold. */
const WRONG: Readonly<Record<string, string>> = {
  'email_address ': 'form_param_nil',
  'email_address not an address': 'form_param_format_invalid',
  'phone_number 555': 'form_param_format_invalid',
  'username ada': 'form_username_invalid_length',
  'password short': 'form_password_length_too_short',
}

/** The codes of the error responses that a form meets before anybody looks whether it is taken. */
export const objections = (api: MockFrontendApi, body: Body): string[] =>
  Object.entries(body).flatMap(([key, value]) => {
    const field = WIRE[key as keyof typeof WIRE]
    if (field !== 'legal_accepted' && !api.settings.attributes[field].enabled) return ['form_param_unknown']
    if ((field === 'first_name' || field === 'last_name') && value === '')
      return api.settings.attributes[field].required ? ['form_param_nil'] : []
    const wrong = WRONG[`${field} ${value}`]
    return wrong ? [wrong] : []
  })

/** The attempt with what a form says. A new value is a new thing to verify. */
export const withForm = (attempt: Attempt, body: Body): Attempt => {
  const [given, verified, sent] = [new Map(attempt.given), new Set(attempt.verified), new Map(attempt.sent)]
  for (const [key, value] of Object.entries(body)) {
    const field = WIRE[key as keyof typeof WIRE]
    if (value === '' || value === false) given.delete(field)
    else if (field === 'password' || field === 'legal_accepted') given.set(field, true)
    else {
      if (String(given.get(field)).toLowerCase() !== String(value).toLowerCase()) {
        verified.delete(field)
        sent.delete(field as VerifiedField)
      }
      given.set(field, String(value))
    }
  }
  return { ...attempt, given, verified, sent }
}

interface StoredVerification {
  readonly status: string
  readonly code: string | null
  readonly sentAt: number | null
  readonly attempts: number | null
}

/** The codes that were sent for a sign-up, as the server stores them. */
export const sentFor = (api: MockFrontendApi, id: string): Attempt['sent'] => {
  type Stored = { id: string; verifications: Partial<Record<VerifiedField, StoredVerification>> }
  const stored = (api.snapshot().state.signUps as readonly Stored[]).find((signUp) => signUp.id === id)
  return new Map(
    VERIFIED.flatMap((field) => {
      const { status, code = null, sentAt, attempts } = stored?.verifications[field] ?? {}
      if (code === null) return []
      return [[field, { code, sentAt: sentAt ?? 0, attempts: status === 'failed' ? -1 : (attempts ?? 0) }] as const]
    }),
  )
}

/** What came from elsewhere: from a provider, or with a ticket. */
export const attemptOf = (json: SignUpJSON, sent: Attempt['sent']): Attempt => {
  const given = new Map<string, string | true>(VALUES.flatMap((field) => (json[field] ? [[field, json[field]]] : [])))
  if (json.has_password) given.set('password', true)
  if (json.legal_accepted_at) given.set('legal_accepted', true)
  const external = json.verifications?.external_account
  if (external?.status === 'verified' && external.strategy) given.set(external.strategy, true)
  return {
    given,
    verified: new Set(VERIFIED.filter((field) => json.verifications?.[field]?.status === 'verified')),
    sent,
    phase: json.status === 'complete' ? 'complete' : 'open',
    abandonAt: json.abandon_at ?? 0,
  }
}
