import { useTicket } from '../attempts/ticket.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { createFrom } from './details.ts'
import { keptSignIn } from './members.ts'
import type { SignInTicketParams } from './params.ts'

/** Signs in with a ticket, and removes a used one from the page's address. */
export const ticket = (call: Call, params: SignInTicketParams = {}): Promise<void> =>
  useTicket(call, requireObject(params).ticket, {
    attempt: keptSignIn,
    foreignStatus: 'sign_up',
    redeem: (ticket) => createFrom(call, 'ticket', { strategy: 'ticket', ticket }),
  })
