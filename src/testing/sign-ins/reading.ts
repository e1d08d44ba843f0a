/** What one request for a sign-in asks for. An absent member was not sent. */
export interface SignInRequest {
  readonly strategy?: string
  readonly identifier?: string
  readonly password?: string
  readonly redirectUrl?: string
  readonly actionCompleteRedirectUrl?: string
  readonly loginHint?: string
  readonly connectionId?: string
  readonly ticketId?: string
  readonly token?: string
  /** A code that was sent, of an app, or a backup code; on creation, an authorization code of a provider. */
  readonly grant?: string
  readonly signature?: string
  readonly credential?: string
  readonly channel?: string
  /** The email address, phone number or wallet to verify, by the name of its parameter. */
  readonly ids?: Readonly<Record<string, string>>
  readonly proofToken?: string
  readonly isTransfer?: boolean
  readonly signUpIfMissing?: boolean
  readonly signOutOfOtherSessions?: boolean
  readonly locale?: string | null
  readonly timezone?: string | null
}
