import type { Dictionary, MessageParams } from './dictionary.ts'

/** What an error of any origin may have. A code of another type is one that no dictionary has. */
interface Members {
  readonly code: string
  readonly longMessage?: string
  readonly [name: string]: unknown
}

/** What is said without a dictionary, unless the service has sent a text for users. */
const ENGLISH: Dictionary = {
  network_error: 'The connection failed. Please try again.',
  unexpected: 'Something went wrong. Please try again.',
}

/** The code whose sentence does for others: by status, or by kind. */
const generalCodeOf = ({ status, kind, code }: Members): string => {
  if (status === 429) return 'too_many_requests'
  if (Number(status) >= 500) return 'internal_clerk_error'
  return kind === 'network' ? 'network_error' : code
}

const toMembers = (value: unknown): Members => Object(value)

/** What there is to say: each entry of a response, or why a provider's account was rejected, or the error itself. */
const reasonsOf = (error: Members): readonly Members[] => {
  const { errors } = error
  if (Array.isArray(errors)) return errors[0] ? errors.map(toMembers) : [{ code: '' }]
  const cause = toMembers(error.cause)
  return [cause.meta ? cause : error]
}

/** "in 30 seconds", as the language says it. */
const inTime = (seconds: number, locale: string | undefined): string | undefined => {
  const format = new Intl.RelativeTimeFormat(locale)
  if (seconds > 99) return format.format(Math.ceil(seconds / 60), 'minute')
  return seconds > 0 ? format.format(seconds, 'second') : undefined
}

/**
 * Returns what to say to the user about an error: a sentence or two for each of its reasons, each on a line of its own.
 * Chosen by code and field, then by code, by status, and by `kind`. Contains neither `message` and `cause` nor anything
 * that was typed. Accepts every error of this package and of the official client, an entry of `errors` or of
 * `$errors.fields`, and any other value.
 *
 * @param dictionary A language, for example `de` of `headless-signup/messages/de`, or some sentences of your own, or
 *   both: `{ ...de, form_password_pwned: '…' }`. Default: the texts of the service (`longMessage`), which are in English.
 */
export const formatError = (error: unknown, dictionary?: Dictionary): string => {
  // Without a prototype: a code may be any text, `constructor` too.
  const messages: Dictionary = Object.assign(Object.create(null), ENGLISH, dictionary)
  const whole = toMembers(error)

  const textOf = (reason: Members): string => {
    const meta = toMembers(reason.meta)
    const message =
      messages[`${reason.code}:${meta.paramName}`] ??
      messages[reason.code] ??
      messages[generalCodeOf(whole)] ??
      messages[reason.meta ? 'api_response_error' : ''] ??
      (reason.longMessage || messages.unexpected)
    if (typeof message !== 'function') return `${message}`
    return message({
      ...meta,
      field: messages[`field:${meta.paramName}`],
      wait: inTime(Number(whole.retryAfter ?? meta.lockoutExpiresInSeconds), messages.locale),
      longMessage: reason.longMessage,
    } as MessageParams) // the names of fields are texts
  }

  return [...new Set(reasonsOf(whole).map(textOf))].join('\n')
}
