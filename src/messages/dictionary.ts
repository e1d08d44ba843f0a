import type { CLIENT_CODES, FIELDS, SERVICE_CODES } from './codes.ts'

/** What an error knows: its `meta`, and these. A member that it does not know is absent. */
export interface MessageParams {
  /** The name of the field in the dictionary, as `field:email_address` has it: "your email address". */
  readonly field?: string | undefined
  /** The fewest characters. */
  readonly minLength?: number | undefined
  /** The most characters. */
  readonly maxLength?: number | undefined
  /** When to try again, in the language of the dictionary: "in 30 seconds". */
  readonly wait?: string | undefined
  /** The text of the service for users, in English. */
  readonly longMessage?: string | undefined
  readonly [meta: string]: unknown
}

/** A sentence, or a function of what the error knows. */
export type Message = string | ((params: MessageParams) => string)

type Code = (typeof SERVICE_CODES)[number] | (typeof CLIENT_CODES)[number]

/**
 * A whole language: a sentence for every code that a user can meet. A key that is missing is a type error.
 *
 * A key `code:parameter` is for one field, and takes precedence over `code`. A key `field:parameter` is the name of a
 * field, as it stands after a verb: "your email address".
 */
export type Messages = {
  /** The language, a BCP 47 tag: how numbers and times are written. */
  readonly locale: string
} & { readonly [Field in (typeof FIELDS)[number] as `field:${Field}`]: string } & {
  readonly [Key in Code]: Message
} & { readonly [narrowed: `${string}:${string}`]: Message }

/** A language, with your own sentences: for any code of the service, or for a few. */
export type Dictionary = Partial<Messages> & { readonly [code: string]: Message | undefined }
