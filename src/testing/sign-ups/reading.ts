import type { ApiErrorJSON } from '../api-errors.ts'
import type { UserSettings } from '../environment/settings.ts'
import { show } from '../plain-data.ts'
import type { TextField } from './fields.ts'

/** The changes that one request's parameters ask for. `null` removes a value; an absent member changes nothing. */
export interface Changes {
  readonly values?: Readonly<Partial<Record<TextField, string | null>>>
  readonly hasPassword?: true
  readonly passwordHash?: string
  readonly legalAccepted?: boolean
  readonly unsafeMetadata?: Record<string, unknown>
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

export const notBoolean = (param: string, text: string): string =>
  `${param} is ${show(text)}. Send \`true\` or \`false\`.`
