import type { Outbox, OutboxMessage } from '../contract.ts'
import { findAll, type Keyed } from './keyed.ts'
import { groups } from './keys.ts'

const ANY = (_: OutboxMessage) => true
const CODES = ({ kind }: OutboxMessage) => kind === 'code'

const lastTo = (messages: Keyed<OutboxMessage>, to: string, what: string, isMeant = ANY): OutboxMessage => {
  const message = findAll(messages, groups.recipient(to)).findLast(isMeant)
  if (message) return message
  const others = [...new Set(messages.filter(isMeant).map((candidate) => candidate.to))]
  const known = others.length ? `There are messages to ${others.join(', ')}.` : `${what} was sent to anybody yet.`
  throw new Error(`${what} was sent to ${to}. ${known}`)
}

/** The messages themselves, with `last` and `lastCode` beside them: not enumerable, so that the outbox compares as an array. */
export const createOutbox = (messages: Keyed<OutboxMessage>): Outbox => {
  const last = (to: string) => lastTo(messages, to, 'Nothing')
  const lastCode = (to: string) => lastTo(messages, to, 'No code', CODES).code
  return Object.defineProperties(messages, {
    last: { value: last },
    lastCode: { value: lastCode },
  }) as Keyed<OutboxMessage> & Outbox
}
