import type { Outbox, OutboxMessage } from '../contract.ts'

const lastTo = (messages: readonly OutboxMessage[], to: string): OutboxMessage => {
  const message = messages.findLast((candidate) => candidate.to.toLowerCase() === to.trim().toLowerCase())
  if (message) return message
  const others = [...new Set(messages.map((candidate) => candidate.to))]
  const known = others.length ? `There are messages to ${others.join(', ')}.` : 'Nothing was sent to anybody yet.'
  throw new Error(`Nothing was sent to ${to}. ${known}`)
}

/** The messages themselves, with `last` beside them: it is not enumerable, so that the outbox compares as an array. */
export const createOutbox = (messages: OutboxMessage[]): Outbox =>
  Object.defineProperty(messages, 'last', { value: (to: string) => lastTo(messages, to) }) as OutboxMessage[] & Outbox
