import { findAll, type Keyed } from '../state/keyed.ts'
import { groups } from '../state/keys.ts'
import type { MockState } from '../state/state.ts'
import type { Outbox, OutboxMessage } from '../types.ts'
import { isTestRecipient, TEST_CODE } from './test-recipients.ts'

const ANY = (_: OutboxMessage) => true
const CODES = ({ kind }: OutboxMessage) => kind === 'code'

const lastTo = ({ outbox: messages, instance }: MockState, to: string, what: string, isMeant = ANY): OutboxMessage => {
  const message = findAll(messages, groups.recipient(to)).findLast(isMeant)
  if (message) return message
  if (isTestRecipient(instance, to))
    throw new Error(
      `${what} was sent to ${to}: the service sends no code to a test address or a test number. Enter ${TEST_CODE}, or set \`authConfig.test_mode: false\`.`,
    )
  const others = [...new Set(messages.filter(isMeant).map((candidate) => candidate.to))]
  const known = others.length ? `There are messages to ${others.join(', ')}.` : `${what} was sent yet.`
  throw new Error(`${what} was sent to ${to}. ${known}`)
}

/** Adds `last` and `lastCode` to the array of messages: not enumerable, so that it compares like a plain array. */
export const createOutbox = (state: MockState): Outbox => {
  const last = (to: string) => lastTo(state, to, 'Nothing')
  const lastCode = (to: string) => lastTo(state, to, 'No code', CODES).code
  return Object.defineProperties(state.outbox, {
    last: { value: last },
    lastCode: { value: lastCode },
  }) as Keyed<OutboxMessage> & Outbox
}
