import type { Browser } from '../browser/browser.ts'
import type { Call } from '../calls/call.ts'
import { requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { KeptAttempt } from './kept.ts'
import { ticketMisplaced } from './transitions.ts'

const TICKET = '__clerk_ticket'
const STATUS = '__clerk_status'

/** What the invitation's address says about the user: that they exist, or have already used the ticket. */
const INVITATION_STATUSES: readonly string[] = ['sign_in', 'sign_up', 'complete']

interface Invitation {
  readonly ticket: string
  /** `null` when the address has none, as for a ticket that was passed as a parameter. */
  readonly status: string | null
}

/** The invitation whose link opened this page, or `null`. */
const invitationOf = (browser: Browser): Invitation | null => {
  const parameters = browser.url()?.searchParams
  const status = parameters?.get(STATUS) ?? ''
  const ticket = parameters?.get(TICKET)
  return ticket ? { ticket, status: INVITATION_STATUSES.includes(status) ? status : null } : null
}

/** Removes a ticket that was used from the page's address: the page, loaded again, would use it once more. */
export const forgetTicket = (browser: Browser, used: string): void => {
  const left = invitationOf(browser)
  // An email link uses the same parameter for its own status.
  const parameters = [TICKET, '__clerk_invitation_token', ...(left?.status ? [STATUS] : [])]
  if (left?.ticket === used) browser.forgetParameters(parameters)
}

interface TicketUse {
  readonly attempt: KeptAttempt
  /** The status in the address of a ticket that belongs to the other kind of attempt. */
  readonly foreignStatus: 'sign_in' | 'sign_up'
  /** Also removes it from the page's address. */
  readonly redeem: (ticket: string) => Promise<void>
}

/**
 * Uses a ticket, by default the one in the page's address. No request is sent when the address says that the ticket
 * belongs to the other kind of attempt, or is used up.
 */
export const useTicket = async (
  call: Call,
  given: string | undefined,
  { attempt, foreignStatus, redeem }: TicketUse,
): Promise<void> => {
  const invited = invitationOf(call.browser)
  const used = given ?? invited?.ticket
  if (used === undefined || used === '') throw new FlowError('ticket_missing')
  requireText('ticket', used)
  const status = invited?.ticket === used ? invited.status : null
  if (status !== foreignStatus && status !== 'complete') return redeem(used)
  if (status === foreignStatus) call.update(ticketMisplaced, attempt, used)
  forgetTicket(call.browser, used)
}
