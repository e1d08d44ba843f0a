import type { MockTicket } from '../account-types.ts'
import { type ApiErrorCode, problem } from '../api-errors.ts'
import type { Server } from '../server/context.ts'
import { groups } from '../state/keys.ts'
import { find, findAll } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'

/** Why a ticket is not accepted; `undefined` if it is. */
const codeFor = ({ usedBy, revokedAt, expireAt, userId }: MockTicket, now: number): ApiErrorCode | undefined => {
  if (usedBy !== null) return userId === null ? 'ticket_invalid_code' : 'sign_in_token_already_used_code'
  if (revokedAt !== null) return userId === null ? 'ticket_invalid_code' : 'sign_in_token_revoked_code'
  return expireAt <= now ? 'ticket_expired_code' : undefined
}

const ownerOf = ({ users }: Server['state'], { userId, emailAddress }: MockTicket): MockUser => {
  const [invited] = emailAddress === null ? [] : findAll(users, groups.identifier('email_address', emailAddress))
  const owner = find(users, userId) ?? invited
  if (owner) return owner
  const longMessage = 'There is no account with the invited address. Sign up with this ticket instead.'
  throw problem('invitation_account_not_exists', { param: 'ticket', longMessage })
}

/** The ticket of a sign-in, and its user. Throws a `Problem` for a ticket that is not accepted. */
export const signInTicketOf = ({ state, clock }: Server, id: string | undefined) => {
  const param = 'ticket'
  if (id === undefined) throw problem('form_param_nil', { param })
  const ticket = find(state.tickets, id)
  if (!ticket) throw problem('ticket_invalid_code', { param })
  const code = codeFor(ticket, clock.now())
  if (code) throw problem(code, { param })
  return { ticket, user: ownerOf(state, ticket) }
}
