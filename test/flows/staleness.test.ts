import { expect, test } from 'vitest'
import { type ClientEvent, createClient } from '../../src/index.ts'
import { clientJSON, signUpJSON } from '../support/json.ts'
import { manualTransport } from '../support/transport.ts'

/** What the server returns at step `step` of the attempt. */
const at = (step: number) => ({ response: signUpJSON({ unsafe_metadata: { step } }), client: clientJSON() })

/** A client whose sign-up is at step 0; every further response is the test's. */
const started = async () => {
  const { transport, next } = manualTransport()
  const events: ClientEvent[] = []
  const { signUp } = createClient({ transport, onEvent: (event) => events.push(event) })
  const creating = signUp.create()
  const { respond } = await next()
  respond(at(0))
  await creating
  return { signUp, future: signUp.future, next, dropped: () => events.filter(({ type }) => type === 'dropped').length }
}

test('a response to a read is dropped when a read that was sent later has its response', async () => {
  const { signUp, next, dropped } = await started()
  const older = signUp.reload()
  const olderRequest = await next()
  const newer = signUp.reload()
  const newerRequest = await next()
  newerRequest.respond(at(2))
  await newer
  olderRequest.respond(at(1))
  await older
  expect(signUp.unsafeMetadata).toEqual({ step: 2 })
  expect(dropped()).toBe(1)
})

test('two reads whose responses come in their order are both stored', async () => {
  const { signUp, next, dropped } = await started()
  for (const step of [1, 2]) {
    const reading = signUp.reload()
    const { respond } = await next()
    respond(at(step))
    await reading
    expect(signUp.unsafeMetadata).toEqual({ step })
  }
  expect(dropped()).toBe(0)
})

test('a response to a read is dropped when a change was under way as it was sent', async () => {
  const { signUp, next, dropped } = await started()
  const updating = signUp.update({ unsafeMetadata: { step: 1 } })
  const change = await next()
  const reading = signUp.reload()
  const read = await next()
  change.respond(at(1))
  await updating
  read.respond(at(0))
  await reading
  expect(signUp.unsafeMetadata).toEqual({ step: 1 })
  expect(dropped()).toBe(1)
})

test('a response to a read is dropped when a change was sent after it, finished or not', async () => {
  const { signUp, next, dropped } = await started()
  const reading = signUp.reload()
  const read = await next()
  const updating = signUp.update({ unsafeMetadata: { step: 1 } })
  const change = await next()
  read.respond(at(7))
  await reading
  expect(signUp.unsafeMetadata).toEqual({ step: 0 })
  expect(dropped()).toBe(1)
  change.respond(at(1))
  await updating
  expect(signUp.unsafeMetadata).toEqual({ step: 1 })
})

test('a read that is sent after a rejected change is stored', async () => {
  const { signUp, future, next } = await started()
  const updating = future.update({ firstName: 'Ada' })
  const change = await next()
  change.respond({ errors: [] }, 422)
  await updating
  const reading = signUp.reload()
  const read = await next()
  read.respond(at(3))
  await reading
  expect(signUp.unsafeMetadata).toEqual({ step: 3 })
})
