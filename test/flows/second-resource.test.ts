import { expect, test } from 'vitest'
import type { Call } from '../../src/calls/call.ts'
import { keyOf } from '../../src/calls/check-arguments.ts'
import { createEngine } from '../../src/calls/engine.ts'
import { resolvesToSelf } from '../../src/calls/methods.ts'
import type { Resource } from '../../src/calls/resource.ts'
import { createCalls } from '../../src/calls/run.ts'
import { isFlowError } from '../../src/index.ts'
import { count, type Decoded, required, shape, text } from '../../src/shapes/kinds.ts'
import { defineMembers } from '../../src/state/members.ts'
import { emptySlice, readersOf, sliceOf } from '../../src/state/slices.ts'
import { manualTransport } from '../support/transport.ts'

/** A place on a list: not part of the product. It shows what a resource has to bring along. */
const placeShape = shape({ id: required(text(), undefined), emailAddress: text(), position: count() })

const place: Resource<Decoded<typeof placeShape>> = {
  name: 'place',
  shape: placeShape,
  initial: emptySlice(placeShape),
  carriedBy: () => null,
  isComplete: () => false,
  paths: { all: '/waitlist', one: (id) => `/waitlist/${id}` },
}

/** Another one beside it. */
const seatShape = shape({ id: required(text(), undefined) })

const seat: Resource<Decoded<typeof seatShape>> = {
  ...place,
  name: 'seat',
  shape: seatShape,
  initial: emptySlice(seatShape),
  paths: { all: '/seats', one: (id) => `/seats/${id}` },
}

const takeSeat = (call: Call) =>
  call.write({
    key: 'take',
    shape: seatShape,
    build: () => ({ method: 'POST', path: seat.paths.all }),
    judge: () => 'unknown',
  })

const actions = {
  join: (call: Call, params: { emailAddress: string }) =>
    call.write({
      key: keyOf('join', params),
      shape: placeShape,
      build: () => ({ method: 'POST', path: place.paths.all, body: params }),
      judge: (_, after) => (sliceOf(after, place).value.emailAddress === params.emailAddress ? 'done' : 'not_applied'),
    }),
  confirm: (call: Call, params: { code: string }) =>
    call.write({
      key: keyOf('confirm', params),
      shape: placeShape,
      build: (state) => ({
        method: 'PATCH',
        path: place.paths.one(sliceOf(state, place).value.id ?? ''),
        body: params,
      }),
      judge: () => 'unknown',
    }),
}

const readers = readersOf(place)
const addMembers = defineMembers({ live: readers, stores: readers })

const setup = () => {
  const { transport, seen, next } = manualTransport()
  const transitions: string[] = []
  const calls = createCalls({
    resources: [place, seat],
    loadEngine: async (basis) =>
      createEngine({
        ...basis,
        transport,
        browser: {} as never, // these actions need neither a browser nor providers
        providers: {} as never,
        validate: undefined,
        emit: undefined,
        resources: [place, seat],
        challenges: { retryRules: [], afterWrite: null },
      }),
    onUpdate: (name) => transitions.push(name),
  })
  const self = resolvesToSelf({ calls, resource: place }, (): object => waitlist)
  const methods = {
    join: self(actions.join),
    confirm: self(actions.confirm),
    reset: () => calls.reset(place),
  }
  const waitlist = addMembers(methods, { store: calls.store, memory: new Map() })
  return { waitlist, calls, seen, next, transitions }
}

const ADA = { emailAddress: 'ada@example.test' }
const placed = (position: number) => ({
  response: { id: 'wl_1', email_address: ADA.emailAddress, position },
  client: null,
})

const codeOf = (error: unknown): unknown => isFlowError(error) && error.code

test('a table gives getters, and stores that fire when their member has changed', async () => {
  const { waitlist, next, transitions } = setup()
  const positions: unknown[] = []
  const addresses: unknown[] = []
  waitlist.$position.subscribe((position) => positions.push(position))
  waitlist.$emailAddress.subscribe((address) => addresses.push(address))
  expect(waitlist.id).toBeUndefined()

  const joining = waitlist.join(ADA)
  const request = await next()
  expect([request.method, request.path, request.body]).toEqual(['POST', '/waitlist', ADA])
  request.respond(placed(7))
  expect(await joining).toBe(waitlist)
  expect([waitlist.id, waitlist.emailAddress, waitlist.position]).toEqual(['wl_1', ADA.emailAddress, 7])

  const confirming = waitlist.confirm({ code: '1' })
  const second = await next()
  second.respond(placed(3))
  await confirming
  expect(positions).toEqual([null, 7, 3])
  expect(addresses).toEqual([null, ADA.emailAddress])
  expect(transitions).toEqual(['started', 'received', 'ended', 'started', 'received', 'ended'])
})

test('its calls take their turns: the second is built from the response to the first', async () => {
  const { waitlist, seen, next } = setup()
  const both = Promise.all([waitlist.join(ADA), waitlist.confirm({ code: '1' })])
  const first = await next()
  expect(seen).toHaveLength(1)
  first.respond(placed(7))
  const second = await next()
  expect(second.path).toBe('/waitlist/wl_1')
  second.respond(placed(1))
  await both
  expect(waitlist.position).toBe(1)
})

test('identical calls are one request; others are not shared', async () => {
  const { waitlist, seen, next } = setup()
  const calls = Promise.all([
    waitlist.join(ADA),
    waitlist.join({ ...ADA }),
    waitlist.join({ emailAddress: 'bob@x.test' }),
  ])
  const first = await next()
  first.respond(placed(7))
  const second = await next()
  second.respond(placed(8))
  await calls
  expect(seen.map(({ body }) => body)).toEqual([ADA, { emailAddress: 'bob@x.test' }])
})

test('resources take turns, and do not end the sharing of each other', async () => {
  const { waitlist, calls, seen, next } = setup()
  const take = () => calls.run({ resource: seat }, takeSeat)
  const all = Promise.all([waitlist.join(ADA), take(), waitlist.join(ADA), take()])
  const first = await next()
  expect(seen).toHaveLength(1)
  first.respond(placed(7))
  const second = await next()
  second.respond({ response: { id: 'seat_1' }, client: null })
  await all
  expect(seen.map(({ path }) => path)).toEqual(['/waitlist', '/seats'])
  expect([waitlist.id, sliceOf(calls.store.get(), seat).value.id]).toEqual(['wl_1', 'seat_1'])
  waitlist.reset()
  expect([waitlist.id, sliceOf(calls.store.get(), seat).value.id]).toEqual([undefined, 'seat_1'])
})

test('a call ends with its signal, with a reset and with the client, and stores nothing', async () => {
  const { waitlist, calls, next } = setup()
  const controller = new AbortController()
  const aborted = waitlist.join(ADA, { signal: controller.signal }).catch(codeOf)
  const first = await next()
  controller.abort()
  expect(await aborted).toBe('aborted')
  first.respond(placed(7))

  const discarded = waitlist.join(ADA).catch(codeOf)
  const second = await next()
  waitlist.reset()
  expect(await discarded).toBe('discarded')
  second.respond(placed(7))

  const destroyed = waitlist.join(ADA).catch(codeOf)
  await next()
  calls.destroy()
  expect(await destroyed).toBe('destroyed')
  expect(waitlist.id).toBeUndefined()
})

test('an error response is kept until the next call, and changes nothing else', async () => {
  const { waitlist, calls, next } = setup()
  const failing = waitlist.join(ADA).catch((error) => error.status)
  const first = await next()
  first.respond({ errors: [{ code: 'waitlist_closed', message: 'Closed.' }] }, 422)
  expect(await failing).toBe(422)
  expect(sliceOf(calls.store.get(), place).error?.kind).toBe('api')
  expect(waitlist.id).toBeUndefined()

  const joining = waitlist.join(ADA)
  expect(sliceOf(calls.store.get(), place).error).toBeNull()
  const second = await next()
  second.respond(placed(2))
  await joining
})
