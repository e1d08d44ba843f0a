import type { MockTicketInput, MockTickets } from '../control/contract.ts'
import { nextId } from './ids.ts'
import { type MockState, put } from './state.ts'

const DEFAULT_LIFETIME_MS = 30 * 86_400_000

/** Gives out tickets. */
export const createTickets = (state: MockState, now: () => number): MockTickets => ({
  issue: ({ emailAddress, publicMetadata = {}, expiresInMs = DEFAULT_LIFETIME_MS }: MockTicketInput = {}) =>
    put(state.tickets, {
      id: nextId(state, 'ticket'),
      emailAddress: emailAddress?.trim() || null,
      publicMetadata: structuredClone(publicMetadata),
      expireAt: now() + expiresInMs,
      usedBy: null,
    }).id,
})
