import { parseUrl } from '../../runtime/parse-url.ts'
import type { MockTicket, MockTicketInput, MockTickets } from '../control/contract.ts'
import { deepCopy } from '../deep-copy.ts'
import { nextId } from './ids.ts'
import type { Keyed } from './keyed.ts'
import { find, type MockState, put } from './state.ts'

const DEFAULT_LIFETIME_MS = 30 * 86_400_000

const addressWith = (ticket: string, page: string | undefined): string | null => {
  if (page === undefined) return null
  if (!parseUrl(page)) throw new Error(`tickets.issue(): \`redirectUrl\` is ${page}: give a whole address.`)
  const url = new URL(page)
  url.searchParams.set('__clerk_ticket', ticket)
  return url.href
}

const issue = (state: MockState, now: number, input: MockTicketInput): MockTicket => {
  const { emailAddress, publicMetadata = {}, expiresInMs = DEFAULT_LIFETIME_MS, redirectUrl, notify } = input
  const to = emailAddress?.trim() || null
  if (!(expiresInMs > 0))
    throw new Error(`tickets.issue(): \`expiresInMs\` is ${expiresInMs}: give a positive number of milliseconds.`)
  if (notify && (to === null || redirectUrl === undefined))
    throw new Error('tickets.issue(): to `notify` somebody, give an `emailAddress` and a `redirectUrl`.')
  const id = nextId(state, 'ticket')
  const url = addressWith(id, redirectUrl)
  if (notify && to !== null && url !== null) state.outbox.push({ to, channel: 'email', kind: 'link', url, sentAt: now })
  return put(state.tickets, {
    id,
    invitationId: nextId(state, 'inv'),
    emailAddress: to,
    publicMetadata: deepCopy(publicMetadata),
    url,
    createdAt: now,
    expireAt: now + expiresInMs,
    usedBy: null,
    revokedAt: null,
  })
}

const revoke = (state: MockState, now: number, id: string): void => {
  const ticket = find(state.tickets, id)
  if (!ticket) throw new Error('tickets.revoke(): there is no such ticket.')
  put(state.tickets, { ...ticket, revokedAt: now })
}

/** The tickets themselves, with what gives them out beside them: not enumerable, so that the list compares as an array. */
export const createTickets = (state: MockState, now: () => number): MockTickets =>
  Object.defineProperties(state.tickets, {
    issue: { value: (input: MockTicketInput = {}) => issue(state, now(), input).id },
    revoke: { value: (ticket: string) => revoke(state, now(), ticket) },
  }) as Keyed<MockTicket> & MockTickets
