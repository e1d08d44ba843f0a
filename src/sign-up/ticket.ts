import type { Browser } from '../browser/browser.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { change, createRequest } from './details.ts'
import type { CreationParams, IdentifierParams, ProfileParams, SignUpUpdateParams } from './params.ts'
import { ticketForSignIn } from './transitions.ts'

/** Source: `SignUpFutureTicketParams`. */
export interface TicketParams
  extends Pick<IdentifierParams, 'username'>,
    Pick<SignUpUpdateParams, 'password'>,
    ProfileParams,
    CreationParams {
  /** An invitation's ticket. Default: the one in the page's address. */
  ticket?: string | undefined
}

const TICKET = '__clerk_ticket'
const STATUS = '__clerk_status'

/** What the invitation's address says about the user: that they exist, or have already used the ticket. */
const INVITATION_STATUSES: readonly string[] = ['sign_in', 'sign_up', 'complete']

interface Invitation {
  readonly ticket: string
  /** `null` for a ticket that was passed as a parameter. */
  readonly status: string | null
}

/** The invitation whose link opened this page, or `null`. */
const invitationOf = (browser: Browser): Invitation | null => {
  const parameters = browser.url()?.searchParams
  const status = parameters?.get(STATUS) ?? ''
  const ticket = parameters?.get(TICKET)
  return ticket ? { ticket, status: INVITATION_STATUSES.includes(status) ? status : null } : null
}

/**
 * Starts a sign-up with an invitation's ticket, and removes a used one from the page's address. No request is sent when
 * the address says that the ticket belongs to a sign-in, or is used up.
 */
export const ticket = async (call: Call, params: TicketParams = {}): Promise<void> => {
  const { ticket: given, ...rest } = requireObject(params)
  const invited = invitationOf(call.browser)
  const used = given ?? invited?.ticket
  if (used === undefined || used === '') throw new FlowError('ticket_missing')
  requireText('ticket', used)
  const status = invited?.ticket === used ? invited.status : null
  if (status === 'sign_in') call.update(ticketForSignIn, used)
  else if (status !== 'complete') {
    const body = { ...rest, strategy: 'ticket', ticket: used }
    await change(call, 'ticket', body, (_, turn) => createRequest(turn, body))
  }
  const left = invitationOf(call.browser)
  // An email link uses the same parameter for its own status.
  const parameters = [TICKET, '__clerk_invitation_token', ...(left?.status ? [STATUS] : [])]
  if (left?.ticket === used) call.browser.forgetParameters(parameters)
}
