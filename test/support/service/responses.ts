import * as z from 'zod/mini'
import { environment } from './environment.ts'
import { errorEntry } from './errors.ts'
import { client, session, signIn, signUp, token } from './resources.ts'

/** One response, as it went over the wire. */
export interface WireResponse {
  readonly method: string
  /** Without the version prefix. */
  readonly path: string
  readonly status: number
  readonly body: unknown
}

const enveloped = (response: z.ZodMiniType) => z.strictObject({ response, client: z.nullable(client) })
const itself = z.strictObject({ response: z.nullable(client), client: z.null() })

const enterpriseConnections = z.array(
  z.strictObject({ id: z.string(), name: z.string(), provider: z.string(), logo_public_url: z.nullable(z.string()) }),
)

const keySet = z.strictObject({ keys: z.array(z.record(z.string(), z.string())).check(z.minLength(1)) })

/** Every path that returns JSON, without the method in front, and what it returns. */
const SUCCESSES: readonly (readonly [path: RegExp, shape: z.ZodMiniType])[] = [
  [/^\/environment$/, environment],
  [/^\/client$/, itself],
  [/^\/client\/verify$/, itself],
  [/^\/client\/sessions$/, itself],
  [/^\/client\/sign_ups(\/[^/]+(\/(prepare_verification|attempt_verification|protect_check))?)?$/, enveloped(signUp)],
  [/^\/client\/sign_ups\/[^/]+\/enterprise_connections$/, enveloped(enterpriseConnections)],
  [
    /^\/client\/sign_ins(\/[^/]+(\/((prepare|attempt)_(first|second)_factor|reset_password|protect_check))?)?$/,
    enveloped(signIn),
  ],
  [/^\/client\/sessions\/[^/]+\/(touch|remove|end)$/, enveloped(session)],
  [/^\/client\/sessions\/[^/]+\/tokens(\/[^/]+)?$/, token],
  [/^\/dev_browser$/, z.strictObject({ object: z.literal('dev_browser'), id: z.string() })],
  [/^\/\.well-known\/jwks\.json$/, keySet],
]

/** The status that the service's index of errors gives to a code. Only those that the mock uses. */
const STATUSES: Readonly<Record<number, RegExp>> = {
  400: /^(client_state_invalid|session_exists|captcha_(invalid|missing_token)|account_transfer_invalid|identifier_already_signed_in|ticket_(invalid|expired)_code|protect_check_\w+|verification_(expired|failed|missing|already_verified|link_token_invalid)|strategy_for_user_invalid|sign_in_identification_or_user_deleted|no_second_factors|invitation_account_not_exists|sign_in_token_\w+_code|passkey_authentication_failure)$/,
  401: /^(requires_captcha|authentication_invalid|dev_browser_unauthenticated)$/,
  403: /^(sign_up_(mode_restricted|restricted_waitlist)|resource_forbidden|user_locked|user_banned)$/,
  404: /^(resource_not_found|external_account_not_found|sign_up_if_missing_transfer|passkey_not_registered)$/,
  422: /^(form_\w+|passkey_invalid_public_key_credential)$/,
  429: /^(verification_code_too_many_requests|too_many_requests)$/,
}

const statusOf = (code: string): number | undefined =>
  Number(Object.keys(STATUSES).find((status) => STATUSES[Number(status)]?.test(code))) || undefined

const failure = z.strictObject({
  errors: z.array(errorEntry).check(z.minLength(1)),
  clerk_trace_id: z.string(),
  // On error statuses, too, the official client reads it.
  client: z.optional(client),
})

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body with the client where most responses have it. The official client reads `meta.client` as well. */
const withClientInPlace = (body: unknown): unknown => {
  if (!isPlain(body) || !isPlain(body.meta) || 'client' in body) return body
  const { meta, ...rest } = body
  return Object.keys(body.meta).join() === 'client' ? { ...rest, client: body.meta.client } : body
}

const IN_ENGLISH = { error: z.locales.en().localeError }

/** Where a response departs from what the service would send; empty: nowhere. */
export const departuresOf = ({ method, path, status, body }: WireResponse): readonly string[] => {
  const name = `${method} ${path} ${status}`
  const isFailure = status >= 400
  const shape = isFailure ? failure : SUCCESSES.find(([pattern]) => pattern.test(path))?.[1]
  if (!shape) return [`${name}: no shape is described for this path`]
  const { error, data } = shape.safeParse(withClientInPlace(body), IN_ENGLISH)
  if (error) return error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`)
  const [first] = isFailure ? failure.parse(data).errors : []
  const expected = first && statusOf(first.code)
  return expected === undefined || expected === status ? [] : [`${name}: ${first?.code} has the status ${expected}`]
}
