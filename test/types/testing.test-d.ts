import { expectTypeOf, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type OutboxMessage, presets } from '../../src/testing/index.ts'

const api = createMockFrontendApi(presets.emailCode())

test('the mock carries a client', () => {
  expectTypeOf(createClient).toBeCallableWith({ transport: api.transport() })
  expectTypeOf(api.outbox.last('ada@example.test')).toEqualTypeOf<OutboxMessage>()
  expectTypeOf(api.fetch).toBeCallableWith(new Request(api.origin))
  expectTypeOf(api.fetch).toExtend<typeof fetch>()
})

test('settings are spelled as on the wire', () => {
  createMockFrontendApi({ settings: { attributes: { phone_number: { enabled: true } } }, seed: 1, clients: 'cookie' })
  // @ts-expect-error: there is no such attribute
  createMockFrontendApi({ settings: { attributes: { phoneNumber: { enabled: true } } } })
  // @ts-expect-error: browsers are distinguished in two ways
  createMockFrontendApi({ clients: 'header' })
})

test('the mailbox is filled by the server alone', () => {
  // @ts-expect-error: it is read-only
  api.outbox.push({})
})
