import type { MockTicket } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { textOf } from '../server/form.ts'
import type { Changes } from '../sign-ups/reading.ts'
import type { SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { emptyVerification } from '../verifications/rules.ts'

/** The ticket of a request, or `null`. Throws a `Problem` for an invalid one. */
export const ticketOf = ({ server: { state, clock }, call }: Context): MockTicket | null => {
  const [strategy, id] = [textOf(call.body ?? {}, 'strategy'), textOf(call.body ?? {}, 'ticket')]
  if (!id && strategy !== 'ticket') return null
  if (!id) throw problem('form_param_nil', { param: 'ticket' })
  const ticket = find(state.tickets, id)
  if (!ticket) throw problem('ticket_invalid_code', { param: 'ticket' })
  if (ticket.userId !== null) {
    const longMessage = 'This ticket signs a user in. Send it to POST /client/sign_ins.'
    throw problem('sign_in_token_cannot_be_used_code', { param: 'ticket', longMessage })
  }
  if (ticket.usedBy !== null) {
    const longMessage = 'This ticket was used already. Ask for a new invitation.'
    throw problem('ticket_invalid_code', { param: 'ticket', longMessage })
  }
  if (ticket.revokedAt !== null) {
    const longMessage = 'This invitation was revoked. Ask for a new one.'
    throw problem('ticket_invalid_code', { param: 'ticket', longMessage })
  }
  if (ticket.expireAt <= clock.now()) throw problem('ticket_expired_code', { param: 'ticket' })
  return ticket
}

/** Returns the changes with the ticket's email address, which replaces any other. */
export const withAddressOf = ({ emailAddress }: MockTicket, changes: Changes): Changes =>
  emailAddress === null ? changes : { ...changes, values: { ...changes.values, emailAddress } }

/** Returns the sign-up with the data of its ticket. The ticket verifies its email address, to which it was sent. */
export const withTicket = (
  { clock }: Pick<Server, 'clock'>,
  signUp: SignUpRecord,
  { id, emailAddress, publicMetadata }: MockTicket,
): SignUpRecord => ({
  ...signUp,
  ticketId: id,
  publicMetadata,
  verifications:
    emailAddress === null
      ? signUp.verifications
      : {
          ...signUp.verifications,
          email_address: {
            ...emptyVerification('ticket'),
            status: 'verified',
            attempts: 1,
            sentAt: clock.now(),
            verifiedAtClient: signUp.clientId,
          },
        },
})
