import { parseUrl } from '../../runtime/urls.ts'
import type { MockTicket } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import type { BackendCall, BackendHandler } from './read.ts'
import { member, onlyKnown, ordered, pageOf } from './read.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 365

const statusOf = ({ usedBy, revokedAt, expireAt }: MockTicket, now: number) => {
  if (usedBy !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expireAt <= now ? 'expired' : 'pending'
}

const present = (ticket: MockTicket, now: number) => {
  const status = statusOf(ticket, now)
  return {
    object: 'invitation',
    id: ticket.invitationId,
    email_address: ticket.emailAddress,
    public_metadata: ticket.publicMetadata,
    revoked: status === 'revoked',
    status,
    url: ticket.url,
    expires_at: ticket.expireAt,
    created_at: ticket.createdAt,
    updated_at: ticket.revokedAt ?? ticket.createdAt,
  }
}

const addressIn = (call: BackendCall): string => {
  const address = member(call, 'email_address', 'string')?.trim()
  if (!address) throw problem('form_param_nil', { param: 'email_address' })
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return address
  throw problem('form_param_format_invalid', { param: 'email_address' })
}

const signUpPage = ({ api }: BackendCall): string => {
  const { sign_up_url } = api.environment.display_config as { sign_up_url?: unknown } // as in the schema
  return typeof sign_up_url === 'string' ? sign_up_url : '/'
}

/** The URL of the app's page. A path, even in the settings, is relative to this server: no other origin is known. */
const pageIn = (call: BackendCall): string => {
  const page = member(call, 'redirect_url', 'string') ?? signUpPage(call)
  const address = parseUrl(page, call.origin)
  if (address) return address.href
  throw problem('form_param_format_invalid', { param: 'redirect_url' })
}

const daysIn = (call: BackendCall): number | undefined => {
  const days = member(call, 'expires_in_days', 'number')
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) return days
  const longMessage = `expires_in_days has to be a whole number between 1 and ${MOST_DAYS}.`
  throw problem('form_param_value_invalid', { param: 'expires_in_days', longMessage })
}

const requireUninvited = ({ api }: BackendCall, address: string): void => {
  const isSame = ({ emailAddress }: { readonly emailAddress: string | null }) =>
    emailAddress?.toLowerCase() === address.toLowerCase()
  const isInvited = api.tickets.some((ticket) => isSame(ticket) && statusOf(ticket, api.clock.now()) === 'pending')
  if (isInvited) throw problem('duplicate_record', { param: 'email_address' })
  if (api.users.some(isSame)) throw problem('form_identifier_exists', { param: 'email_address' })
}

const BODY = ['email_address', 'redirect_url', 'public_metadata', 'expires_in_days', 'notify', 'ignore_existing']

/** `POST /v1/invitations`: creates a ticket for one address, and sends it by email. */
export const createInvitation: BackendHandler = (call) => {
  const { api } = call
  onlyKnown(call, BODY)
  const emailAddress = addressIn(call)
  const days = daysIn(call)
  const given = {
    emailAddress,
    redirectUrl: pageIn(call),
    publicMetadata: member(call, 'public_metadata', 'object'),
    expiresInMs: days === undefined ? undefined : days * DAY_MS,
    notify: member(call, 'notify', 'boolean') ?? true,
  }
  if (member(call, 'ignore_existing', 'boolean') !== true) requireUninvited(call, emailAddress)
  const id = api.tickets.issue(given)
  return present(
    ticketOf(call, (ticket) => ticket.id === id),
    api.clock.now(),
  )
}

const ticketOf = ({ api, id }: BackendCall, isMeant: (ticket: MockTicket) => boolean): MockTicket => {
  const ticket = api.tickets.find((one) => one.userId === null && isMeant(one))
  if (ticket) return ticket
  throw problem('resource_not_found', { longMessage: `There is no invitation ${id}.` })
}

/** `GET /v1/invitations`: a list, or with `paginated=true` an object with the total count. */
export const listInvitations: BackendHandler = ({ api, search }) => {
  const [status, part] = [search.get('status'), search.get('query')?.toLowerCase() ?? '']
  const found = ordered(api.tickets, search)
    .filter(({ userId }) => userId === null)
    .map((ticket) => present(ticket, api.clock.now()))
    .filter((one) => status === null || one.status === status)
    .filter(({ id, email_address }) => `${id} ${email_address ?? ''}`.toLowerCase().includes(part))
  const data = pageOf(found, search)
  return search.get('paginated') === 'true' ? { data, total_count: found.length } : data
}

/** `POST /v1/invitations/<id>/revoke`: revokes the ticket. */
export const revokeInvitation: BackendHandler = (call) => {
  const { api } = call
  const isMeant = ({ invitationId }: MockTicket) => invitationId === call.id
  const ticket = ticketOf(call, isMeant)
  const status = statusOf(ticket, api.clock.now())
  if (status === 'accepted') throw problem('invitation_already_accepted')
  if (status === 'revoked') throw problem('invitation_already_revoked')
  api.tickets.revoke(ticket.id)
  return present(ticketOf(call, isMeant), api.clock.now())
}
