import type { ApiErrorJSON } from '../api-errors.ts'
import type { UserSettings } from '../environment/settings.ts'
import type { TextField } from '../state/records.ts'

/** The changes that one request's parameters ask for. `null` removes a value; an absent member changes nothing. */
export interface Changes {
  readonly values?: Readonly<Partial<Record<TextField, string | null>>>
  readonly hasPassword?: true
  readonly legalAccepted?: boolean
  readonly unsafeMetadata?: Readonly<Record<string, unknown>>
  readonly locale?: string | null
  readonly timezone?: string | null
  readonly strategy?: string
  readonly channel?: string
  readonly redirectUrl?: string
  readonly actionCompleteRedirectUrl?: string
  readonly loginHint?: string
  readonly connectionId?: string
  readonly ticketId?: string
  readonly token?: string
  /** An authorization code from a provider, to be exchanged for a token. */
  readonly grant?: string
  readonly proofToken?: string
  readonly isTransfer?: boolean
}

/** The result of reading one parameter: changes, or errors. */
type Reading = Changes | readonly ApiErrorJSON[]

/** Reads the value of one parameter. */
export type Reader = (text: string, settings: UserSettings) => Reading

const LONGEST_QUOTE = 80

/** Formats a received value for a message. */
export const quoted = (text: string): string =>
  text.length > LONGEST_QUOTE ? `"${text.slice(0, LONGEST_QUOTE)}…"` : `"${text}"`

export const notBoolean = (param: string, text: string): string =>
  `${param} is ${quoted(text)}. Send \`true\` or \`false\`.`
