import { parseUrl } from '../../runtime/urls.ts'
import type { MockTicket, MockTicketInput, MockTickets } from '../account-types.ts'
import { ANYTHING, type Members, requireKnownMembers } from '../environment/members.ts'
import { deepCopy } from '../plain-data.ts'
import { nextId } from '../state/ids.ts'
import type { Keyed } from '../state/keyed.ts'
import { groups } from '../state/keys.ts'
import { find, findAll, type MockState, put } from '../state/state.ts'

const DEFAULT_LIFETIME_MS = 30 * 86_400_000

const TICKET = {
  emailAddress: ANYTHING,
  publicMetadata: ANYTHING,
  expiresInMs: ANYTHING,
  redirectUrl: ANYTHING,
  notify: ANYTHING,
  userId: ANYTHING,
} satisfies Record<keyof MockTicketInput, Members>

const addressWith = (ticket: string, page: string | undefined): string | null => {
  if (page === undefined) return null
  if (!parseUrl(page)) throw new Error(`tickets.issue(): \`redirectUrl\` is ${page}: give a whole address.`)
  const url = new URL(page)
  url.searchParams.set('__clerk_ticket', ticket)
  return url.href
}

/** The `__clerk_status` in the link of a ticket. */
const statusOf = ({ users }: MockState, { emailAddress, usedBy, userId }: MockTicket) => {
  if (usedBy !== null) return 'complete'
  if (userId !== null) return 'sign_in'
  const owners = emailAddress === null ? [] : findAll(users, groups.identifier('email_address', emailAddress))
  return owners.length > 0 ? 'sign_in' : 'sign_up'
}

const withStatus = (state: MockState, ticket: MockTicket): MockTicket => {
  if (ticket.url === null) return ticket
  const url = new URL(ticket.url)
  url.searchParams.set('__clerk_status', statusOf(state, ticket))
  return { ...ticket, url: url.href }
}

/** Updates the links of the tickets for an address whose user was added or removed. */
export const refreshTickets = (state: MockState, emailAddress: string | null): void => {
  if (emailAddress === null) return
  for (const ticket of findAll(state.tickets, groups.recipient(emailAddress)))
    put(state.tickets, withStatus(state, ticket))
}

/** Marks a ticket as used by a completed sign-up or sign-in. */
export const acceptTicket = (state: MockState, id: string | null, usedBy: string): void => {
  const ticket = find(state.tickets, id)
  if (ticket) put(state.tickets, withStatus(state, { ...ticket, usedBy }))
}

const issue = (state: MockState, now: number, input: MockTicketInput): MockTicket => {
  const { emailAddress, publicMetadata = {}, expiresInMs = DEFAULT_LIFETIME_MS, redirectUrl, notify, userId } = input
  const to = emailAddress?.trim() || null
  if (!(expiresInMs > 0))
    throw new Error(`tickets.issue(): \`expiresInMs\` is ${expiresInMs}: give a positive number of milliseconds.`)
  if (notify && (to === null || redirectUrl === undefined))
    throw new Error('tickets.issue(): to `notify` a user, pass an `emailAddress` and a `redirectUrl`.')
  if (userId !== undefined && !find(state.users, userId))
    throw new Error(`tickets.issue(): there is no user ${userId}. Pass the \`id\` of one of \`api.users\`.`)
  if (userId !== undefined && emailAddress !== undefined)
    throw new Error('tickets.issue(): `userId` issues a sign-in token, `emailAddress` an invitation. Pass one of them.')
  const id = nextId(state, 'ticket')
  const ticket = withStatus(state, {
    id,
    invitationId: nextId(state, userId === undefined ? 'inv' : 'sit'),
    emailAddress: to,
    userId: userId ?? null,
    publicMetadata: deepCopy(publicMetadata),
    url: addressWith(id, redirectUrl),
    createdAt: now,
    expireAt: now + expiresInMs,
    usedBy: null,
    revokedAt: null,
  })
  const { url } = ticket
  if (notify && to !== null && url !== null) state.outbox.push({ to, channel: 'email', kind: 'link', url, sentAt: now })
  return put(state.tickets, ticket)
}

const revoke = (state: MockState, now: number, id: string): void => {
  const ticket = find(state.tickets, id)
  if (!ticket) throw new Error('tickets.revoke(): there is no such ticket.')
  put(state.tickets, { ...ticket, revokedAt: now })
}

/** Adds `issue` and `revoke` to the array of tickets: not enumerable, so that it compares like a plain array. */
export const createTickets = (
  state: MockState,
  { now, strict }: { readonly strict: boolean; now(): number },
): MockTickets =>
  Object.defineProperties(state.tickets, {
    issue: {
      value: (input: MockTicketInput = {}) => {
        if (strict) requireKnownMembers(input, TICKET, 'tickets.issue()')
        return issue(state, now(), input).id
      },
    },
    revoke: { value: (ticket: string) => revoke(state, now(), ticket) },
  }) as Keyed<MockTicket> & MockTickets
