import { PATH_PREFIX } from '../../shapes/protocol.ts'
import type { MockTicket } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import { ACCEPT_PATH } from '../tickets/accept.ts'
import { type BackendCall, type BackendHandler, member, onlyKnown } from './read.ts'

const DEFAULT_LIFETIME_MS = 30 * 86_400_000

const statusOf = ({ usedBy, revokedAt, expireAt }: MockTicket, now: number) => {
  if (usedBy !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expireAt <= now ? 'expired' : 'pending'
}

const present = ({ api, origin }: BackendCall, ticket: MockTicket) => ({
  object: 'sign_in_token',
  id: ticket.invitationId,
  status: statusOf(ticket, api.clock.now()),
  user_id: ticket.userId,
  token: ticket.id,
  url: `${origin}${PATH_PREFIX}${ACCEPT_PATH}?${new URLSearchParams({ ticket: ticket.id })}`,
  created_at: ticket.createdAt,
  updated_at: ticket.revokedAt ?? ticket.createdAt,
})

const ticketOf = ({ api, id }: BackendCall, isMeant: (ticket: MockTicket) => boolean): MockTicket => {
  const ticket = api.tickets.find((one) => one.userId !== null && isMeant(one))
  if (ticket) return ticket
  throw problem('resource_not_found', { longMessage: `There is no sign-in token ${id}.` })
}

const lifetimeIn = (call: BackendCall): number => {
  const seconds = member(call, 'expires_in_seconds', 'number')
  if (seconds === undefined) return DEFAULT_LIFETIME_MS
  if (Number.isInteger(seconds) && seconds > 0) return seconds * 1_000
  const longMessage = 'expires_in_seconds has to be a whole number of at least 1.'
  throw problem('form_param_value_invalid', { param: 'expires_in_seconds', longMessage })
}

/** `POST /v1/sign_in_tokens`: creates a ticket that signs a user in, once. */
export const createSignInToken: BackendHandler = (call) => {
  const { api } = call
  onlyKnown(call, ['user_id', 'expires_in_seconds'])
  const userId = member(call, 'user_id', 'string')
  if (!userId) throw problem('form_param_nil', { param: 'user_id' })
  if (!api.users.some(({ id }) => id === userId))
    throw problem('resource_not_found', { longMessage: `There is no user ${userId}.` })
  const id = api.tickets.issue({ userId, expiresInMs: lifetimeIn(call) })
  return present(
    call,
    ticketOf(call, (ticket) => ticket.id === id),
  )
}

/** `POST /v1/sign_in_tokens/<id>/revoke`. */
export const revokeSignInToken: BackendHandler = (call) => {
  const { api } = call
  const isMeant = ({ invitationId }: MockTicket) => invitationId === call.id
  const ticket = ticketOf(call, isMeant)
  const status = statusOf(ticket, api.clock.now())
  if (status === 'accepted') throw problem('sign_in_token_already_used_code')
  if (status === 'revoked') throw problem('sign_in_token_already_revoked')
  api.tickets.revoke(ticket.id)
  return present(call, ticketOf(call, isMeant))
}
