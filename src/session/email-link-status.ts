/** The result of an email link that was opened. */
export type EmailLinkStatus = 'verified' | 'expired' | 'failed' | 'client_mismatch'

/** What the address of the opened page contains. */
interface OpenedEmailLink<Status = EmailLinkStatus> {
  readonly status: Status
  /** Empty when the link created no session. */
  readonly createdSessionId: string
}

/** `transferable`: verified, but no user has this address. */
type AnyStatus = EmailLinkStatus | 'transferable'

const STATUSES: readonly string[] = [
  'verified',
  'expired',
  'failed',
  'client_mismatch',
  'transferable',
] satisfies AnyStatus[]

/** The query parameters with the result of an email link. */
export const EMAIL_LINK_PARAMETERS = ['__clerk_status', '__clerk_created_session'] as const

/**
 * Reads the result of the email link that opened this page; `null` on any other page. The status alone is enough: a
 * failed link created no session. Tickets use the same parameter with other statuses.
 */
export const readEmailLink = (url: URL | null): OpenedEmailLink<AnyStatus> | null => {
  const [status, createdSessionId] = EMAIL_LINK_PARAMETERS.map((name) => url?.searchParams.get(name) ?? '')
  if (status === undefined || !STATUSES.includes(status)) return null
  return { status: status as AnyStatus, createdSessionId: createdSessionId ?? '' }
}

/** The email link that opened this page. Source: `SignUpFuture.verifications.emailLinkVerification`. */
export interface EmailLinkVerification extends OpenedEmailLink {
  /** Whether the session that the link created belongs to this browser. */
  readonly verifiedFromTheSameClient: boolean
}

export const emailLinkVerification = (
  url: URL | null,
  sessions: readonly { readonly id: string }[],
): EmailLinkVerification | null => {
  const link = readEmailLink(url)
  if (!link) return null
  // A value of the official type: the address is verified.
  const status = link.status === 'transferable' ? 'verified' : link.status
  const isHere = sessions.some(({ id }) => id === link.createdSessionId)
  return { ...link, status, verifiedFromTheSameClient: status === 'verified' && isHere }
}
