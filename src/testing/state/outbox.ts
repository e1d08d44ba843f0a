import type { Outbox, OutboxMessage } from '../contract.ts'

const lastTo = (messages: readonly OutboxMessage[], to: string, what: string): OutboxMessage => {
  const message = messages.findLast((candidate) => candidate.to.toLowerCase() === to.trim().toLowerCase())
  if (message) return message
  const others = [...new Set(messages.map((candidate) => candidate.to))]
  const known = others.length ? `There are messages to ${others.join(', ')}.` : `${what} was sent to anybody yet.`
  throw new Error(`${what} was sent to ${to}. ${known}`)
}

/** The messages themselves, with `last` and `lastCode` beside them: not enumerable, so that the outbox compares as an array. */
export const createOutbox = (messages: OutboxMessage[]): Outbox => {
  const last = (to: string) => lastTo(messages, to, 'Nothing')
  const lastCode = (to: string) =>
    lastTo(
      messages.filter(({ kind }) => kind === 'code'),
      to,
      'No code',
    ).code
  return Object.defineProperties(messages, {
    last: { value: last },
    lastCode: { value: lastCode },
  }) as OutboxMessage[] & Outbox
}
