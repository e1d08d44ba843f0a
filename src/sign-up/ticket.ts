import { useTicket } from '../attempts/ticket.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { change, createRequest } from './details.ts'
import { keptSignUp } from './members.ts'
import type { CreationParams, IdentifierParams, ProfileParams, SignUpUpdateParams } from './params.ts'

/** Source: `SignUpFutureTicketParams`. */
export interface TicketParams
  extends Pick<IdentifierParams, 'username'>,
    Pick<SignUpUpdateParams, 'password'>,
    ProfileParams,
    CreationParams {
  /** An invitation's ticket. Default: the one in the page's address. */
  ticket?: string | undefined
}

/**
 * Starts a sign-up with an invitation's ticket, and removes a used one from the page's address. No request is sent when
 * the address says that the ticket belongs to a sign-in, or is used up.
 */
export const ticket = async (call: Call, params: TicketParams = {}): Promise<void> => {
  const { ticket: given, ...rest } = requireObject(params)
  await useTicket(call, given, {
    attempt: keptSignUp,
    foreignStatus: 'sign_in',
    redeem: (used) => {
      const body = { ...rest, strategy: 'ticket', ticket: used }
      return change(call, 'ticket', body, (_, turn) => createRequest(turn, body))
    },
  })
}
